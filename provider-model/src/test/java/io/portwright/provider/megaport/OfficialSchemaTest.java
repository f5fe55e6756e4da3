package io.portwright.provider.megaport;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.portwright.provider.megaport.OfficialSchema.Fact;
import io.portwright.provider.schema.Attribute;
import io.portwright.provider.schema.Attribute.Flag;
import io.portwright.provider.schema.Schema;
import io.portwright.provider.value.Type;
import io.portwright.provider.value.Value;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Every attribute of the official provider's schema is in ours: of the same type, set by the same
 * side, hidden where it is hidden there, and checked at least as strictly. What differs on purpose
 * stands in {@code deviations.json}.
 */
class OfficialSchemaTest {

  private final MegaportProvider provider =
      new MegaportProvider(
          new MegaportSettings(
              Map.of(),
              () -> {
                throw new IllegalStateException("a schema needs no service");
              },
              MegaportSettings.Mode.SANDBOX,
              Clock.systemUTC(),
              Optional.empty(),
              "test"));

  private final SortedMap<String, String> deviations = deviations();
  private final List<String> wrong = new ArrayList<>();

  private static SortedMap<String, String> deviations() {
    SortedMap<String, String> deviations = new TreeMap<>();
    OfficialSchema.json("deviations.json")
        .path("schema")
        .properties()
        .forEach(entry -> deviations.put(entry.getKey(), entry.getValue().asText()));
    return deviations;
  }

  @Test
  void everyAttributeIsThereAsInTheOfficialSchema() {
    int[] counted = new int[2];
    OfficialSchema.of("resources")
        .forEach((type, facts) -> {
          counted[0] += facts.size();
          Optional<Schema> schema = provider.resourceType(type).map(known -> known.schema());
          schema.ifPresentOrElse(
              known -> check(known, facts), () -> wrong.add(type + " is missing"));
        });
    OfficialSchema.of("data_sources")
        .forEach((type, facts) -> {
          counted[1] += facts.size();
          Optional<Schema> schema = provider.dataSourceType(type).map(known -> known.schema());
          schema.ifPresentOrElse(
              known -> check(known, facts), () -> wrong.add(type + " is missing"));
        });
    assertThat(wrong).isEmpty();
    assertThat(deviations.keySet()).as("deviations that are none").isEmpty();
    assertThat(counted).containsExactly(614, 168);
  }

  private void check(Schema schema, List<Fact> facts) {
    for (Fact fact : facts) {
      List<String> problems = new ArrayList<>();
      find(schema.attributes(), fact.path())
          .ifPresentOrElse(
              attribute -> compare(fact, attribute, problems), () -> problems.add("missing"));
      if (!problems.isEmpty() && deviations.remove(fact.key()) == null) {
        wrong.add(fact.key() + ": " + String.join("; ", problems));
      }
    }
  }

  private static Optional<Attribute> find(SortedMap<String, Attribute> attributes, String path) {
    int dot = path.indexOf('.');
    if (dot < 0) {
      return Optional.ofNullable(attributes.get(path));
    }
    return Optional.ofNullable(attributes.get(path.substring(0, dot)))
        .filter(parent -> parent.shape() instanceof Attribute.Shape.Nested)
        .flatMap(parent ->
            find(((Attribute.Shape.Nested) parent.shape()).attributes(), path.substring(dot + 1)));
  }

  private static void compare(Fact fact, Attribute ours, List<String> problems) {
    JsonNode facts = fact.facts();
    same(problems, "required", facts.path("required").asBoolean(), ours.isRequired());
    same(problems, "configurable", OfficialSchema.isArgument(facts), ours.isConfigurable());
    same(problems, "computed", facts.path("computed").asBoolean(), ours.isComputed());
    same(problems, "write-only", fact.isWriteOnly(), ours.has(Flag.WRITE_ONLY));
    same(problems, "deprecated", facts.path("deprecated").asBoolean(), ours.has(Flag.DEPRECATED));
    if (facts.path("sensitive").asBoolean() && !ours.has(Flag.SENSITIVE)) {
      problems.add("is not sensitive");
    }
    same(
        problems,
        "replaces",
        facts.path("requires_replace").asText().equals("always"),
        ours.replace() == Attribute.Replace.ALWAYS);
    if (!fact.isObject()) {
      String wanted = facts.path("type").asText();
      same(problems, "type", wanted, named(ours.type()));
      facts.path("validators").forEach(rule -> probe(rule, ours, problems));
    }
  }

  private static <T> void same(List<String> problems, String what, T wanted, T given) {
    if (!wanted.equals(given)) {
      problems.add("%s: %s, ours %s".formatted(what, wanted, given));
    }
  }

  private static String named(Type type) {
    return switch (type) {
      case Type.ListOf list -> "list(" + named(list.element()) + ")";
      case Type.SetOf set -> "set(" + named(set.element()) + ")";
      case Type.MapOf map -> "map(" + named(map.element()) + ")";
      default -> type.friendlyName();
    };
  }

  /** A value on each side of the rule's edge: ours refuses at least what the official one does. */
  private static void probe(JsonNode rule, Attribute ours, List<String> problems) {
    switch (rule.path("kind").asText()) {
      case "one_of" -> {
        rule.path("values").forEach(value -> mustTake(ours, value(value), problems));
        mustRefuse(
            ours,
            rule.path("values").path(0).isNumber() ? Value.number(-77) : Value.string("nonsense"),
            problems);
      }
      case "none_of" ->
          rule.path("values").forEach(value -> mustRefuse(ours, value(value), problems));
      case "range" -> {
        if (rule.has("min")) {
          mustRefuse(ours, Value.number(rule.path("min").asLong() - 1), problems);
        }
        if (rule.has("max")) {
          mustTake(ours, Value.number(rule.path("max").asLong()), problems);
          mustRefuse(ours, Value.number(rule.path("max").asLong() + 1), problems);
        }
      }
      case "length" -> {
        if (rule.has("max")) {
          mustTake(ours, Value.string("a".repeat(rule.path("max").asInt())), problems);
          mustRefuse(ours, Value.string("a".repeat(rule.path("max").asInt() + 1)), problems);
        }
      }
      default -> {} // size and custom rules: tested with the types that have them
    }
  }

  private static Value value(JsonNode json) {
    return json.isNumber() ? Value.number(json.asLong()) : Value.string(json.asText());
  }

  private static boolean takes(Attribute attribute, Value value) {
    return attribute.validators().stream().allMatch(check -> check.problem(value).isEmpty());
  }

  private static void mustTake(Attribute attribute, Value value, List<String> problems) {
    if (!takes(attribute, value)) {
      problems.add("refuses " + value);
    }
  }

  private static void mustRefuse(Attribute attribute, Value value, List<String> problems) {
    if (takes(attribute, value)) {
      problems.add("takes " + value);
    }
  }
}
