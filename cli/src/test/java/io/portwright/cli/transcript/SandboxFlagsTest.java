package io.portwright.cli.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Flags of {@code portwright sandbox serve} that say nothing usable. */
class SandboxFlagsTest {

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          -fault=GET              | a fault needs a method, a path and an effect
          -empty-zone=5           | write it as the number of a location and red or blue, as 5/red
          -empty-zone=5/green     | write it as the number of a location and red or blue, as 5/red
          -latency=9ms-1ms        | must name the shorter time first
          -latency=1ms-9ms-2ms    | must name the shorter time first
          -latency=1ms-soon-9ms   | is not a time
          -token-life=soon        | is not a time
          """)
  void areRefusedWithWhatToWrite(String flag, String why, @TempDir Path temporary)
      throws IOException {
    Path folder = Files.createDirectory(temporary.resolve("work"));
    String shown =
        new Session(folder, temporary.resolve("home"))
            .play(List.of("portwright sandbox serve -port=0 " + flag));
    assertThat(shown)
        .contains("portwright sandbox serve: ")
        .contains(flag.substring(0, flag.indexOf('=')))
        .contains(why)
        .contains("[exit 1]")
        .doesNotContain("Exception");
  }
}
