package io.portwright.engine.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random expressions, answered here and by Terraform itself. Runs when the program is installed and
 * {@code oracle.cases} says how many; {@code oracle.seed} repeats a run.
 */
class OracleTest {
  private static final int BATCH = 200;

  @TempDir Path folder;

  @Test
  void answersAsTerraformDoes() throws IOException {
    int cases = Integer.getInteger("oracle.cases", 0);
    assumeTrue(cases > 0, "set -Doracle.cases=N to compare N random expressions");
    assumeTrue(Terraform.isInstalled(), "Terraform 1.11.4 is not installed");
    long seed = Long.getLong("oracle.seed", System.nanoTime());
    System.out.println("oracle.seed=" + seed + " oracle.cases=" + cases);
    copyContext();
    Oracle oracle = new Oracle(folder);
    RandomExpressions expressions = new RandomExpressions(new Random(seed));
    List<Oracle.Difference> differences = new ArrayList<>();
    for (int done = 0; done < cases; done += BATCH) {
      List<Case> batch = new ArrayList<>();
      for (int i = 0; i < BATCH; i++) {
        batch.add(new Case(i, expressions.next()));
      }
      List<Oracle.Difference> found = oracle.differences(batch);
      found.forEach(System.out::println);
      differences.addAll(found);
    }
    System.out.println(differences.size() + " differences in " + cases + " cases");
    assertThat(differences).isEmpty();
  }

  private void copyContext() throws IOException {
    Path source = Path.of("src/test/resources/oracle");
    try (Stream<Path> files = Files.walk(source)) {
      for (Path file : files.toList()) {
        Path target = folder.resolve(source.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target);
        }
      }
    }
  }
}
