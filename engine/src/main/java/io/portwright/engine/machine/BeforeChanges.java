package io.portwright.engine.machine;

import io.portwright.engine.address.InstanceAddress;
import io.portwright.engine.config.Configuration;
import io.portwright.engine.plan.Change;
import io.portwright.engine.plan.Drift;
import io.portwright.engine.plan.Moves;
import io.portwright.engine.plan.OutputChange;
import io.portwright.engine.plan.Plan;
import io.portwright.engine.plan.PlanOptions.Mode;
import io.portwright.engine.state.InstanceObject;
import io.portwright.engine.state.ResourceRecord;
import io.portwright.engine.state.StateSnapshot;
import io.portwright.provider.value.Marks;
import io.portwright.provider.value.Utf8Order;
import io.portwright.provider.value.Value;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * {@code prior_state}: what a plan starts from. Objects as they were read while planning, under the
 * addresses that they have now, and the outputs that are known already.
 */
final class BeforeChanges {
  private final ProviderNames names;
  private final Plan plan;
  private final SortedMap<InstanceAddress, ResourceRecord> records = new TreeMap<>();

  private BeforeChanges(ProviderNames names, Plan plan) {
    this.names = names;
    this.plan = plan;
  }

  static StateSnapshot of(
      ProviderNames names, Plan plan, StateSnapshot state, Optional<Configuration> configuration) {
    BeforeChanges before = new BeforeChanges(names, plan);
    if (state.resourcesHash().equals(plan.basis().resources())) {
      before.records.putAll(
          configuration
              .map(found -> Moves.applied(state.records(), found).records())
              .orElse(state.records()));
    }
    plan.drift().forEach(before::withoutGone);
    plan.changes().forEach(before::asRead);
    return new StateSnapshot(
        state.commit(),
        state.lineage(),
        state.resourcesHash(),
        before.records,
        before.outputs(state),
        new TreeMap<>());
  }

  private void withoutGone(Drift drift) {
    ResourceRecord record = records.get(drift.address());
    if (record != null && drift.now().isEmpty() && drift.deposed().isEmpty()) {
      ResourceRecord left = record.withoutCurrent();
      if (left.isEmpty()) {
        records.remove(drift.address());
      } else {
        records.put(drift.address(), left);
      }
    }
  }

  private void asRead(Change change) {
    if (change.leftBehind().isPresent() || change.prior().isEmpty()) {
      return;
    }
    Value.ObjectValue read = change.prior().orElseThrow();
    InstanceAddress address = change.address();
    ResourceRecord record = records.get(address);
    InstanceObject object =
        record != null && record.current().isPresent()
            ? record.current().get().withAttributes(read)
            : InstanceObject.ready(read);
    records.put(
        address,
        record == null
            ? ResourceRecord.of(address, names.of(address.resource()), object)
            : record.withCurrent(object));
  }

  /** What outputs say now, as far as it is known. */
  private SortedMap<String, Value> outputs(StateSnapshot state) {
    boolean ends = plan.basis().options().mode() == Mode.DESTROY;
    SortedMap<String, Value> known = new TreeMap<>(Utf8Order.INSTANCE);
    known.putAll(state.outputs());
    for (OutputChange change : plan.outputs()) {
      (ends ? change.before() : change.after())
          .filter(value -> value.isWhollyKnown() && !value.isNull())
          .ifPresent(value ->
              known.put(
                  change.name(),
                  change.secrecy() == OutputChange.Secrecy.SENSITIVE
                      ? value.marked(Marks.SENSITIVE)
                      : value));
    }
    return known;
  }
}
