package io.portwright.cli.torture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever happens to any request, nothing is lost or doubled, and the next run completes it. */
class MishapTest {
  @TempDir Path folder;

  @Test
  void nothingIsLostOrDoubledWhateverHappensToARequest() {
    Table table = new Mishaps(folder, Extent.given()).table();
    System.out.println(table);
    assertThat(table.violations()).isEmpty();
  }
}
