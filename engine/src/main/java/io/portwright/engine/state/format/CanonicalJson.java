package io.portwright.engine.state.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.portwright.engine.state.StoreFailure;
import io.portwright.provider.value.Utf8Order;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * JSON with exactly one form for each tree: UTF-8, keys in byte order, numbers as their shortest
 * exact decimal, two spaces of indent and a final newline (for files, so that their history reads
 * well) or no white space at all (inside sealed values).
 */
public final class CanonicalJson {
  static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNumberLength(1_000_000)
                          .maxStringLength(Integer.MAX_VALUE)
                          .maxNestingDepth(2_000)
                          .build())
                  .disable(JsonWriteFeature.WRITE_NAN_AS_STRINGS)
                  .build())
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.USE_BIG_INTEGER_FOR_INTS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private CanonicalJson() {}

  /** For files. */
  public static byte[] lines(JsonNode tree) {
    return write(tree, new DefaultPrettyPrinter(separators()).withArrayIndenter(indent()), true);
  }

  /** On one line, without white space. */
  public static byte[] compact(JsonNode tree) {
    return write(tree, null, false);
  }

  private static Separators separators() {
    return Separators.createDefaultInstance()
        .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
        .withObjectEmptySeparator("")
        .withArrayEmptySeparator("");
  }

  private static DefaultIndenter indent() {
    return new DefaultIndenter("  ", "\n");
  }

  private static byte[] write(JsonNode tree, @Nullable DefaultPrettyPrinter printer, boolean end) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(1024);
    try (JsonGenerator generator = MAPPER.getFactory().createGenerator(out)) {
      if (printer != null) {
        generator.setPrettyPrinter(printer.withObjectIndenter(indent()));
      }
      write(tree, generator);
    } catch (IOException impossible) {
      throw new UncheckedIOException("cannot write JSON in memory", impossible);
    }
    if (end) {
      out.write('\n');
    }
    return out.toByteArray();
  }

  private static void write(JsonNode node, JsonGenerator out) throws IOException {
    if (node.isObject()) {
      SortedMap<String, JsonNode> sorted = new TreeMap<>(Utf8Order.INSTANCE);
      node.properties().forEach(field -> sorted.put(field.getKey(), field.getValue()));
      out.writeStartObject();
      for (Map.Entry<String, JsonNode> field : sorted.entrySet()) {
        out.writeFieldName(field.getKey());
        write(field.getValue(), out);
      }
      out.writeEndObject();
    } else if (node.isArray()) {
      out.writeStartArray();
      for (JsonNode item : node) {
        write(item, out);
      }
      out.writeEndArray();
    } else {
      MAPPER.writeTree(out, node);
    }
  }

  /**
   * Reads JSON that this program wrote.
   *
   * @param name of the file, for the failure when it is damaged; the content is never shown
   */
  public static JsonNode read(String name, byte[] json) {
    try {
      JsonNode tree = MAPPER.readTree(json);
      if (tree.isMissingNode()) {
        throw StoreFailure.damaged(name, "it is empty");
      }
      return tree;
    } catch (JsonProcessingException damaged) {
      var place = damaged.getLocation();
      throw StoreFailure.damaged(
          name, "not valid JSON at line " + place.getLineNr() + ", column " + place.getColumnNr());
    } catch (IOException impossible) {
      throw StoreFailure.damaged(name, impossible);
    }
  }
}
