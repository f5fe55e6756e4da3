package io.portwright.provider.megaport.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamWriteFeature;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Reading and writing of JSON text. Answers of any length are read; nesting is limited. */
public final class JsonText {

  private static final int MAX_DEPTH = 200;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
          .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
          .build();

  private JsonText() {}

  /** The value; empty when the bytes are not one complete JSON value. */
  public static Optional<Json> parse(byte[] text) {
    try (JsonParser parser = FACTORY.createParser(text)) {
      if (parser.nextToken() == null) {
        return Optional.empty();
      }
      Json value = value(parser);
      return parser.nextToken() == null ? Optional.of(value) : Optional.empty();
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  /** Whether the bytes are one complete object or array; builds nothing. */
  public static boolean isDocument(byte[] text) {
    try (JsonParser parser = FACTORY.createParser(text)) {
      JsonToken first = parser.nextToken();
      if (first != JsonToken.START_OBJECT && first != JsonToken.START_ARRAY) {
        return false;
      }
      parser.skipChildren();
      boolean closed =
          parser.currentToken() == JsonToken.END_OBJECT
              || parser.currentToken() == JsonToken.END_ARRAY;
      return closed && parser.nextToken() == null;
    } catch (IOException _) {
      return false;
    }
  }

  /**
   * Reads an enveloped list item by item, so that a long list never stands in memory as a tree.
   *
   * @param each receives every element of {@code data} in order
   * @return whether the text was a complete object with an array called {@code data}
   */
  public static boolean eachOfData(byte[] text, Consumer<Json> each) {
    boolean found = false;
    try (JsonParser parser = FACTORY.createParser(text)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return false;
      }
      for (String key = parser.nextFieldName(); key != null; key = parser.nextFieldName()) {
        JsonToken token = parser.nextToken();
        if (key.equals("data") && token == JsonToken.START_ARRAY) {
          found = true;
          while (parser.nextToken() != JsonToken.END_ARRAY) {
            each.accept(value(parser));
          }
        } else {
          parser.skipChildren();
        }
      }
      return found && parser.currentToken() == JsonToken.END_OBJECT;
    } catch (IOException _) {
      return false;
    }
  }

  static String write(Json json) {
    StringWriter out = new StringWriter();
    try (JsonGenerator generator = FACTORY.createGenerator(out)) {
      write(json, generator);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write JSON into memory", e);
    }
    return out.toString();
  }

  private static Json value(JsonParser in) throws IOException {
    return switch (in.currentToken()) {
      case START_OBJECT -> {
        SortedMap<String, Json> fields = new TreeMap<>();
        for (String key = in.nextFieldName(); key != null; key = in.nextFieldName()) {
          in.nextToken();
          fields.put(key, value(in));
        }
        yield new Json.Obj(fields);
      }
      case START_ARRAY -> {
        List<Json> items = new ArrayList<>();
        while (in.nextToken() != JsonToken.END_ARRAY) {
          items.add(value(in));
        }
        yield new Json.Arr(items);
      }
      case VALUE_STRING -> new Json.Text(in.getText());
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Json.Num(number(in));
      case VALUE_TRUE -> new Json.Bool(true);
      case VALUE_FALSE -> new Json.Bool(false);
      case VALUE_NULL -> Json.NULL;
      case NOT_AVAILABLE, END_OBJECT, END_ARRAY, FIELD_NAME, VALUE_EMBEDDED_OBJECT ->
          throw new IOException("not a JSON value");
    };
  }

  private static BigDecimal number(JsonParser in) throws IOException {
    return in.getDecimalValue();
  }

  private static void write(Json json, JsonGenerator out) throws IOException {
    switch (json) {
      case Json.Text t -> out.writeString(t.value());
      case Json.Num n -> out.writeNumber(n.number());
      case Json.Bool b -> out.writeBoolean(b.truth());
      case Json.Null _ -> out.writeNull();
      case Json.Arr a -> {
        out.writeStartArray();
        for (Json item : a.items()) {
          write(item, out);
        }
        out.writeEndArray();
      }
      case Json.Obj o -> {
        out.writeStartObject();
        for (var field : o.fields().entrySet()) {
          out.writeFieldName(field.getKey());
          write(field.getValue(), out);
        }
        out.writeEndObject();
      }
    }
  }
}
