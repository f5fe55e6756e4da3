package io.portwright.cli.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every folder below {@code transcripts} is a session; {@code expected.txt} is what it shows. */
class TranscriptTest {
  private static final Path CASES = Path.of("src", "test", "resources", "transcripts");

  /** Longer than a line, so that text with a path in it wraps alike wherever the tests run. */
  private static final String LONG = "long".repeat(25);

  static Stream<String> cases() throws IOException {
    try (Stream<Path> folders = Files.list(CASES)) {
      return folders
          .filter(Files::isDirectory)
          .map(folder -> folder.getFileName().toString())
          .sorted()
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void showsWhatWasRecorded(String name, @TempDir Path temporary) throws IOException {
    Path source = CASES.resolve(name);
    Path place = Files.createDirectory(temporary.resolve(LONG));
    Path folder = Files.createDirectory(place.resolve("work")).toRealPath();
    copy(source, folder);
    List<String> steps = Files.readAllLines(source.resolve("steps"), StandardCharsets.UTF_8);
    String shown;
    try (Session session = new Session(folder, folder.resolveSibling("home"))) {
      shown = session.play(steps);
    }
    Path expected = source.resolve("expected.txt");
    if (System.getProperty("golden.update") != null && System.getenv("CI") == null) {
      Files.writeString(expected, shown, StandardCharsets.UTF_8);
    }
    assertThat(shown)
        .as("to accept: mvn -pl cli -am verify -Dgolden.update")
        .isEqualTo(Files.readString(expected, StandardCharsets.UTF_8));
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = from.relativize(file).toString();
        if (!name.equals("steps") && !name.equals("expected.txt")) {
          Path target = to.resolve(name);
          Files.createDirectories(target.getParent());
          Files.copy(file, target);
        }
      }
    }
  }
}
