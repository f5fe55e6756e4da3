package io.portwright.engine.machine;

import io.portwright.engine.address.InstanceAddress;
import io.portwright.engine.address.ModuleAddress;
import io.portwright.engine.config.RelevantAttribute;
import io.portwright.engine.plan.Change;
import io.portwright.engine.plan.Drift;
import io.portwright.engine.plan.OutputChange;
import io.portwright.engine.plan.Plan;
import io.portwright.engine.plan.PlanOptions.Mode;
import io.portwright.engine.plan.Reason;
import io.portwright.engine.plan.Refactored;
import io.portwright.provider.spi.ResourceType.Exchange;
import io.portwright.provider.value.AttributePath;
import io.portwright.provider.value.Utf8Order;
import io.portwright.provider.value.Value;
import io.portwright.provider.value.Value.ObjectValue;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** {@code resource_changes}, {@code resource_drift} and {@code output_changes}. */
final class ChangesJson {
  private final ProviderNames names;
  private final Refactored refactored;
  private final JsonWriter out;

  ChangesJson(ProviderNames names, Refactored refactored, JsonWriter out) {
    this.names = names;
    this.refactored = refactored;
    this.out = out;
  }

  // ---- resources ----

  void resources(Plan plan) {
    List<Change> shown =
        shown(plan).stream()
            .sorted(
                Comparator.comparing(Change::address, ResourceForm.ORDER)
                    .thenComparing(change -> change.leftBehind().orElse("")))
            .toList();
    if (!shown.isEmpty()) {
      out.name("resource_changes").beginArray();
      shown.forEach(this::resource);
      out.endArray();
    }
  }

  /**
   * A data source that was read while planning is part of the prior state, not of the changes; and
   * a refresh changes nothing but state.
   */
  static List<Change> shown(Plan plan) {
    return plan.basis().options().mode() == Mode.REFRESH_ONLY
        ? List.of()
        : plan.changes().stream().filter(ChangesJson::isShown).toList();
  }

  private static boolean isShown(Change change) {
    return !(change.address().resource().isData()
        && (change instanceof Change.NoOp || change instanceof Change.Delete));
  }

  private void resource(Change change) {
    out.beginObject();
    head(change.address(), change.leftBehind());
    out.name("change").beginObject();
    actions(actions(change));
    values(change.address(), change.prior(), change.planned());
    if (change instanceof Change.Replace replace) {
      replacePaths(replace.because());
    }
    importing(change.address());
    out.endObject();
    if (change.reason() != Reason.NONE && change.reason() != Reason.DELETE_BECAUSE_DEPOSED) {
      out.name("action_reason").string(change.reason().name().toLowerCase(Locale.ROOT));
    }
    out.endObject();
  }

  private void head(InstanceAddress address, Optional<String> deposed) {
    out.name("address").string(address.toString());
    InstanceAddress moved = refactored.moved().get(address);
    out.optional("previous_address", moved == null ? "" : moved.toString());
    ModuleAddress module = address.resource().module();
    out.optional("module_address", module.toString());
    ResourceForm.identity(address, out);
    out.name("provider_name").string(names.of(address.resource()));
    out.optional("deposed", deposed.orElse(""));
  }

  private void importing(InstanceAddress address) {
    String id = refactored.imported().get(address);
    if (id != null) {
      out.name("importing").beginObject();
      out.name("id").string(id);
      out.endObject();
    }
  }

  private static List<String> actions(Change change) {
    return switch (change) {
      case Change.Create _ -> List.of("create");
      case Change.Update _ -> List.of("update");
      case Change.Delete _ -> List.of("delete");
      case Change.Forget _ -> List.of("forget");
      case Change.Read _ -> List.of("read");
      case Change.NoOp _ -> List.of("no-op");
      case Change.Replace replace ->
          replace.order() == Exchange.CREATE_FIRST
              ? List.of("create", "delete")
              : List.of("delete", "create");
    };
  }

  private void actions(List<String> actions) {
    out.name("actions").beginArray();
    actions.forEach(out::string);
    out.endArray();
  }

