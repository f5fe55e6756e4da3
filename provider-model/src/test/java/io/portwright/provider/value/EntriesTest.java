package io.portwright.provider.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** {@link Entries} is to be indistinguishable from a sorted map that nobody can change. */
final class EntriesTest {
  private static final long SEED = 7_311;

  /** Names whose order differs between UTF-16 and UTF-8 among them. */
  private static final List<String> NAMES =
      List.of("", "a", "aa", "b", "Z", "ä", "\uE000", "\uFFFD", "\uD83D\uDE00", "\uD83D\uDE01");

  @Test
  void answersAsATreeDoes() {
    Random random = new Random(SEED);
    for (int round = 0; round < 2_000; round++) {
      Map<String, Integer> given = new HashMap<>();
      SortedMap<String, Integer> tree = new TreeMap<>(Utf8Order.INSTANCE);
      for (int i = random.nextInt(NAMES.size()); i > 0; i--) {
        String name = NAMES.get(random.nextInt(NAMES.size()));
        given.put(name, i);
        tree.put(name, i);
      }
      same(Entries.of(given), tree, "seed " + SEED + " round " + round);
      same(Entries.of(tree), tree, "sorted, seed " + SEED + " round " + round);
      String name = NAMES.get(random.nextInt(NAMES.size()));
      tree.put(name, -1);
      same(Entries.of(given).with(name, -1), tree, "with, seed " + SEED + " round " + round);
    }
  }

  private static void same(Entries<Integer> ours, SortedMap<String, Integer> tree, String which) {
    assertThat(List.copyOf(ours.entrySet())).as(which).isEqualTo(List.copyOf(tree.entrySet()));
    assertThat(List.copyOf(ours.keySet())).as(which).isEqualTo(List.copyOf(tree.keySet()));
    assertThat(List.copyOf(ours.values())).as(which).isEqualTo(List.copyOf(tree.values()));
    assertThat(ours).as(which).isEqualTo(tree).hasSameHashCodeAs(tree);
    assertThat(tree).as(which).isEqualTo(ours);
    assertThat(ours).as(which).isEqualTo(Entries.of(new HashMap<>(tree)));
    for (String name : NAMES) {
      assertThat(ours.get(name)).as(which).isEqualTo(tree.get(name));
      assertThat(ours.containsKey(name)).as(which).isEqualTo(tree.containsKey(name));
      assertThat(ours.headMap(name)).as(which).isEqualTo(tree.headMap(name));
      assertThat(ours.tailMap(name)).as(which).isEqualTo(tree.tailMap(name));
    }
    assertThat(ours.mapped(part -> part + 1).values().stream().mapToInt(part -> part).sum())
        .as(which)
        .isEqualTo(tree.values().stream().mapToInt(part -> part + 1).sum());
    if (!tree.isEmpty()) {
      assertThat(ours.firstKey()).as(which).isEqualTo(tree.firstKey());
      assertThat(ours.lastKey()).as(which).isEqualTo(tree.lastKey());
    }
  }

  @Test
  void nobodyChangesIt() {
    Entries<Integer> entries = Entries.of(Map.of("a", 1));
    assertThatThrownBy(() -> entries.put("b", 2)).isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> entries.remove("a")).isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(entries::clear).isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> entries.values().clear())
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> entries.entrySet().iterator().next().setValue(2))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> entries.headMap("b").clear())
        .isInstanceOf(UnsupportedOperationException.class);
    assertThat(entries).isEqualTo(Map.of("a", 1));
  }

  @Test
  void whatIsEmptyHasNoFirst() {
    assertThatThrownBy(() -> Entries.of(Map.of()).firstKey())
        .isInstanceOf(NoSuchElementException.class);
    assertThatThrownBy(() -> Entries.of(Map.of()).lastKey())
        .isInstanceOf(NoSuchElementException.class);
  }

  @Test
  void isTakenAsItIs() {
    Entries<Integer> entries = Entries.of(Map.of("a", 1));
    assertThat(Entries.of(entries)).isSameAs(entries);
  }
}
