package io.portwright.cli.torture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever happens to any request, and whatever others do meanwhile to the queue, the store and the
 * lock, nothing is lost or doubled, and the next run completes it.
 */
class MishapTest {
  @TempDir Path folder;

  /** A sample is played all at once: some are busy while others wait. */
  @Test
  void nothingIsLostOrDoubledWhateverHappensDuringARequest()
      throws InterruptedException, ExecutionException {
    Extent extent = Extent.given();
    List<Callable<Table>> tables =
        List.of(
            new Deliveries(folder.resolve("deliveries"), extent)::table,
            new Incidents(folder.resolve("incidents"), extent)::table,
            new Mishaps(folder.resolve("mishaps"), extent)::table);
    List<String> violations = new ArrayList<>();
    int atOnce = extent.isWhole() ? 1 : tables.size();
    try (ExecutorService together = Executors.newFixedThreadPool(atOnce)) {
      for (Future<Table> table : together.invokeAll(tables)) {
        System.out.println(table.get());
        violations.addAll(table.get().violations());
      }
    }
    assertThat(violations).isEmpty();
  }
}
