package io.portwright.engine.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import io.portwright.provider.diagnostic.Checked;
import io.portwright.provider.diagnostic.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each {@code name.tf} has its tree and findings beside it in {@code name.expected}. The findings
 * were compared with what Terraform 1.11.4 reports. {@code -Dgolden.update} rewrites them.
 */
class ParserGoldenTest {
  private static final Path CASES = Path.of("src/test/resources/syntax");

  static List<String> cases() throws IOException {
    try (Stream<Path> files = Files.list(CASES)) {
      return files
          .map(p -> p.getFileName().toString())
          .filter(n -> n.endsWith(".tf"))
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void parsesAsRecorded(String name) throws IOException {
    Path input = CASES.resolve(name);
    SourceFile file = new SourceFile(name, Files.readString(input));
    Checked<FileNode> parsed = Parser.parseFile(file);
    String actual = TreeDump.of(parsed.orThrow().body()) + TreeDump.of(parsed.diagnostics());
    Path expected = CASES.resolve(name.replace(".tf", ".expected"));
    if (System.getProperty("golden.update") != null && System.getenv("CI") == null) {
      Files.writeString(expected, actual);
    }
    assertThat(actual).isEqualTo(Files.readString(expected));
  }
}