  private void values(
      InstanceAddress address, Optional<ObjectValue> before, Optional<ObjectValue> after) {
    out.name("before");
    before.ifPresentOrElse(value -> ValueForms.known(value, out), out::nothing);
    out.name("after");
    after.ifPresentOrElse(value -> ValueForms.known(value, out), out::nothing);
    out.name("after_unknown");
    if (after.isPresent() && !after.get().isWhollyKnown()) {
      ValueForms.unknown(after.get(), out);
    } else {
      out.beginObject();
      out.endObject();
    }
    sensitive("before_sensitive", address, before);
    sensitive("after_sensitive", address, after);
  }

  private void sensitive(String field, InstanceAddress address, Optional<ObjectValue> object) {
    out.name(field);
    object.ifPresentOrElse(
        value -> ValueForms.sensitive(names.marked(address.resource(), value), out),
        () -> out.bool(false));
  }

  private void replacePaths(Collection<AttributePath> paths) {
    if (paths.isEmpty()) {
      return;
    }
    out.name("replace_paths").beginArray();
    paths.forEach(this::path);
    out.endArray();
  }

  private void path(AttributePath path) {
    out.beginArray();
    for (AttributePath.Step step : path.steps()) {
      switch (step) {
        case AttributePath.Step.Attribute attribute -> out.string(attribute.name());
        case AttributePath.Step.Index index -> out.number(index.index());
        case AttributePath.Step.Key key -> out.string(key.key());
      }
    }
    out.endArray();
  }

  // ---- what changes are made from ----

  void relevant(List<RelevantAttribute> attributes) {
    if (attributes.isEmpty()) {
      return;
    }
    out.name("relevant_attributes").beginArray();
    for (RelevantAttribute attribute : attributes) {
      out.beginObject();
      out.name("resource").string(attribute.resource());
      out.name("attribute");
      path(attribute.path());
      out.endObject();
    }
    out.endArray();
  }

  // ---- drift ----

  void drift(List<Drift> drift) {
    if (drift.isEmpty()) {
      return;
    }
    out.name("resource_drift").beginArray();
    drift.stream()
        .sorted(
            Comparator.comparing(Drift::address, ResourceForm.ORDER)
                .thenComparing(one -> one.deposed().orElse("")))
        .forEach(this::drift);
    out.endArray();
  }

  private void drift(Drift drift) {
    out.beginObject();
    head(drift.address(), drift.deposed());
    out.name("change").beginObject();
    actions(List.of(drift.now().isPresent() ? "update" : "delete"));
    values(drift.address(), Optional.of(drift.before()), drift.now());
    out.endObject();
    out.endObject();
  }

  // ---- outputs ----

  void outputs(List<OutputChange> changes) {
    SortedMap<String, OutputChange> sorted = new TreeMap<>(Utf8Order.INSTANCE);
    changes.forEach(change -> sorted.put(change.name(), change));
    if (sorted.isEmpty()) {
      return;
    }
    out.name("output_changes").beginObject();
    sorted.forEach((name, change) -> {
      out.name(name);
      output(change);
    });
    out.endObject();
  }

  private void output(OutputChange change) {
    out.beginObject();
    actions(
        List.of(
            switch (change.kind()) {
              case CREATE -> "create";
              case UPDATE -> "update";
              case DELETE -> "delete";
              case NO_OP -> "no-op";
            }));
    out.name("before");
    change.before().ifPresentOrElse(value -> ValueForms.known(value, out), out::nothing);
    Optional<Value> after = change.after();
    if (after.isEmpty() || after.get().isKnown()) {
      out.name("after");
      after.ifPresentOrElse(value -> ValueForms.known(value, out), out::nothing);
    }
    out.name("after_unknown");
    if (after.isPresent() && !after.get().isWhollyKnown()) {
      ValueForms.unknown(after.get(), out);
    } else {
      out.bool(false);
    }
    boolean secret = change.secrecy() == OutputChange.Secrecy.SENSITIVE;
    out.name("before_sensitive").bool(secret);
    out.name("after_sensitive").bool(secret);
    out.endObject();
  }
}
