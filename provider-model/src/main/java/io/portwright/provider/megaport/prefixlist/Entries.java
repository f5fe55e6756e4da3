package io.portwright.provider.megaport.prefixlist;

import io.portwright.provider.megaport.product.Fields;
import io.portwright.provider.megaport.wire.Json;
import io.portwright.provider.spi.AttributeProblem;
import io.portwright.provider.value.AttributePath;
import io.portwright.provider.value.Value;
import io.portwright.provider.value.Value.ObjectValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiPredicate;

/** The entries of a list, in their order: the first that matches a route decides. */
record Entries(List<Entry> all) {

  Entries {
    all = List.copyOf(all);
  }

  /** Of a wholly known list; anything else has no entries. */
  static Entries of(Value value) {
    List<Entry> all = new ArrayList<>();
    if (value.isWhollyKnown() && !value.isNull()) {
      for (Value part : value.parts()) {
        if (part instanceof ObjectValue object) {
          all.add(Entry.of(object));
        }
      }
    }
    return new Entries(all);
  }

  static Entries of(Json array) {
    return new Entries(array.items().stream().map(Entry::of).toList());
  }

  Json wire() {
    return Json.array(all.stream().map(Entry::wire).toList());
  }

  Value value() {
    return Value.list(Entry.TYPE, all.stream().map(Entry::value).toList());
  }

  boolean meansTheSameAs(Entries other) {
    return meanings().equals(other.meanings());
  }

  private List<Entry.Meaning> meanings() {
    return all.stream().map(Entry::meaning).toList();
  }

  /**
   * These entries as they were read, in the words of recorded ones. An entry takes its words from
   * the first unused one that does the same, else from the first unused one for the same prefix and
   * action: a prefix may be there more than once.
   */
  Entries like(Entries recorded) {
    List<Entry> unused = new ArrayList<>(recorded.all);
    List<Optional<Entry>> twins = new ArrayList<>();
    for (Entry entry : all) {
      twins.add(take(unused, entry, (a, b) -> a.like(b).meaning().equals(b.meaning())));
    }
    List<Entry> result = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      Entry entry = all.get(i);
      Optional<Entry> twin =
          twins.get(i).or(() -> take(unused, entry, (a, b) -> sameRoute(a.meaning(), b.meaning())));
      result.add(twin.map(entry::like).orElseGet(entry::asRead));
    }
    return new Entries(result);
  }

  private static Optional<Entry> take(
      List<Entry> unused, Entry entry, BiPredicate<Entry, Entry> fits) {
    Optional<Entry> found =
        unused.stream()
            .filter(other -> sameRoute(entry.meaning(), other.meaning()))
            .filter(other -> fits.test(entry, other))
            .findFirst();
    found.ifPresent(unused::remove);
    return found;
  }

  private static boolean sameRoute(Entry.Meaning a, Entry.Meaning b) {
    return a.action().equals(b.action()) && a.network().equals(b.network());
  }

  // ---- checks ----

  /**
   * What is wrong with entries as written, as far as they are known.
   *
   * @param at path of the list
   * @param family empty when it is not known
   */
  static List<AttributeProblem> problems(AttributePath at, Value entries, Optional<Family> family) {
    List<AttributeProblem> problems = new ArrayList<>();
    if (!entries.isKnown() || entries.isNull()) {
      return problems;
    }
    int index = 0;
    for (Value part : entries.parts()) {
      if (part instanceof ObjectValue entry) {
        Optional<String> prefix = Fields.text(entry, "prefix");
        AttributePath path = at.index(index);
        prefix.ifPresent(text -> problems.addAll(problems(path, entry, text, family)));
      }
      index++;
    }
    return problems;
  }

  private static List<AttributeProblem> problems(
      AttributePath at, ObjectValue entry, String prefix, Optional<Family> family) {
    Optional<Network> network = Network.of(prefix);
    if (network.isEmpty()) {
      return List.of(
          AttributeProblem.error(
              at.attribute("prefix"),
              "Prefix not understood",
              "\"%s\" is no network in CIDR notation, such as 10.0.0.0/8 or 2001:db8::/32."
                  .formatted(prefix)));
    }
    if (!network.get().text().equals(prefix)) {
      return List.of(
          AttributeProblem.error(
              at.attribute("prefix"),
              "Prefix is not in its canonical form",
              "A prefix is written in its shortest form and without host bits. Write \"%s\" instead of \"%s\"."
                  .formatted(network.get().text(), prefix)));
    }
    if (family.isPresent() && family.get() != network.get().family()) {
      return List.of(
          AttributeProblem.error(
              at.attribute("prefix"),
              "Prefix of another address family",
              "%s is an %s prefix, but the list is for %s. Each family needs a list of its own."
                  .formatted(prefix, network.get().family().wireName(), family.get().wireName())));
    }
    return lengths(at, entry, network.get());
  }

  private static List<AttributeProblem> lengths(
      AttributePath at, ObjectValue entry, Network network) {
    Entry written =
        new Entry("", network.text(), Fields.whole(entry, "ge"), Fields.whole(entry, "le"));
    Entry.Meaning meaning = written.meaning();
    int longest = network.family().longest();
    String rule =
        "Prefix length %d <= ge <= le <= %d must hold".formatted(network.length(), longest);
    if (isKnown(entry, "ge") && (meaning.from() < network.length() || meaning.from() > longest)) {
      return outOfRange(at.attribute("ge"), rule, "ge", written.ge());
    }
    if (isKnown(entry, "le") && (meaning.to() < network.length() || meaning.to() > longest)) {
      return outOfRange(at.attribute("le"), rule, "le", written.le());
    }
    boolean both = isKnown(entry, "ge") && isKnown(entry, "le");
    return both && meaning.from() > meaning.to()
        ? outOfRange(at.attribute("ge"), rule, "ge", written.ge())
        : List.of();
  }

  private static boolean isKnown(ObjectValue entry, String name) {
    Value value = entry.attributes().get(name);
    return value == null || value.isKnown();
  }

  private static List<AttributeProblem> outOfRange(
      AttributePath at, String rule, String name, OptionalLong given) {
    return List.of(
        AttributeProblem.error(
            at,
            "Prefix lengths out of order",
            "%s, but %s is %d. Without ge the prefix's own length counts, without le the longest possible one."
                .formatted(rule, name, given.orElse(0))));
  }
}
