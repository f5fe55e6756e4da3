package io.portwright.cli.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Rules about the text of the sources, which class files no longer show. */
final class SourceRulesTest {

  private static final List<Path> MODULES =
      List.of(Path.of("../provider-model"), Path.of("../engine"), Path.of("."));

  @Test
  void onlyTheSandboxNamesItsControlEndpoint() {
    assertThat(mainSources().filter(file -> text(file).contains("\"/_sandbox")))
        .isNotEmpty()
        .allMatch(file -> slashed(file).contains("io/portwright/provider/sandbox/"));
  }

  @Test
  void noMarksOfUnfinishedWork() {
    assertThat(mainSources().filter(file -> text(file).matches("(?s).*\\b(TODO|FIXME|XXX)\\b.*")))
        .isEmpty();
  }

  @Test
  void everyPackageSaysWhatItIsFor() {
    assertThat(mainSources().map(Path::getParent).distinct())
        .isNotEmpty()
        .allSatisfy(folder ->
            assertThat(text(folder.resolve("package-info.java")))
                .containsPattern("(?s)^/\\*\\*.*@NullMarked\\s+package "));
  }

  private static Stream<Path> mainSources() {
    return MODULES.stream().flatMap(SourceRulesTest::javaFiles);
  }

  private static Stream<Path> javaFiles(Path module) {
    try (Stream<Path> all = Files.walk(module.resolve("src/main/java"))) {
      return all.filter(file -> file.toString().endsWith(".java")).sorted().toList().stream();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static String slashed(Path file) {
    return file.toString().replace('\\', '/');
  }
}
