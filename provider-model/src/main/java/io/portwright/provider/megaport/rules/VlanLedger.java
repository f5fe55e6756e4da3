package io.portwright.provider.megaport.rules;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/**
 * Who has which VLAN of one port or vNIC. Numbers 2 to 4093 can be asked for; 1 is reserved; an
 * untagged end excludes all others; one outer VLAN is shared by ends with different inner ones.
 */
final class VlanLedger {

  static final long UNTAGGED = -1;
  private static final int FIRST = 2;
  private static final int LAST = 4093;

  /** Where proposals start: where the service itself starts to pick. */
  private static final int PROPOSED = 100;

  private static final int SHOWN = 3;

  /** Inner VLAN of an end that has none; no VLAN has this number. */
  private static final long WHOLE = 0;

  private final BitSet taken = new BitSet();
  private final Map<Long, Map<Long, String>> holders = new HashMap<>();
  private Optional<String> untagged = Optional.empty();
  private Optional<String> anyone = Optional.empty();
  private int automatic;

  /** Why an end does not fit. */
  sealed interface Clash {
    record Taken(long vlan, String other) implements Clash {}

    record Untagged(String other) implements Clash {}

    record Full() implements Clash {}
  }

  /**
   * Gives a VLAN to an end, or says who is in its way.
   *
   * @param vlan empty when any will do
   * @param inner empty for the whole VLAN
   */
  Optional<Clash> take(OptionalLong vlan, OptionalLong inner, String who) {
    Optional<Clash> clash = clash(vlan, inner);
    if (vlan.isEmpty()) {
      automatic++;
    } else if (vlan.getAsLong() == UNTAGGED) {
      untagged = untagged.or(() -> Optional.of(who));
    } else {
      taken.set((int) vlan.getAsLong());
      holders
          .computeIfAbsent(vlan.getAsLong(), _ -> new HashMap<>())
          .putIfAbsent(inner.orElse(WHOLE), who);
    }
    anyone = anyone.or(() -> Optional.of(who));
    return clash;
  }

  private Optional<Clash> clash(OptionalLong vlan, OptionalLong inner) {
    if (untagged.isPresent()) {
      return Optional.of(new Clash.Untagged(untagged.get()));
    }
    if (vlan.isEmpty()) {
      boolean full = taken.cardinality() + automatic >= LAST - FIRST + 1;
      return full ? Optional.of(new Clash.Full()) : Optional.empty();
    }
    if (vlan.getAsLong() == UNTAGGED) {
      return anyone.map(Clash.Untagged::new);
    }
    Map<Long, String> there = holders.getOrDefault(vlan.getAsLong(), Map.of());
    Optional<String> other =
        inner.isEmpty()
            ? there.values().stream().sorted().findFirst()
            : Optional.ofNullable(there.get(inner.getAsLong()))
                .or(() -> Optional.ofNullable(there.get(WHOLE)));
    return other.map(who -> new Clash.Taken(vlan.getAsLong(), who));
  }

  private List<Integer> free() {
    List<Integer> free = new ArrayList<>();
    for (int vlan = taken.nextClearBit(PROPOSED);
        vlan <= LAST && free.size() < SHOWN;
        vlan = taken.nextClearBit(vlan + 1)) {
      free.add(vlan);
    }
    for (int vlan = taken.nextClearBit(FIRST);
        vlan < PROPOSED && free.size() < SHOWN;
        vlan = taken.nextClearBit(vlan + 1)) {
      free.add(vlan);
    }
    return free;
  }

  /** A few VLANs that nobody has. */
  String proposals() {
    List<Integer> free = free();
    return free.isEmpty()
        ? "none"
        : free.stream().map(String::valueOf).collect(Collectors.joining(", "));
  }

  /** One VLAN that nobody has; 0, for any, when all are taken. */
  String proposal() {
    return free().stream().findFirst().map(String::valueOf).orElse("0");
  }
}
