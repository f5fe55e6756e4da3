package io.portwright.engine.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import io.portwright.engine.syntax.json.JsonParser;
import io.portwright.engine.syntax.json.NestedBlocks;
import io.portwright.provider.diagnostic.Checked;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.diagnostic.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each {@code name.tf.json} has its tree and findings beside it in {@code name.expected}: those of
 * the text, then those of bodies, then those of expressions. {@code -Dgolden.update} rewrites them.
 */
class JsonGoldenTest {
  private static final Path CASES = Path.of("src/test/resources/syntax/json");

  /** Resources of type {@code t} have one type of block. */
  private static final NestedBlocks.Source BLOCKS =
      (_, type) ->
          type.equals("t")
              ? new NestedBlocks(Map.of("nested", NestedBlocks.NONE))
              : NestedBlocks.NONE;

  static List<String> cases() throws IOException {
    try (Stream<Path> files = Files.list(CASES)) {
      return files
          .map(p -> p.getFileName().toString())
          .filter(n -> n.endsWith(".tf.json"))
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void readsAsRecorded(String name) throws IOException {
    SourceFile file = new SourceFile(name, Files.readString(CASES.resolve(name)));
    Checked<FileNode> parsed = JsonParser.parseFile(file, BLOCKS);
    BodyNode body = parsed.orThrow().body();
    List<Diagnostic> later = new ArrayList<>();
    collect(body, later);
    String actual =
        TreeDump.of(body) + TreeDump.of(parsed.diagnostics()) + "later\n" + TreeDump.of(later);
    Path expected = CASES.resolve(name.replace(".tf.json", ".expected"));
    if (System.getProperty("golden.update") != null && System.getenv("CI") == null) {
      Files.writeString(expected, actual);
    }
    assertThat(actual).isEqualTo(Files.readString(expected));
    assertThat(parsed.orThrow().print()).isEqualTo(file.text());
  }

  private static void collect(BodyNode body, List<Diagnostic> found) {
    found.addAll(body.problems());
    for (AttributeNode attribute : body.attributes()) {
      ExpressionWalk.forEach(
          attribute.expression(),
          e -> {
            if (e instanceof Expression.Invalid invalid) {
              found.addAll(invalid.problems());
            }
          });
    }
    body.blocks().forEach(block -> collect(block.body(), found));
  }
}
