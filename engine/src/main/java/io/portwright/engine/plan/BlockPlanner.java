package io.portwright.engine.plan;

import io.portwright.engine.account.Accounts;
import io.portwright.engine.account.Problems;
import io.portwright.engine.address.InstanceAddress;
import io.portwright.engine.address.InstanceKey;
import io.portwright.engine.address.ModuleAddress;
import io.portwright.engine.address.ResourceAddress;
import io.portwright.engine.config.BlockValue;
import io.portwright.engine.config.ConfigurationEvaluator;
import io.portwright.engine.config.Instances;
import io.portwright.engine.config.ModuleEvaluator;
import io.portwright.engine.config.ResourceBlock;
import io.portwright.engine.config.Trigger;
import io.portwright.engine.graph.GraphNode;
import io.portwright.engine.plan.InstancePlan.Prior;
import io.portwright.engine.state.InstanceObject;
import io.portwright.engine.state.ResourceRecord;
import io.portwright.provider.diagnostic.Checked;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.spi.Account;
import io.portwright.provider.spi.Answer;
import io.portwright.provider.spi.DataSourceType;
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

/** Plans the blocks of a configuration, each after everything that it refers to. */
final class BlockPlanner {
  private final Accounts accounts;
  private final Draft draft;
  private final PriorState prior;
  private final ConfigurationEvaluator evaluator;
  private final ResourceValues values;
  private final ExchangeOrder exchange;
  private final Triggers triggers = new Triggers();
  private final List<Change> changes = new ArrayList<>();
  private final List<Diagnostic> diagnostics = new ArrayList<>();
  private final Set<InstanceAddress> planned = new HashSet<>();
  private final Set<ResourceAddress> pending = new HashSet<>();
  private final Set<ResourceAddress> failed = new HashSet<>();
  private final Set<InstanceAddress> replaced = new HashSet<>();

