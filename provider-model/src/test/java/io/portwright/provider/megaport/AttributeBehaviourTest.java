package io.portwright.provider.megaport;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.portwright.provider.megaport.AttributeCase.Change;
import io.portwright.provider.megaport.AttributeCase.Effect;
import io.portwright.provider.megaport.OfficialSchema.Fact;
import io.portwright.provider.schema.WriteOnly;
import io.portwright.provider.spi.Account.Goal;
import io.portwright.provider.spi.Action;
import io.portwright.provider.spi.AttributeProblem;
import io.portwright.provider.spi.Outcome;
import io.portwright.provider.spi.ResourceType;
import io.portwright.provider.spi.ResourceType.PlanRequest;
import io.portwright.provider.spi.ResourceType.Planned;
import io.portwright.provider.spi.SendWindow;
import io.portwright.provider.value.Value;
import io.portwright.provider.value.Value.ObjectValue;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * What becomes of every attribute, over the sandbox: it is accepted, it is sent with the order or
 * recorded, reading gives it back, and a change does what was declared. Prints how many attributes
 * were seen in each role. Deviations from what the official provider does are those in {@code
 * deviations.json}; what no case can show stands there, too, with the reason.
 */
class AttributeBehaviourTest {

  private static final Set<Effect> REFUSING = Set.of(Effect.REFUSED, Effect.IGNORED);

  private final Set<String> accepted = new TreeSet<>();
  private final Set<String> sent = new TreeSet<>();
  private final Set<String> readBack = new TreeSet<>();
  private final Set<String> told = new TreeSet<>();
  private final Map<String, Effect> changed = new TreeMap<>();
  private final Set<String> unseen = new TreeSet<>();
  private final Set<String> deviating = new TreeSet<>();
  private final List<String> wrong = new ArrayList<>();

  @Test
  void everyAttributeDoesWhatItShould() {
    for (AttributeCase one : AttributeCase.all("cases.json")) {
      try (Session session = new Session()) {
        run(one, session);
      } catch (AssertionError | RuntimeException e) {
        wrong.add(one + ": " + e);
      }
    }
    int[] counts = new int[3];
    SortedMap<String, String> deviations = section("behaviour");
    OfficialSchema.of("resources")
        .values()
        .forEach(facts -> facts.forEach(fact -> judge(fact, deviations, counts)));
    System.out.printf(
        "Attributes of resources: %d (%d arguments, %d read-only); accepted %d, sent %d, read back"
            + " %d, changed %d, told %d%n",
        counts[0],
        counts[1],
        counts[2],
        accepted.size(),
        sent.size(),
        readBack.size(),
        changed.size(),
        told.size());
    assertThat(wrong).isEmpty();
    assertThat(deviating).as("deviations that are some").isEqualTo(deviations.keySet());
    explained(unseen, "unseen");
    explained(unsent(), "unsent");
  }

  /**
   * Every argument of a data source is taken, and every attribute has a value in some answer.
   * Filters that no case sets are those of {@code DataSourceTest}.
   */
  @Test
  void everyAttributeOfADataSourceHasAValue() {
    for (AttributeCase one : AttributeCase.all("data-cases.json")) {
      try (Session session = new Session()) {
        Map<String, Object> written = AttributeCase.written(one.config(), one.prepared(session));
        recordTold(one.type(), "", session.data(one.type(), written));
      }
    }
    Set<String> silent = new TreeSet<>();
    OfficialSchema.of("data_sources").values().stream()
        .flatMap(List::stream)
        .map(Fact::key)
        .filter(key -> !told.contains(key))
        .forEach(silent::add);
    explained(silent, "silent_data");
  }

  private static SortedMap<String, String> section(String section) {
    SortedMap<String, String> deviations = new TreeMap<>();
    OfficialSchema.json("deviations.json")
        .path(section)
        .properties()
        .forEach(entry -> deviations.put(entry.getKey(), entry.getValue().asText()));
    return deviations;
  }

  /** Arguments that an order was seen with, and never seen to carry; objects go by their parts. */
  private Set<String> unsent() {
    Set<String> unsent = new TreeSet<>(accepted);
    unsent.removeAll(sent);
    OfficialSchema.of("resources").values().stream()
        .flatMap(List::stream)
        .filter(Fact::isObject)
        .forEach(fact -> unsent.remove(fact.key()));
    return unsent;
  }

  /** Every attribute has its reason, and every reason its attribute. */
  private static void explained(Set<String> keys, String section) {
    Map<String, String> reasons = section(section);
    Set<String> used = new TreeSet<>();
    keys.removeIf(key -> isExplained(key, reasons, used));
    assertThat(keys).as(section + " without a reason").isEmpty();
    assertThat(used).as(section + ": reasons that explain something").isEqualTo(reasons.keySet());
  }

