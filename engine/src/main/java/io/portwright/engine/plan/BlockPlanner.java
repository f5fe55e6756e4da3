package io.portwright.engine.plan;

import io.portwright.engine.account.Accounts;
import io.portwright.engine.address.InstanceAddress;
import io.portwright.engine.address.InstanceKey;
import io.portwright.engine.address.ModuleAddress;
import io.portwright.engine.address.ResourceAddress;
import io.portwright.engine.config.BlockValue;
import io.portwright.engine.config.Configuration;
import io.portwright.engine.config.ConfigurationEvaluator;
import io.portwright.engine.config.Instances;
import io.portwright.engine.config.ModuleEvaluator;
import io.portwright.engine.config.ResourceBlock;
import io.portwright.engine.graph.ConfigurationGraph.Outcome;
import io.portwright.engine.plan.InstancePlan.Prior;
import io.portwright.engine.plan.PlanOptions.Mode;
import io.portwright.engine.state.InstanceObject;
import io.portwright.engine.state.ResourceRecord;
import io.portwright.provider.diagnostic.Checked;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.spi.ResourceType;
import io.portwright.provider.value.Value;
import io.portwright.provider.value.Value.ObjectValue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Plans the blocks of a configuration, each after everything that it refers to. When state is only
 * refreshed, objects keep the values that they have.
 */
final class BlockPlanner implements Declarations.Blocks {
  private final Accounts accounts;
  private final Refresh refresh;
  private final Draft draft;
  private final PriorState prior;
  private final Scope scope;
  private final ConfigurationEvaluator evaluator;
  private final ResourceValues values;
  private final ExchangeOrder exchange;
  private final DataPlanner data;
  private final Triggers triggers;
  private final PendingChanges pending;
  private final List<Change> changes = new ArrayList<>();
  private final List<Diagnostic> diagnostics = new ArrayList<>();
  private final Set<InstanceAddress> planned = new HashSet<>();
  private final Set<ResourceAddress> failed = new HashSet<>();
  private final Set<InstanceAddress> replaced = new HashSet<>();

  BlockPlanner(
      Accounts accounts,
      Configuration configuration,
      Refresh refresh,
      Draft draft,
      ConfigurationEvaluator evaluator,
      ResourceValues values,
      ExchangeOrder exchange) {
    this.accounts = accounts;
    this.refresh = refresh;
    this.draft = draft;
    this.prior = draft.prior();
    this.scope = draft.scope();
    this.evaluator = evaluator;
    this.values = values;
    this.exchange = exchange;
    this.triggers = new Triggers(configuration);
    this.pending = new PendingChanges(draft.graph());
    this.data = new DataPlanner(accounts, evaluator, pending, diagnostics);
    this.replaced.addAll(draft.options().replacements());
  }

  List<Change> changes() {
    return changes;
  }

  List<Diagnostic> diagnostics() {
    return diagnostics;
  }

  /** Instances that the configuration asks for; all others in state are left over. */
  boolean isPlanned(InstanceAddress address) {
    return planned.contains(address);
  }

  /** Whether the instances of a block could not be told; then nothing of it is left over. */
  boolean hasFailed(ResourceAddress address) {
    return failed.contains(address.block());
  }

  @Override
  public Outcome visited(ResourceAddress address, ResourceBlock block) {
    evaluator.reached(address);
    if (!imported(address)) {
      failed.add(address);
    }
    for (ModuleAddress module : evaluator.instances(address.module())) {
      plan(address.in(module), block, evaluator.module(module));
    }
    if (!evaluator.isComplete(address.module())) {
      failed.add(address);
    }
    return hasFailed(address) ? Outcome.FAILED : Outcome.DONE;
  }

  @Override
  public void leftOut(ResourceAddress address) {
    if (scope.touches(address)) {
      failed.add(address);
    }
    evaluator.instances(address.module()).forEach(module -> values.fail(address.in(module)));
  }

  private void plan(ResourceAddress address, ResourceBlock block, ModuleEvaluator module) {
    Checked<Instances> instances = module.instances(block);
    diagnostics.addAll(instances.diagnostics());
    if (instances.value().isEmpty()) {
      fail(address);
      return;
    }
    misplaced(address, instances.orThrow());
    SortedMap<InstanceKey, Value> done = leftovers(address, instances.orThrow());
    boolean complete = true;
    for (InstanceKey key : instances.orThrow().keys()) {
      InstanceAddress instance = address.instance(key);
      planned.add(instance);
      if (!scope.covers(instance)) {
        current(instance).ifPresent(value -> done.put(key, value));
        continue;
      }
      Instance one = new Instance(instance, block, module, instances.orThrow());
      Optional<ObjectValue> value = isKept(instance) ? kept(one) : planned(one);
      value.ifPresent(v -> done.put(key, v));
      complete &= value.isPresent() || isKept(instance);
    }
    if (complete) {
      values.put(address, block, done);
    } else {
      fail(address);
    }
  }

