package io.portwright.engine.syntax.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.portwright.provider.diagnostic.SourceFile;
import io.portwright.provider.diagnostic.SourceRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonPathTest {

  /** The mark stands where the message points. */
  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"resource": {"t": {"a": {^"x": 1}}}}       | resource.t.a
          {"output": {"o": [{"value": 1}, {"v": ^1}]}} | output.o[1]
          {"locals": {"a": "${^b}"}}                  | locals
          {"a": 1, ^"b": {}}                          |
          [{"a": {"b": ^tru}}]                        | [0].a
          {"a": {"b": ^                               |
          """)
  void namesWhatIsAround(String marked, String path) {
    int at = marked.indexOf('^');
    SourceFile file = new SourceFile("main.tf.json", marked.replace("^", ""));
    assertThat(JsonPath.of(new SourceRange(file, at, at)).orElse(null)).isEqualTo(path);
  }
}