  /** Takes what an entry of {@code reasons} explains: an attribute, or an object with its parts. */
  private static boolean isExplained(String key, Map<String, String> reasons, Set<String> used) {
    for (String reason : reasons.keySet()) {
      if (key.equals(reason) || key.startsWith(reason + ".")) {
        used.add(reason);
        return true;
      }
    }
    return false;
  }

  private void judge(Fact fact, Map<String, String> deviations, int[] counts) {
    counts[0]++;
    if (!fact.isConfigurable()) {
      counts[2]++;
      missing(fact, told.contains(fact.key()));
      return;
    }
    counts[1]++;
    boolean refused = REFUSING.contains(changed.getOrDefault(fact.key(), Effect.IN_PLACE));
    missing(fact, accepted.contains(fact.key()) || refused);
    missing(fact, readBack.contains(fact.key()) || refused);
    Effect effect = changed.get(fact.key());
    missing(fact, effect != null);
    if (effect != null
        && !isOfficial(fact, effect)
        && !isExplained(fact.key(), deviations, deviating)) {
      wrong.add("%s: a change is %s, official %s".formatted(fact.key(), effect, fact.onChange()));
    }
  }

  private void missing(Fact fact, boolean there) {
    if (!there) {
      unseen.add(fact.key());
    }
  }

  private static boolean isOfficial(Fact fact, Effect effect) {
    return switch (fact.onChange()) {
      case "in_place" -> effect == Effect.IN_PLACE;
      case "replace" -> effect == Effect.REPLACES;
      case "conditional_replace" -> effect == Effect.REPLACES || effect == Effect.IN_PLACE;
      case "state_only" -> effect == Effect.STORED;
      default -> false;
    };
  }

  // ---- one case ----

  private void run(AttributeCase one, Session session) {
    Map<String, ObjectValue> there = one.prepared(session);
    Map<String, Object> written = AttributeCase.written(one.config(), there);
    ResourceType type = session.type(one.type());
    ObjectValue configuration = Written.of(type.schema(), written);
    errors(type.validate(configuration)).forEach(text -> wrong.add(one + ": " + text));
    Planned planned = session.plan(one.type(), Optional.empty(), written);
    errors(planned.problems()).forEach(text -> wrong.add(one + ": " + text));
    Map<String, JsonNode> set = AttributeCase.set(one.config());
    set.keySet().forEach(path -> accepted.add(one.type() + "/" + path));
    ObjectValue complete = WriteOnly.filled(type.schema(), planned.after(), configuration);
    ObjectValue state = ordered(one, session, complete, set);
    ObjectValue read = session.read(one.type(), state);
    same(one, "read back", configuration, read);
    recordTold(one.type(), "", read);
    if (!session.plan(one.type(), Optional.of(read), written).after().equals(read)) {
      wrong.add(one + ": the next plan is not empty");
    }
    ObjectNode config = one.config();
    for (Change change : one.changes()) {
      ObjectNode wanted = change.applied(config);
      Optional<ObjectValue> now = change(one, session, change, read, wanted, there);
      if (now.isPresent()) {
        read = now.get();
        config = wanted;
        recordTold(one.type(), "", read);
      }
    }
  }

  private ObjectValue ordered(
      AttributeCase one, Session session, ObjectValue planned, Map<String, JsonNode> set) {
    Action action =
        session
            .account
            .create(one.type(), planned, "fingerprint-1")
            .value()
            .orElseThrow(() -> new AssertionError("no order"));
    Action.Order order = (Action.Order) action;
    Set<String> inBody = new HashSet<>();
    AttributeCase.scalars(AttributeCase.parsed(order.body()))
        .forEach(scalar -> inBody.add(scalar.asText()));
    set.forEach((path, value) -> {
      boolean all =
          AttributeCase.scalars(value).stream()
              .allMatch(
                  scalar -> inBody.contains(scalar.asText()) || scalar.asText().startsWith("${"));
      if (all) {
        sent.add(one.type() + "/" + path);
      }
    });
    Outcome outcome =
        session
            .account
            .send(List.of(order), SendWindow.open(Duration.ofSeconds(20), Clock.systemUTC()))
            .getFirst();
    if (!(outcome instanceof Outcome.Accepted taken)) {
      throw new AssertionError("not accepted: " + outcome);
    }
    return session.finished(
        one.type(), session.settled(one.type(), taken.state(), Goal.CREATED), planned);
  }