  private boolean isKept(InstanceAddress address) {
    return draft.options().mode() == Mode.REFRESH_ONLY && !address.resource().isData();
  }

  /** Objects under keys that nobody asks for any more: they count as long as they are not ended. */
  private SortedMap<InstanceKey, Value> leftovers(ResourceAddress address, Instances instances) {
    SortedMap<InstanceKey, Value> found = new TreeMap<>();
    prior
        .records(address)
        .forEach((key, record) -> {
          InstanceAddress instance = address.instance(key);
          boolean asked = instances.keys().contains(key);
          if (!record.deposed().isEmpty() && scope.covers(instance)) {
            pending.add(address);
          }
          if (!asked && scope.covers(instance) && !isKept(instance)) {
            pending.add(address);
          } else if (!asked) {
            prior.current(record).ifPresent(value -> found.put(key, value));
          }
        });
    return found;
  }

  /** Reads what is imported to a block, as far as that was not done early. */
  private boolean imported(ResourceAddress block) {
    Checked<SortedMap<InstanceAddress, Imports.Wanted>> wanted =
        draft.imports().to(block, evaluator);
    if (!isGood(wanted.diagnostics())) {
      return false;
    }
    SortedMap<InstanceAddress, Imports.Wanted> objects = wanted.orThrow();
    for (Imports.Wanted object : objects.values()) {
      InstanceAddress to = object.record().address();
      if (!scope.covers(to)) {
        prior.withdraw(to);
      } else if (!object.id().equals(prior.imported().get(to))) {
        prior.withdraw(to);
        prior.imports(object);
        if (!isGood(refresh.read(prior, List.of(object.record())))) {
          return false;
        }
      }
    }
    return true;
  }

  /** Imports to instances that nobody declares. */
  private void misplaced(ResourceAddress address, Instances instances) {
    for (InstanceKey key : List.copyOf(prior.records(address).keySet())) {
      InstanceAddress to = address.instance(key);
      if (!instances.keys().contains(key) && prior.imported().containsKey(to)) {
        prior.withdraw(to);
        diagnostics.add(Imports.nowhere(to));
      }
    }
  }

  private void fail(ResourceAddress address) {
    values.fail(address);
    failed.add(address.block());
  }

  private Optional<ResourceRecord> record(InstanceAddress address) {
    return Optional.ofNullable(prior.records(address.resource()).get(address.key()));
  }

  private Optional<ObjectValue> current(InstanceAddress address) {
    return record(address).flatMap(prior::current);
  }

  /** One instance of a block, with all that it is evaluated with. */
  private record Instance(
      InstanceAddress address, ResourceBlock block, ModuleEvaluator module, Instances all) {
    List<Diagnostic> preconditions() {
      return module.preconditions(block, address.key(), all);
    }

    List<Diagnostic> postconditions(Value self) {
      return module.postconditions(block, address.key(), all, self);
    }
  }

  /** The object as it is; empty when there is none. */
  private Optional<ObjectValue> kept(Instance one) {
    diagnostics.addAll(one.preconditions());
    Optional<ObjectValue> value = current(one.address());
    value.ifPresent(now -> changes.add(new Change.NoOp(one.address(), now)));
    Value self = value.isPresent() ? value.get() : Value.unknown(one.block().schema().objectType());
    diagnostics.addAll(one.postconditions(self));
    return value;
  }

  private boolean isGood(List<Diagnostic> found) {
    diagnostics.addAll(found);
    return found.isEmpty() || found.stream().noneMatch(Diagnostic::isError);
  }

  private Optional<ObjectValue> planned(Instance one) {
    InstanceAddress address = one.address();
    if (!isGood(one.module().selfReferences(one.block(), address.key()))) {
      return Optional.empty();
    }
    Checked<Reason> wanted = wanted(one);
    if (!isGood(wanted.diagnostics()) || !isGood(one.preconditions())) {
      return Optional.empty();
    }
    Checked<BlockValue> value = one.module().instance(one.block(), address.key(), one.all());
    diagnostics.addAll(value.diagnostics());
    if (value.value().isEmpty()) {
      return Optional.empty();
    }
    Optional<Change> change =
        address.resource().isData()
            ? data.change(one.block(), value.orThrow(), address, current(address))
            : managed(one.block(), value.orThrow(), address, wanted.orThrow());
    if (change.isEmpty() || !isGood(Protection.findings(one.block(), change.get()))) {
      return Optional.empty();
    }
    boolean deferred = change.get() instanceof Change.Read;
    if (!deferred || draft.options().mode() != Mode.REFRESH_ONLY) {
      changes.add(change.get());
    }
    triggers.planned(change.get());
    if (change.get().isEffective()) {
      pending.add(address.resource());
    }
    ObjectValue after = change.get().planned().orElseThrow();
    return isGood(one.postconditions(after))
        ? Optional.of(identified(address, after))
        : Optional.empty();
  }

