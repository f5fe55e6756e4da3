package io.portwright.cli.torture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever others do to the queue, the store or the lock while a request is under way, nothing is
 * lost or doubled, and the next run completes it.
 */
class IncidentTest {
  @TempDir Path folder;

  /** Late orders are waited for most of the time: they are played beside the others. */
  @Test
  void nothingIsLostOrDoubledWhateverOthersDoDuringARequest()
      throws InterruptedException, ExecutionException {
    Extent extent = Extent.given();
    try (ExecutorService both = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Table> late = both.submit(() -> new Deliveries(folder, extent).table());
      Table table = new Incidents(folder, extent).table(chosen());
      System.out.println(table);
      System.out.println(late.get());
      assertThat(table.violations()).isEmpty();
      assertThat(late.get().violations()).isEmpty();
    }
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
