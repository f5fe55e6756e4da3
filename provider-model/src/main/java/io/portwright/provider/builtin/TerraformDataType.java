package io.portwright.provider.builtin;

import io.portwright.provider.schema.Attribute;
import io.portwright.provider.schema.Attribute.Presence;
import io.portwright.provider.schema.Schema;
import io.portwright.provider.spi.AttributeProblem;
import io.portwright.provider.spi.ResourceType;
import io.portwright.provider.value.AttributePath;
import io.portwright.provider.value.Refinement;
import io.portwright.provider.value.Type;
import io.portwright.provider.value.Value;
import io.portwright.provider.value.Value.ObjectValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * {@code terraform_data}: keeps {@code input} as {@code output}, and is replaced when {@code
 * triggers_replace} changes.
 */
final class TerraformDataType implements ResourceType {

  static final String NAME = "terraform_data";
  private static final List<String> READ_ONLY = List.of("id", "output");

  private final Schema schema =
      Schema.of(
          List.of(
              Attribute.plain("id", Type.STRING, Presence.COMPUTED, Attribute.Flag.OWN_RULE),
              Attribute.plain("input", Type.DYNAMIC, Presence.OPTIONAL),
              Attribute.plain(
                  "output",
                  Type.DYNAMIC,
                  Presence.COMPUTED,
                  Attribute.Flag.REPEATS_ARGUMENTS,
                  Attribute.Flag.OWN_RULE),
              Attribute.plain("triggers_replace", Type.DYNAMIC, Presence.OPTIONAL)));

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Schema schema() {
    return schema;
  }

  @Override
  public Exchange exchange() {
    return Exchange.DELETE_FIRST;
  }

  @Override
  public List<AttributeProblem> validate(ObjectValue configuration) {
    List<AttributeProblem> found = new ArrayList<>(0);
    for (String name : READ_ONLY) {
      if (!configuration.attribute(name).isNull()) {
        found.add(AttributeProblem.unplaced("\"" + name + "\" attribute is read-only"));
      }
    }
    return found;
  }

  @Override
  public Planned plan(PlanRequest request) {
    Value input = request.configuration().attribute("input");
    Value trigger = request.configuration().attribute("triggers_replace");
    Optional<ObjectValue> prior = request.prior();
    SortedSet<AttributePath> replace = new TreeSet<>();
    if (prior.isEmpty()) {
      return new Planned(fresh(input, trigger), replace, List.of());
    }
    ObjectValue before = prior.get();
    if (!same(before.attribute("triggers_replace"), trigger)) {
      replace.add(AttributePath.of("triggers_replace"));
      return new Planned(fresh(input, trigger), replace, List.of());
    }
    if (same(before.attribute("input"), input)) {
      return new Planned(before, replace, List.of());
    }
    Value output = Value.unknown(input.type());
    ObjectValue after = object(before.attribute("id"), input, output, trigger);
    return new Planned(after, replace, List.of());
  }

  private static boolean same(Value before, Value now) {
    return before.unmarkedDeep().equals(now.unmarkedDeep()) || (before.isNull() && now.isNull());
  }

  private static ObjectValue fresh(Value input, Value trigger) {
    Value id = Value.unknown(Type.STRING, Refinement.NOT_NULL);
    return object(id, input, output(input), trigger);
  }

  private static Value output(Value input) {
    return input.isNull() ? input : Value.unknown(input.type());
  }

  static ObjectValue object(Value id, Value input, Value output, Value trigger) {
    return Value.object(
        Map.of("id", id, "input", input, "output", output, "triggers_replace", trigger));
  }
}
