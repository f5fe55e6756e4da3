package io.portwright.cli.torture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever others do to the queue, the store or the lock while a request is under way, nothing is
 * lost or doubled, and the next run completes it.
 */
class IncidentTest {
  @TempDir Path folder;

  @Test
  void nothingIsLostOrDoubledWhateverOthersDoDuringARequest() {
    Table table = new Incidents(folder, Extent.given()).table(chosen());
    System.out.println(table);
    assertThat(table.violations()).isEmpty();
  }

  @Test
  void anOrderThatArrivesLateIsFoundOrNamed() {
    Table table = new Deliveries(folder, Extent.given()).table();
    System.out.println(table);
    assertThat(table.violations()).isEmpty();
  }

  /** All, or the ones that {@code -Dtorture.rows=one,two} names. */
  private static List<Incident> chosen() {
    String rows = System.getProperty("torture.rows", "");
    return Arrays.stream(Incident.values())
        .filter(incident ->
            rows.isEmpty() || List.of(rows.split(",", -1)).contains(incident.name()))
        .toList();
  }
}