  /** What identifies an object that is not there yet tells whose it will be. */
  private ObjectValue identified(InstanceAddress address, ObjectValue after) {
    Optional<String> name =
        accounts.resourceType(address.resource().type()).map(ResourceType::identifier);
    return !address.resource().isData()
            && name.isPresent()
            && after.attributes().get(name.get()) instanceof Value.UnknownValue unknown
        ? after.with(name.get(), unknown.identifying(address.toString()))
        : after;
  }

  /** Why an object is exchanged although its attributes may not ask for it. */
  private Checked<Reason> wanted(Instance one) {
    InstanceAddress address = one.address();
    if (address.resource().isData()) {
      return Checked.of(Reason.NONE);
    }
    boolean tainted =
        record(address)
            .flatMap(ResourceRecord::current)
            .filter(object -> object.status() == InstanceObject.Status.TAINTED)
            .isPresent();
    Checked<Boolean> fired = triggers.fired(one.module(), one.block(), address.key(), one.all());
    return fired.then(yes -> {
      if (tainted) {
        return Checked.of(Reason.REPLACE_BECAUSE_TAINTED);
      }
      if (yes) {
        return Checked.of(Reason.REPLACE_BY_TRIGGERS);
      }
      return Checked.of(replaced.contains(address) ? Reason.REPLACE_BY_REQUEST : Reason.NONE);
    });
  }

  private Optional<Change> managed(
      ResourceBlock block, BlockValue value, InstanceAddress address, Reason wanted) {
    ResourceType type = accounts.resourceType(address.resource().type()).orElseThrow();
    Optional<ObjectValue> before = current(address);
    Checked<InstancePlan> plan =
        InstancePlan.of(type, block, value, address::toString, before, fate(wanted));
    diagnostics.addAll(plan.diagnostics());
    return plan.value()
        .map(p ->
            before.isEmpty()
                ? new Change.Create(address, p.after())
                : change(address, p, before.get(), wanted));
  }

  private static Prior fate(Reason wanted) {
    if (wanted == Reason.NONE) {
      return Prior.KEEP;
    }
    return wanted == Reason.REPLACE_BECAUSE_TAINTED ? Prior.DISREGARD : Prior.REPLACE;
  }

  private Change change(
      InstanceAddress address, InstancePlan plan, ObjectValue before, Reason wanted) {
    if (wanted != Reason.NONE || !plan.replaceBecause().isEmpty()) {
      return new Change.Replace(
          address,
          before,
          plan.after(),
          plan.diffs(),
          plan.replaceBecause(),
          wanted == Reason.NONE ? Reason.REPLACE_BECAUSE_CANNOT_UPDATE : wanted,
          exchange.of(address.resource()));
    }
    return plan.diffs().isEmpty() && AttributeDiffs.identical(before, plan.after())
        ? new Change.NoOp(address, plan.after())
        : new Change.Update(address, before, plan.after(), plan.diffs());
  }

  /** Resources with instances that {@code -replace} names without saying which. */
  List<Diagnostic> incompleteReplacements() {
    List<Diagnostic> found = new ArrayList<>();
    for (InstanceAddress address : draft.options().replacements()) {
      List<InstanceAddress> others =
          planned.stream()
              .filter(other -> other.resource().equals(address.resource()))
              .filter(other -> !other.key().equals(InstanceKey.NONE))
              .sorted()
              .toList();
      if (address.key().equals(InstanceKey.NONE) && !others.isEmpty()) {
        StringBuilder text = new StringBuilder();
        others.forEach(other -> text.append("\n  -replace=").append(quoted(other)));
        found.add(
            Diagnostic.warning(
                "Incompletely-matched force-replace resource instance",
                "Your force-replace request for "
                    + address
                    + " doesn't match any resource instances because it lacks an instance key.\n\n"
                    + "To force replacement of particular instances, use one or more of the"
                    + " following options instead:"
                    + text));
      }
    }
    return found;
  }

  private static String quoted(InstanceAddress address) {
    return '"' + address.toString().replace("\"", "\\\"") + '"';
  }
}