  BlockPlanner(
      Accounts accounts,
      Draft draft,
      ConfigurationEvaluator evaluator,
      ResourceValues values,
      ExchangeOrder exchange) {
    this.accounts = accounts;
    this.draft = draft;
    this.prior = draft.prior();
    this.evaluator = evaluator;
    this.values = values;
    this.exchange = exchange;
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

  /**
   * Plans all instances of a block in all instances of its module.
   *
   * @param address of the block, without instance keys
   */
  void plan(ResourceAddress address, ResourceBlock block) {
    for (ModuleAddress module : evaluator.instances(address.module())) {
      plan(address.in(module), block, evaluator.module(module));
    }
    if (!evaluator.isComplete(address.module())) {
      failed.add(address);
    }
  }

  private void plan(ResourceAddress address, ResourceBlock block, ModuleEvaluator module) {
    Checked<Instances> instances = module.instances(block);
    diagnostics.addAll(instances.diagnostics());
    if (instances.value().isEmpty()) {
      fail(address);
      return;
    }
    SortedMap<InstanceKey, Value> done = new TreeMap<>();
    boolean complete = true;
    for (InstanceKey key : instances.orThrow().keys()) {
      InstanceAddress instance = address.instance(key);
      planned.add(instance);
      Optional<ObjectValue> value =
          draft.scope().covers(instance)
              ? instance(instance, block, module, instances.orThrow())
              : leftAlone(instance, block);
      value.ifPresent(v -> done.put(key, v));
      complete &= value.isPresent();
    }
    if (complete) {
      values.put(address, block, done);
    } else {
      fail(address);
    }
  }

  private void fail(ResourceAddress address) {
    values.fail(address);
    failed.add(address.block());
  }

  /** What references to an instance give that the plan does not touch. */
  private Optional<ObjectValue> leftAlone(InstanceAddress address, ResourceBlock block) {
    return Optional.ofNullable(prior.records(address.resource()).get(address.key()))
        .flatMap(prior::current)
        .or(() -> Optional.of(UnknownObject.of(block.schema())));
  }

  private Optional<ObjectValue> instance(
      InstanceAddress address, ResourceBlock block, ModuleEvaluator module, Instances instances) {
    InstanceKey key = address.key();
    List<Diagnostic> failing = module.preconditions(block, key, instances);
    diagnostics.addAll(failing);
    Checked<BlockValue> value = module.instance(block, key, instances);
    diagnostics.addAll(value.diagnostics());
    if (value.value().isEmpty() || failing.stream().anyMatch(Diagnostic::isError)) {
      return Optional.empty();
    }
    Optional<Change> change =
        address.resource().isData()
            ? data(block, value.orThrow(), address)
            : managed(block, value.orThrow(), address, wanted(address, block, module, instances));
    if (change.isEmpty()) {
      return Optional.empty();
    }
    changes.add(change.get());
    triggers.planned(change.get());
    boolean nested = change.get().reason() == Reason.READ_BECAUSE_CHECK_NESTED;
    if (change.get().isEffective() || change.get() instanceof Change.Read && !nested) {
      pending.add(address.resource().block());
    }
    ObjectValue after = change.get().planned().orElseThrow();
    diagnostics.addAll(module.postconditions(block, key, instances, after));
    return Optional.of(after);
  }

  /** Why an object is exchanged although its attributes may not ask for it. */
  private Reason wanted(
      InstanceAddress address, ResourceBlock block, ModuleEvaluator module, Instances instances) {
    boolean tainted =
        Optional.ofNullable(prior.records(address.resource()).get(address.key()))
            .flatMap(ResourceRecord::current)
            .filter(object -> object.status() == InstanceObject.Status.TAINTED)
            .isPresent();
    if (tainted) {
      return Reason.REPLACE_BECAUSE_TAINTED;
    }
    if (replaced.contains(address)) {
      return Reason.REPLACE_BY_REQUEST;
    }
    if (block.lifecycle().replaceTriggeredBy().isEmpty()) {
      return Reason.NONE;
    }
    Checked<List<Trigger>> named = module.triggers(block, address.key(), instances);
    diagnostics.addAll(named.diagnostics());
    boolean fired = named.value().orElse(List.of()).stream().anyMatch(triggers::fires);
    return fired ? Reason.REPLACE_BY_TRIGGERS : Reason.NONE;
  }

  private Optional<Change> managed(
      ResourceBlock block, BlockValue value, InstanceAddress address, Reason wanted) {
    ResourceType type = accounts.resourceType(address.resource().type()).orElseThrow();
    Optional<ObjectValue> before =
        Optional.ofNullable(prior.records(address.resource()).get(address.key()))
            .flatMap(prior::current);
    Checked<InstancePlan> plan =
        InstancePlan.of(type, block, value, address.toString(), before, fate(wanted));
    diagnostics.addAll(plan.diagnostics());
    return plan.value()
        .map(p -> before.isEmpty() ? create(address, p) : change(address, p, before.get(), wanted));
  }

  private static Prior fate(Reason wanted) {
    if (wanted == Reason.NONE) {
      return Prior.KEEP;
    }
    return wanted == Reason.REPLACE_BECAUSE_TAINTED ? Prior.FORGET : Prior.REPLACE;
  }

  /** What {@code -replace} names and nobody declares. */
  List<Diagnostic> unmatchedReplacements() {
    return draft.options().replacements().stream()
        .filter(address -> !planned.contains(address))
        .map(address ->
            Diagnostic.warning(
                "No resource instance to replace",
                "The option -replace names "
                    + address
                    + ", which the configuration does not declare, so it has no effect."
                    + Triggers.keysOf(address, planned)))
        .toList();
  }

  private static Change create(InstanceAddress address, InstancePlan plan) {
    return new Change.Create(address, plan.after());
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
    return plan.diffs().isEmpty()
        ? new Change.NoOp(address, plan.after())
        : new Change.Update(address, before, plan.after(), plan.diffs());
  }

  private Optional<Change> data(ResourceBlock block, BlockValue value, InstanceAddress address) {
    DataSourceType type = accounts.dataSourceType(address.resource().type()).orElseThrow();
    ObjectValue configuration = (ObjectValue) value.value().unmarkedDeep();
    Problems places = Problems.of(block, value, address.toString());
    boolean nested = block.check().isPresent();
    List<Diagnostic> found = new ArrayList<>(places.diagnostics(type.validate(configuration)));
    ObjectValue open =
        SensitiveParts.marked(
            block.schema(), UnknownObject.computed(block.schema(), configuration), value.value());
    if (!configuration.isWhollyKnown() || dependsOnPending(address.resource().block())) {
      diagnostics.addAll(found);
      return found.stream().anyMatch(Diagnostic::isError)
          ? Optional.empty()
          : Optional.of(
              new Change.Read(
                  address,
                  open,
                  configuration.isWhollyKnown()
                      ? Reason.READ_BECAUSE_DEPENDENCY_PENDING
                      : Reason.READ_BECAUSE_CONFIG_UNKNOWN));
    }
    Optional<ObjectValue> answer =
        found.stream().anyMatch(Diagnostic::isError)
            ? Optional.empty()
            : answer(type, configuration, places, address, found);
    Optional<ObjectValue> known =
        answer.map(v -> SensitiveParts.marked(block.schema(), v, value.value()));
    block
        .check()
        .filter(_ -> known.isEmpty())
        .ifPresent(check ->
            evaluator.unreadable(
                address.resource().module(),
                check,
                found.stream()
                    .filter(Diagnostic::isError)
                    .map(problem -> problem.summary() + ": " + problem.detail())
                    .toList()));
    // What a check looks at must never stop a plan, and is read again when the plan is applied.
    found.forEach(problem -> diagnostics.add(nested ? problem.asWarning() : problem));
    return nested
        ? Optional.of(
            new Change.Read(address, known.orElse(open), Reason.READ_BECAUSE_CHECK_NESTED))
        : known.map(v -> new Change.NoOp(address, v));
  }

  private Optional<ObjectValue> answer(
      DataSourceType type,
      ObjectValue configuration,
      Problems places,
      InstanceAddress address,
      List<Diagnostic> found) {
    Checked<Account> account = accounts.account(accounts.key(address.resource()));
    found.addAll(account.diagnostics());
    if (account.value().isEmpty()) {
      return Optional.empty();
    }
    Answer<ObjectValue> answer = account.orThrow().readData(type.name(), configuration);
    found.addAll(places.diagnostics(answer.problems()));
    return answer.hasErrors() ? Optional.empty() : answer.value();
  }

  private boolean dependsOnPending(ResourceAddress block) {
    return refersToPending(new GraphNode.Resource(block));
  }

  private boolean refersToPending(GraphNode node) {
    return draft.graph().references(node).stream()
        .anyMatch(on ->
            switch (on) {
              case GraphNode.Resource resource -> pending.contains(resource.address());
              case GraphNode.Call _ -> refersToPending(on);
              case GraphNode.Local _, GraphNode.Input _, GraphNode.Output _ -> false;
            });
  }
}
