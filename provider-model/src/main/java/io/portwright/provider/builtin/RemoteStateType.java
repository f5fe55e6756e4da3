package io.portwright.provider.builtin;

import io.portwright.provider.schema.Attribute;
import io.portwright.provider.schema.Attribute.Flag;
import io.portwright.provider.schema.Attribute.Presence;
import io.portwright.provider.schema.Schema;
import io.portwright.provider.spi.Answer;
import io.portwright.provider.spi.AttributeProblem;
import io.portwright.provider.spi.DataSourceType;
import io.portwright.provider.spi.RemoteStateSource;
import io.portwright.provider.value.AttributePath;
import io.portwright.provider.value.Type;
import io.portwright.provider.value.Value;
import io.portwright.provider.value.Value.ObjectValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * {@code terraform_remote_state}: the root output values of another configuration.
 *
 * <p>Outputs from a file of Terraform have no marks, as in Terraform, so that a configuration that
 * is right there is right here; what is stored of them is encrypted all the same. Outputs from a
 * store of this program keep theirs.
 */
final class RemoteStateType implements DataSourceType {

  static final String NAME = "terraform_remote_state";

  private static final AttributePath WORKSPACE = AttributePath.of("workspace");
  private static final AttributePath DEFAULTS = AttributePath.of("defaults");

  private final Schema schema =
      Schema.of(
          List.of(
              Attribute.plain("backend", Type.STRING, Presence.REQUIRED),
              Attribute.plain("config", Type.DYNAMIC, Presence.OPTIONAL),
              Attribute.plain("defaults", Type.DYNAMIC, Presence.OPTIONAL),
              Attribute.plain(
                  "outputs", Type.DYNAMIC, Presence.COMPUTED, Flag.SEALED, Flag.OWN_RULE),
              Attribute.plain("workspace", Type.STRING, Presence.OPTIONAL)));

  private final RemoteStateSource source;

  RemoteStateType(RemoteStateSource source) {
    this.source = source;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Schema schema() {
    return schema;
  }

  @Override
  public List<AttributeProblem> validate(ObjectValue configuration) {
    List<AttributeProblem> problems = new ArrayList<>(BackendConfig.of(configuration).problems());
    Value defaults = configuration.attribute("defaults");
    if (defaults.isPresent() && entries(defaults).isEmpty()) {
      problems.add(
          AttributeProblem.error(
              DEFAULTS, "Invalid default values", "Defaults must be given in an object value."));
    }
    return problems;
  }

  /** The data source with its outputs. */
  Answer<ObjectValue> read(ObjectValue configuration) {
    List<AttributeProblem> problems = validate(configuration);
    if (!problems.isEmpty()) {
      return new Answer<>(Optional.empty(), problems);
    }
    Value workspace = configuration.attribute("workspace");
    boolean named = workspace.isPresent() && !workspace.asString().isEmpty();
    Answer<Optional<SortedMap<String, Value>>> stored =
        source.outputs(
            BackendConfig.of(configuration).place().orElseThrow(),
            named ? workspace.asString() : "default");
    if (stored.hasErrors() || stored.value().isEmpty()) {
      return new Answer<>(Optional.empty(), stored.problems());
    }
    if (stored.value().get().isEmpty()) {
      return Answer.refused(
          AttributeProblem.error(
              WORKSPACE,
              "Unable to find remote state",
              "No stored state was found for the given workspace in the given backend."));
    }
    SortedMap<String, Value> outputs =
        new TreeMap<>(entries(configuration.attribute("defaults")).orElseGet(TreeMap::new));
    outputs.putAll(stored.value().get().get());
    return Answer.of(configuration.with("outputs", Value.object(outputs)), stored.problems());
  }

  /** What an object or a map holds; empty for anything else. */
  static Optional<SortedMap<String, Value>> entries(Value value) {
    return switch (value) {
      case Value.ObjectValue object -> Optional.of(object.attributes());
      case Value.MapValue map -> Optional.of(map.entries());
      case Value.StringValue _,
          Value.NumberValue _,
          Value.BoolValue _,
          Value.NullValue _,
          Value.UnknownValue _,
          Value.ListValue _,
          Value.SetValue _,
          Value.TupleValue _ ->
          Optional.empty();
    };
  }
}