  /** The state after a change in place; empty when nothing was changed. */
  private Optional<ObjectValue> change(
      AttributeCase one,
      Session session,
      Change change,
      ObjectValue before,
      ObjectNode wanted,
      Map<String, ObjectValue> there) {
    String key = one.type() + "/" + change.attribute();
    Map<String, Object> written = AttributeCase.written(wanted, there);
    ResourceType type = session.type(one.type());
    ObjectValue configuration = Written.of(type.schema(), written);
    Planned planned = type.plan(new PlanRequest(Optional.of(before), configuration));
    List<String> errors = new ArrayList<>(errors(type.validate(configuration)));
    errors.addAll(errors(planned.problems()));
    Effect effect =
        !errors.isEmpty()
            ? Effect.REFUSED
            : !planned.replaceBecause().isEmpty() ? Effect.REPLACES : Effect.IN_PLACE;
    boolean warned = planned.problems().stream().anyMatch(problem -> !problem.isError());
    if (planned.after().equals(before) && warned) {
      effect = Effect.IGNORED;
    } else if (effect == Effect.IN_PLACE && change.effect() == Effect.STORED && warned) {
      effect = Effect.STORED;
    }
    if (effect != change.effect()) {
      wrong.add(
          "%s: %s is %s, wanted %s %s"
              .formatted(one, change.path(), effect, change.effect(), errors));
      return Optional.empty();
    }
    effect(key, change.to(), effect);
    if (effect == Effect.REPLACES || effect == Effect.REFUSED || effect == Effect.IGNORED) {
      return Optional.empty();
    }
    ObjectValue after = session.update(one.type(), before, written);
    ObjectValue read = session.read(one.type(), after);
    same(one, "changed " + change.path(), configuration, read);
    if (!session.plan(one.type(), Optional.of(read), written).after().equals(read)) {
      wrong.add(one + ": the plan after changing " + change.path() + " is not empty");
    }
    return Optional.of(read);
  }

  /** A change of a nested attribute is one of the objects around it, too. */
  private void effect(String key, JsonNode to, Effect effect) {
    changed.putIfAbsent(key, effect);
    int slash = key.indexOf('/');
    for (int dot = key.lastIndexOf('.'); dot > slash; dot = key.lastIndexOf('.', dot - 1)) {
      changed.putIfAbsent(key.substring(0, dot), effect);
    }
    if (to.isContainerNode()) {
      AttributeCase.set(to.isArray() ? to.path(0) : to)
          .keySet()
          .forEach(path -> changed.putIfAbsent(key + "." + path, effect));
    }
  }

  private static List<String> errors(List<AttributeProblem> problems) {
    return problems.stream()
        .filter(AttributeProblem::isError)
        .map(problem ->
            problem.path().map(Object::toString).orElse("")
                + " "
                + problem.summary()
                + ": "
                + problem.detail())
        .toList();
  }

  // ---- comparing ----

  /** Everything that is configured stands in the state, write-only values excepted. */
  private void same(AttributeCase one, String when, ObjectValue wanted, ObjectValue given) {
    Map<String, Fact> facts = new TreeMap<>();
    OfficialSchema.of("resources")
        .getOrDefault(one.type(), List.of())
        .forEach(fact -> facts.put(fact.path(), fact));
    compare(one, when, facts, "", wanted, given);
  }

  private void compare(
      AttributeCase one,
      String when,
      Map<String, Fact> facts,
      String path,
      Value wanted,
      Value given) {
    if (wanted.isNull()) {
      return;
    }
    Fact fact = facts.get(path);
    if (fact != null && fact.isWriteOnly()) {
      readBack.add(fact.key());
      return;
    }
    if (wanted instanceof ObjectValue object) {
      if (!(given instanceof ObjectValue other)) {
        wrong.add("%s %s: %s is %s".formatted(one, when, path, given));
        return;
      }
      if (fact != null) {
        readBack.add(fact.key());
      }
      object
          .attributes()
          .forEach((name, value) ->
              compare(
                  one,
                  when,
                  facts,
                  path.isEmpty() ? name : path + "." + name,
                  value,
                  other.attribute(name)));
      return;
    }
    if (fact != null && fact.isObject() && wanted.parts().size() == given.parts().size()) {
      readBack.add(fact.key());
      List<Value> items = List.copyOf(wanted.parts());
      List<Value> others = List.copyOf(given.parts());
      for (int i = 0; i < items.size(); i++) {
        compare(one, when, facts, path, items.get(i), others.get(i));
      }
      return;
    }
    if (!wanted.unmarkedDeep().equals(given.unmarkedDeep())) {
      wrong.add("%s %s: %s is %s, wanted %s".formatted(one, when, path, given, wanted));
    } else if (fact != null) {
      readBack.add(fact.key());
    }
  }

  private void recordTold(String type, String prefix, Value value) {
    if (value instanceof ObjectValue object) {
      object
          .attributes()
          .forEach((name, member) -> {
            if (!member.isNull()) {
              told.add(type + "/" + prefix + name);
              recordTold(type, prefix + name + ".", member);
            }
          });
    } else if (value.isKnown() && !value.isNull() && value instanceof Value.ListValue list) {
      list.items().forEach(item -> recordTold(type, prefix, item));
    }
  }
}
