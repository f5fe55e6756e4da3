package io.portwright.engine.syntax.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.portwright.engine.syntax.Parser;
import io.portwright.engine.syntax.json.JsonValue.ArrayValue;
import io.portwright.engine.syntax.json.JsonValue.ObjectValue;
import io.portwright.provider.diagnostic.Checked;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.diagnostic.SourceFile;
import io.portwright.provider.diagnostic.SourceRange;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReaderTest {
  private static final long SEED = 20261127;
  private static final int ROUNDS = 30_000;
  private static final ObjectMapper JACKSON = new ObjectMapper();
  private static final List<String> PIECES =
      List.of(
          "{",
          "}",
          "[",
          "]",
          ",",
          ":",
          "\"",
          "\"a\"",
          "\"b\\n\"",
          "\\",
          "\\u00e9",
          "\\ud83d",
          "\\x",
          "1",
          "-",
          "0",
          "1.5",
          "e3",
          ".",
          "true",
          "false",
          "null",
          "tru",
          " ",
          "\n",
          "\t",
          "=",
          "é",
          "😀",
          "\u0001",
          "\uDC80",
          "\"k\": ",
          "{\"k\": [",
          "]}",
          "//",
          "#");

  private static Checked<JsonValue> read(String text) {
    return JsonReader.read(new SourceFile("test.json", text));
  }

  /** The judge: reads the same text with a parser that stops at the first mistake. */
  private static boolean isJson(String text) {
    int depth = 0;
    int roots = 0;
    try (JsonParser parser = new JsonFactory().createParser(text)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token.isStructEnd()) {
          depth--;
        } else if (depth == 0) {
          roots++;
        }
        if (token.isStructStart()) {
          depth++;
        }
      }
    } catch (IOException e) {
      return false;
    }
    return roots == 1;
  }

  @Test
  void acceptsExactlyWhatIsJson() {
    Random random = new Random(SEED);
    int accepted = 0;
    for (int round = 0; round < ROUNDS; round++) {
      String text = random.nextInt(4) == 0 ? mutated(random) : pieces(random);
      Checked<JsonValue> read = read(text);
      String what = "seed " + SEED + " round " + round + ": " + text;
      assertThat(read.diagnostics().isEmpty()).as(what).isEqualTo(isJson(text));
      for (Diagnostic diagnostic : read.diagnostics()) {
        SourceRange range = diagnostic.subject().orElseThrow();
        assertThat(range.end()).as(what).isLessThanOrEqualTo(text.length());
      }
      accepted += read.diagnostics().isEmpty() ? 1 : 0;
    }
    assertThat(accepted).isGreaterThan(ROUNDS / 20);
  }

  private static String pieces(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(8); i >= 0; i--) {
      text.append(PIECES.get(random.nextInt(PIECES.size())));
    }
    return text.toString();
  }

  private static String mutated(Random random) {
    String text = document(random, 3);
    for (int changes = random.nextInt(3); changes > 0; changes--) {
      int at = random.nextInt(text.length() + 1);
      int end = Math.min(text.length(), at + random.nextInt(3));
      text =
          text.substring(0, at) + PIECES.get(random.nextInt(PIECES.size())) + text.substring(end);
    }
    return text;
  }

  private static String document(Random random, int depth) {
    StringBuilder text = new StringBuilder();
    switch (random.nextInt(depth > 0 ? 8 : 6)) {
      case 0 -> text.append("null");
      case 1 -> text.append(random.nextBoolean());
      case 2 -> text.append(random.nextInt(2000) - 1000);
      case 3 ->
          text.append(random.nextInt(50)).append('.').append(random.nextInt(50)).append("e-3");
      case 4 -> text.append(" \"x\\\"\\u00e9\\\\\\n/\"");
      case 5 -> text.append("\"\u00e9\ud83d\ude00 ").append(random.nextInt(9)).append('"');
      case 6 -> {
        text.append('[');
        for (int i = random.nextInt(4); i > 0; i--) {
          text.append(document(random, depth - 1)).append(i > 1 ? " , " : "");
        }
        text.append(']');
      }
      default -> {
        text.append("{\n");
        for (int i = random.nextInt(4); i > 0; i--) {
          text.append("\"k").append(i).append("\" : ").append(document(random, depth - 1));
          text.append(i > 1 ? "," : "");
        }
        text.append('}');
      }
    }
    return text.toString();
  }

  @Test
  void valuesAreThoseOfAnotherReader() throws IOException {
    Random random = new Random(SEED);
    for (int round = 0; round < ROUNDS / 10; round++) {
      String text = document(random, 4);
      same(read(text).orThrow(), JACKSON.readTree(text), "seed " + SEED + " round " + round);
    }
  }

  private static void same(JsonValue ours, JsonNode theirs, String what) {
    switch (ours) {
      case ObjectValue object -> {
        assertThat(object.properties()).as(what).hasSize(theirs.size());
        object.properties().forEach(p -> same(p.value(), theirs.path(p.name().value()), what));
      }
      case ArrayValue array -> {
        assertThat(array.elements()).as(what).hasSize(theirs.size());
        for (int i = 0; i < theirs.size(); i++) {
          same(array.elements().get(i), theirs.path(i), what);
        }
      }
      case JsonValue.StringValue string ->
          assertThat(string.value()).as(what).isEqualTo(theirs.textValue());
      case JsonValue.NumberValue number ->
          assertThat(new BigDecimal(number.text()).doubleValue())
              .as(what)
              .isEqualTo(theirs.doubleValue());
      case JsonValue.BooleanValue bool ->
          assertThat(bool.value()).as(what).isEqualTo(theirs.booleanValue());
      case JsonValue.NullValue _ -> assertThat(theirs.isNull()).as(what).isTrue();
      case JsonValue.InvalidValue _ -> throw new AssertionError(what);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{\"a\":", "[{\"a\":"})
  void deepNestingIsOneClearError(String open) {
    Checked<JsonValue> read = read(open.repeat(100_000));
    assertThat(read.diagnostics())
        .extracting(Diagnostic::summary)
        .containsExactly("Nesting too deep");
    assertThat(read.diagnostics().getFirst().detail()).contains("at most 200 levels");
  }

  @Test
  void nestingUpToTheLimitIsRead() {
    int levels = Parser.MAX_NESTING;
    assertThat(read("[".repeat(levels) + "]".repeat(levels)).diagnostics()).isEmpty();
    assertThat(read("[".repeat(levels + 1) + "]".repeat(levels + 1)).diagnostics()).hasSize(1);
  }

  @Test
  void floodsOfErrorsAreCutOff() {
    List<Diagnostic> found = read("[" + ",".repeat(50_000)).diagnostics();
    assertThat(found).hasSize(Parser.MAX_ERRORS + 1);
    assertThat(found.getLast().summary()).isEqualTo("Too many errors");
  }

  @Test
  void longArraysAndStringsAreRead() {
    String long1 = "\"" + "x\\n".repeat(300_000) + "\"";
    Checked<JsonValue> read = read("[" + "1,".repeat(300_000) + long1 + "]");
    assertThat(read.diagnostics()).isEmpty();
    assertThat(((ArrayValue) read.orThrow()).elements()).hasSize(300_001);
  }
}
