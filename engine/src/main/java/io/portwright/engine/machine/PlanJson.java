package io.portwright.engine.machine;

import io.portwright.engine.address.InstanceAddress;
import io.portwright.engine.config.Configuration;
import io.portwright.engine.config.ProviderSet;
import io.portwright.engine.plan.Change;
import io.portwright.engine.plan.OutputChange;
import io.portwright.engine.plan.Plan;
import io.portwright.engine.plan.PlanOptions.Mode;
import io.portwright.engine.plan.Refactored;
import io.portwright.engine.state.StateSnapshot;
import io.portwright.provider.value.Type;
import io.portwright.provider.value.Utf8Order;
import io.portwright.provider.value.Value;
import io.portwright.provider.value.Value.ObjectValue;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** A plan as {@code terraform show -json} prints it, format 1.2. Secrets are in clear. */
public final class PlanJson {
  private static final String FORMAT = "1.2";

  private final ProviderSet providers;
  private final ProviderNames names;
  private final Plan plan;
  private final StateSnapshot state;
  private final Optional<Configuration> configuration;

  /**
   * @param state that the plan was made from
   * @param configuration that the plan was made from; empty when it is not at hand any more
   */
  public PlanJson(
      ProviderSet providers,
      Plan plan,
      StateSnapshot state,
      Optional<Configuration> configuration) {
    this.providers = providers;
    this.names = new ProviderNames(providers);
    this.plan = plan;
    this.state = state;
    this.configuration = configuration;
  }

  /** Writes one object. */
  public void write(JsonWriter out) {
    out.beginObject();
    out.name("format_version").string(FORMAT);
    out.name("terraform_version").string(StateJson.TERRAFORM_VERSION);
    variables(out);
    plannedValues(out);
    ChangesJson changes = new ChangesJson(names, refactored(), out);
    changes.drift(plan.drift());
    if (!isRefreshOnly()) {
      changes.resources(plan);
    }
    changes.outputs(plan.outputs());
    StateSnapshot prior = BeforeChanges.of(names, plan, state, configuration);
    if (!prior.records().isEmpty() || !prior.outputs().isEmpty()) {
      out.name("prior_state");
      StateJson.write(providers, prior, out);
    }
    configuration.ifPresent(found -> {
      out.name("configuration");
      new ConfigurationJson(providers, found, out).write();
    });
    new ChangesJson(names, plan.refactored(), out).relevant(plan.relevant());
    ChecksJson.write(plan.checks(), out);
    out.name("timestamp").string(plan.basis().time().toString());
    out.name("applyable").bool(plan.isEffective() && !plan.hasErrors());
    out.name("complete").bool(!plan.hasErrors() && plan.basis().options().isWhole());
    out.name("errored").bool(plan.hasErrors());
    out.endObject();
  }

  /** What ends does so under its new address; where it was before does not matter any more. */
  private Refactored refactored() {
    return plan.basis().options().mode() == Mode.DESTROY ? Refactored.NONE : plan.refactored();
  }

  /** Such a plan changes no object, so it lists none. */
  private boolean isRefreshOnly() {
    return plan.basis().options().mode() == Mode.REFRESH_ONLY;
  }

  /** Ephemeral values are in no plan; only their defaults can be told. */
  private void variables(JsonWriter out) {
    SortedMap<String, Value> values = new TreeMap<>(Utf8Order.INSTANCE);
    configuration.ifPresent(found ->
        found
            .variables()
            .forEach((name, variable) ->
                variable.fallback().ifPresent(value -> values.put(name, value))));
    values.putAll(plan.basis().variables());
    if (values.isEmpty()) {
      return;
    }
    out.name("variables").beginObject();
    values.forEach((name, value) -> {
      out.name(name).beginObject();
      ValueForms.known(value, out.name("value"));
      out.endObject();
    });
    out.endObject();
  }

  private void plannedValues(JsonWriter out) {
    out.name("planned_values").beginObject();
    plannedOutputs(out);
    ModuleTree<Change> tree = new ModuleTree<>();
    for (Change change : ChangesJson.shown(plan)) {
      boolean forgotten = change instanceof Change.Forget && change.leftBehind().isEmpty();
      if (change.planned().isPresent() || forgotten) {
        InstanceAddress address = change.address();
        tree.add(address.resource().module(), address.toString(), change);
      }
    }
    out.name("root_module");
    tree.write(out, this::plannedResource);
    out.endObject();
  }

  private void plannedOutputs(JsonWriter out) {
    SortedMap<String, OutputChange> kept = new TreeMap<>(Utf8Order.INSTANCE);
    for (OutputChange change : plan.outputs()) {
      if (change.after().isPresent()) {
        kept.put(change.name(), change);
      }
    }
    if (kept.isEmpty()) {
      return;
    }
    out.name("outputs").beginObject();
    kept.forEach((name, change) -> {
      out.name(name).beginObject();
      out.name("sensitive").bool(change.secrecy() == OutputChange.Secrecy.SENSITIVE);
      Value after = change.after().orElseThrow();
      if (after.isWhollyKnown()) {
        // A null has no type any more when Terraform has written it to the plan and read it back.
        ValueForms.type(after.isNull() ? Type.DYNAMIC : after.type(), out.name("type"));
        ValueForms.known(after, out.name("value"));
      }
      out.endObject();
    });
    out.endObject();
  }

  private void plannedResource(Change change, JsonWriter out) {
    InstanceAddress address = change.address();
    out.beginObject();
    out.name("address").string(address.toString());
    ResourceForm.identity(address, out);
    out.name("provider_name").string(names.of(address.resource()));
    out.name("schema_version").number(names.schemaVersion(address.resource()));
    change
        .planned()
        .ifPresentOrElse(
            planned -> values(address, planned, out),
            () -> out.name("sensitive_values").bool(false));
    out.endObject();
  }

  private void values(InstanceAddress address, ObjectValue planned, JsonWriter out) {
    if (planned.parts().stream().anyMatch(Value::isKnown)) {
      ValueForms.known(planned, out.name("values"));
    }
    ValueForms.sensitive(names.marked(address.resource(), planned), out.name("sensitive_values"));
  }
}
