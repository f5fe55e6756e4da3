package io.portwright.provider.megaport.prefixlist;

import io.portwright.provider.megaport.product.Fields;
import io.portwright.provider.megaport.wire.Json;
import io.portwright.provider.value.Marks;
import io.portwright.provider.value.Type;
import io.portwright.provider.value.Value;
import io.portwright.provider.value.Value.ObjectValue;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * One entry of a list.
 *
 * @param ge shortest prefix that it matches, as written; empty for the length of its own
 * @param le longest prefix that it matches, as written; empty for as long as the family allows
 */
record Entry(String action, String prefix, OptionalLong ge, OptionalLong le) {

  static final Type.ObjectOf TYPE =
      Type.object(
          Map.of(
              "action", Type.STRING, "prefix", Type.STRING, "ge", Type.NUMBER, "le", Type.NUMBER));

  /** What an entry does, however it is written. */
  record Meaning(String action, String network, long from, long to) {}

  /** Of a wholly known value. */
  static Entry of(ObjectValue value) {
    return new Entry(
        Fields.text(value, "action").orElse(""),
        Fields.text(value, "prefix").orElse(""),
        Fields.whole(value, "ge"),
        Fields.whole(value, "le"));
  }

  /** Of an answer, where lengths are text and may be missing. */
  static Entry of(Json json) {
    return new Entry(
        json.textOr("action", ""), json.textOr("prefix", ""), json.whole("ge"), json.whole("le"));
  }

  /**
   * Zero means not set, as in the official provider, but for a prefix of length zero, where it is a
   * length like any other.
   */
  private static OptionalLong set(OptionalLong bits, int length) {
    return bits.isPresent() && bits.getAsLong() == 0 && length > 0 ? OptionalLong.empty() : bits;
  }

  Meaning meaning() {
    Optional<Network> network = Network.of(prefix);
    int length = network.map(Network::length).orElse(0);
    int longest = network.map(n -> n.family().longest()).orElse(0);
    return new Meaning(
        action,
        network.map(Network::text).orElse(prefix),
        set(ge, length).orElse(length),
        set(le, length).orElse(longest));
  }

  /** The entry of an order: lengths are numbers and always said. */
  Json wire() {
    Meaning meaning = meaning();
    return Json.EMPTY
        .with("action", action)
        .with("prefix", prefix)
        .with("ge", meaning.from())
        .with("le", meaning.to());
  }

  /**
   * The entry as it was read. A length that the service leaves out is that of the prefix itself
   * (contract §7.4), so that without both only the very prefix matches.
   */
  Entry asRead() {
    int length = Network.of(prefix).map(Network::length).orElse(0);
    OptionalLong from = set(ge, length);
    OptionalLong to = set(le, length);
    boolean exact = to.isEmpty() && from.orElse(length) == length;
    return new Entry(action, prefix, from, exact ? OptionalLong.of(length) : to);
  }

  /**
   * The entry as it was read, in the words of a recorded one as far as they mean the same. Left out
   * where the longest length was ordered, {@code le} is taken to be that.
   */
  Entry like(Entry recorded) {
    Meaning wanted = recorded.meaning();
    Meaning read = asRead().meaning();
    Optional<Network> network = Network.of(prefix);
    int length = network.map(Network::length).orElse(0);
    boolean longest = wanted.to() == network.map(n -> n.family().longest()).orElse(0);
    boolean leftOut = set(le, length).isEmpty() && longest;
    return new Entry(
        action,
        read.network().equals(wanted.network()) ? recorded.prefix() : prefix,
        read.from() == wanted.from() ? recorded.ge() : OptionalLong.of(read.from()),
        leftOut || read.to() == wanted.to() ? recorded.le() : OptionalLong.of(read.to()));
  }

  Value value() {
    return new ObjectValue(
        TYPE,
        new TreeMap<>(
            Map.of(
                "action", Value.string(action),
                "prefix", Value.string(prefix),
                "ge", number(ge),
                "le", number(le))),
        Marks.NONE);
  }

  private static Value number(OptionalLong bits) {
    return bits.isPresent() ? Value.number(bits.getAsLong()) : Value.nullOf(Type.NUMBER);
  }
}
