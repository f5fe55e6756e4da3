package io.portwright.cli.torture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A run that is killed, that cannot write any more or that a rival overtakes, at any request or
 * write, loses nothing and orders nothing twice; the next run completes it.
 */
class CutRunTest {
  @TempDir Path folder;

  @Test
  void nothingIsLostOrDoubledWhereverARunIsCut() {
    Table table = new Cuts(folder, Extent.given()).table();
    System.out.println(table);
    assertThat(table.violations()).isEmpty();
  }
}
