package io.portwright.engine.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.portwright.provider.diagnostic.Checked;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.diagnostic.SourceFile;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceLoaderTest {
  @TempDir private Path base;

  @Test
  void folderHasItsConfigurationFilesInOrder() throws IOException {
    for (String name : List.of("b.tf", "a.tf", "B.tf", "x.tfvars", "c.txt")) {
      Files.writeString(base.resolve(name), "# " + name);
    }
    for (String leftover : List.of(".hidden.tf", "a.tf~", "#a.tf#", ".#a.tf")) {
      Files.writeString(base.resolve(leftover), "leftover");
    }
    Files.createDirectories(base.resolve("sub.tf"));
    Files.createDirectories(base.resolve(".terraform"));
    Checked<List<SourceFile>> read = new SourceLoader(base).folder(base);
    assertThat(read.diagnostics()).isEmpty();
    assertThat(read.orThrow()).extracting(SourceFile::name).containsExactly("B.tf", "a.tf", "b.tf");
    assertThat(read.orThrow().getFirst().text()).isEqualTo("# B.tf");
  }

  @Test
  void namesAreRelativeToTheBase() throws IOException {
    Path module = Files.createDirectories(base.resolve("modules/net"));
    Files.writeString(module.resolve("main.tf"), "");
    List<SourceFile> files = new SourceLoader(base).folder(Path.of("modules/net")).orThrow();
    assertThat(files).extracting(SourceFile::name).containsExactly("modules/net/main.tf");
  }

  @Test
  void missingFolderIsAFinding() {
    Checked<List<SourceFile>> read = new SourceLoader(base).folder(Path.of("nowhere"));
    assertThat(read.value()).isEmpty();
    assertThat(read.diagnostics())
        .extracting(Diagnostic::summary, Diagnostic::detail)
        .containsExactly(
            tuple(
                "Failed to read module directory",
                "Module directory nowhere does not exist or cannot be read."));
  }

  @Test
  void missingFileIsAFinding() {
    Checked<SourceFile> read = new SourceLoader(base).file(Path.of("x.tfvars"));
    assertThat(read.value()).isEmpty();
    assertThat(read.diagnostics())
        .extracting(Diagnostic::detail)
        .containsExactly("The file \"x.tfvars\" could not be read.");
  }

  @Test
  void linkToNowhereIsAFindingAndTheOthersAreRead() throws IOException {
    Files.writeString(base.resolve("a.tf"), "");
    Files.createSymbolicLink(base.resolve("b.tf"), base.resolve("gone.tf"));
    Checked<List<SourceFile>> read = new SourceLoader(base).folder(base);
    assertThat(read.orThrow()).hasSize(1);
    assertThat(read.diagnostics())
        .extracting(Diagnostic::summary)
        .containsExactly("Failed to read file");
  }

  @Test
  void hugeFilesAreRefused() throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(base.resolve("a.tf").toFile(), "rw")) {
      file.setLength(SourceLoader.MAX_BYTES + 1L);
    }
    Checked<SourceFile> read = new SourceLoader(base).file(Path.of("a.tf"));
    assertThat(read.value()).isEmpty();
    assertThat(read.diagnostics().getFirst().detail()).contains("larger than 64 MiB");
  }

  @Test
  void bothSyntaxesAreReadInOrderOfTheirNames() throws IOException {
    for (String name : List.of("main.tf.json", "main.tf", "a.tf.json", "b.json", "c.tfvars.json")) {
      Files.writeString(base.resolve(name), "{}");
    }
    Checked<List<SourceFile>> read = new SourceLoader(base).folder(base);
    assertThat(read.diagnostics()).isEmpty();
    assertThat(read.orThrow())
        .extracting(SourceFile::name)
        .containsExactly("a.tf.json", "main.tf", "main.tf.json");
  }

  @Test
  void loopOfLinksIsAFindingAndTheOthersAreRead() throws IOException {
    Files.writeString(base.resolve("c.tf"), "");
    Files.createSymbolicLink(base.resolve("a.tf"), base.resolve("b.tf.json"));
    Files.createSymbolicLink(base.resolve("b.tf.json"), base.resolve("a.tf"));
    Checked<List<SourceFile>> read = new SourceLoader(base).folder(base);
    assertThat(read.orThrow()).extracting(SourceFile::name).containsExactly("c.tf");
    assertThat(read.diagnostics())
        .extracting(Diagnostic::detail)
        .containsExactly(
            "The file \"a.tf\" could not be read.", "The file \"b.tf.json\" could not be read.");
  }

  @Test
  void folderThatIsALoopOfLinksIsAFinding() throws IOException {
    Files.createSymbolicLink(base.resolve("a"), base.resolve("b"));
    Files.createSymbolicLink(base.resolve("b"), base.resolve("a"));
    Checked<List<SourceFile>> read = new SourceLoader(base).folder(Path.of("a"));
    assertThat(read.value()).isEmpty();
    assertThat(read.diagnostics())
        .extracting(Diagnostic::summary)
        .containsExactly("Failed to read module directory");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void pipesAreRefusedBecauseTheyCouldBlock() throws IOException, InterruptedException {
    int code = new ProcessBuilder("mkfifo", base.resolve("a.tf").toString()).start().waitFor();
    assumeThat(code).isZero();
    assertThat(new SourceLoader(base).folder(base).diagnostics())
        .extracting(Diagnostic::detail)
        .containsExactly("The file \"a.tf\" could not be read.");
  }

  @Test
  void fileWithoutPermissionIsAFindingAndTheOthersAreRead() throws IOException {
    Path secret = Files.writeString(base.resolve("a.tf"), "");
    Files.writeString(base.resolve("b.tf"), "");
    assumeThat(secret.toFile().setReadable(false) && !Files.isReadable(secret)).isTrue();
    Checked<List<SourceFile>> read = new SourceLoader(base).folder(base);
    assertThat(read.orThrow()).extracting(SourceFile::name).containsExactly("b.tf");
    assertThat(read.diagnostics())
        .extracting(Diagnostic::detail)
        .containsExactly("The file \"a.tf\" could not be read.");
  }

  @Test
  void thousandsOfFilesAreRead() throws IOException {
    for (int i = 0; i < 3_000; i++) {
      Files.writeString(base.resolve("f" + i + (i % 2 == 0 ? ".tf" : ".tf.json")), "{}");
    }
    assertThat(new SourceLoader(base).folder(base).orThrow()).hasSize(3_000);
  }

  @Test
  void markIsKeptInJson() throws IOException {
    Files.writeString(base.resolve("a.tf.json"), "\uFEFF{}");
    assertThat(new SourceLoader(base).file(Path.of("a.tf.json")).orThrow().text())
        .isEqualTo("\uFEFF{}");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "616263, abc",
    "EFBBBF61, a",
    "61EFBBBF, a\uFEFF",
    "C3A9, é",
    "E282AC, €",
    "F09F9880, 😀",
    "FF, \uDCFF",
    "61FF62, a\uDCFFb",
    "C0AF, \uDCC0\uDCAF",
    "E08080, \uDCE0\uDC80\uDC80",
    "EDA080, \uDCED\uDCA0\uDC80",
    "F4908080, \uDCF4\uDC90\uDC80\uDC80",
    "C3, \uDCC3",
    "E282, \uDCE2\uDC82"
  })
  void bytesThatAreNoUtf8BecomeSingleSurrogates(String hex, String expected) throws IOException {
    Files.write(base.resolve("a.tf"), HexFormat.of().parseHex(hex));
    assertThat(new SourceLoader(base).file(Path.of("a.tf")).orThrow().text()).isEqualTo(expected);
  }

  @Test
  void everyTextSurvivesEncodingAndDecoding() {
    Random random = new Random(20261123);
    for (int round = 0; round < 2_000; round++) {
      StringBuilder text = new StringBuilder("x");
      for (int i = random.nextInt(20); i > 0; i--) {
        int point = random.nextInt(1 << random.nextInt(1, 21)) % (Character.MAX_CODE_POINT + 1);
        text.appendCodePoint(point >= 0xD800 && point <= 0xDFFF ? 'y' : point);
      }
      byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
      assertThat(Utf8.decode(bytes)).as("round " + round).isEqualTo(text.toString());
    }
  }
}
