package io.portwright.cli.torture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that is killed at any request or write loses nothing, and the next run completes it. */
class KilledRunTest {
  @TempDir Path folder;

  @Test
  void nothingIsLostOrDoubledWhereverARunIsKilled() {
    Table table = new Cuts(folder, Extent.given()).table(Gate.Act.KILL);
    System.out.println(table);
    assertThat(table.violations()).isEmpty();
  }
}
