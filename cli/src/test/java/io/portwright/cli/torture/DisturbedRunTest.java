package io.portwright.cli.torture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Disks that fail and others who come in between, at any request or write of a run. */
class DisturbedRunTest {
  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "KILL")
  void nothingIsLostOrDoubledWhenARunIsDisturbed(Gate.Act act) {
    Table table = new Cuts(folder, Extent.given().fewer()).table(act);
    System.out.println(table);
    assertThat(table.violations()).isEmpty();
  }
}
