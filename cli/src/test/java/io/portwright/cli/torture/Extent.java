package io.portwright.cli.torture;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * How much is tried.
 *
 * @param most steps of one kind of run; every one if there are no more
 * @param scenarios random ones
 * @param seed of the choice; printed, and set with {@code -Dtorture.seed}
 */
record Extent(int most, int scenarios, long seed) {

  /** All of it with {@code -Dtorture=full}, else a sample that fits into every build. */
  static Extent given() {
    boolean full = System.getProperty("torture", "sample").equals("full");
    long seed = Long.getLong("torture.seed", 20261125L);
    return new Extent(
        Integer.getInteger("torture.most", full ? Integer.MAX_VALUE : 2),
        Integer.getInteger("torture.scenarios", full ? 2000 : 40),
        seed);
  }

  /** Whether nothing is left out. */
  boolean isWhole() {
    return most > 10;
  }

  /** Whether a row of a table is played: all are, unless {@code -Dtorture.rows=ONE,TWO} is set. */
  static boolean includes(Enum<?> row) {
    String rows = System.getProperty("torture.rows", "");
    return rows.isEmpty() || List.of(rows.split(",", -1)).contains(row.name());
  }

  /** For disturbances that are much alike at neighbouring steps. */
  Extent fewer() {
    return new Extent(Math.clamp(most / 4, 1, 20), scenarios, seed);
  }

  /** The chosen ones of the numbers 1 to a last one, in order; spread evenly. */
  List<Integer> of(int last, int salt) {
    List<Integer> chosen = new ArrayList<>();
    if (last <= most) {
      for (int i = 1; i <= last; i++) {
        chosen.add(i);
      }
      return chosen;
    }
    Random random = new Random(seed + salt);
    for (int i = 0; i < most; i++) {
      int from = (int) ((long) last * i / most);
      int to = (int) ((long) last * (i + 1) / most);
      chosen.add(1 + from + random.nextInt(Math.max(1, to - from)));
    }
    return chosen;
  }
}
