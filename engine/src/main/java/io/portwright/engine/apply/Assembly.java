package io.portwright.engine.apply;

import io.portwright.engine.account.Accounts;
import io.portwright.engine.address.InstanceAddress;
import io.portwright.engine.address.ResourceAddress;
import io.portwright.engine.apply.PlanSchedule.Declarations;
import io.portwright.engine.config.ConfigurationEvaluator;
import io.portwright.engine.config.ResourceBlock;
import io.portwright.engine.config.Timeouts;
import io.portwright.engine.graph.ConfigurationGraph;
import io.portwright.engine.plan.Change;
import io.portwright.engine.plan.Drift;
import io.portwright.engine.plan.ExchangeOrder;
import io.portwright.engine.plan.Plan;
import io.portwright.engine.plan.PlanOptions.Mode;
import io.portwright.engine.plan.ResourceValues;
import io.portwright.engine.plan.RootModule;
import io.portwright.engine.state.DeposedKey;
import io.portwright.engine.state.ResourceRecord;
import io.portwright.provider.spi.Identity;
import io.portwright.provider.value.Value.ObjectValue;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Puts a run together: what the plan read goes into state, what it wants becomes steps. */
final class Assembly {
  private final Plan plan;
  private final RootModule module;
  private final Accounts accounts;
  private final Conditions conditions;
  private final StateWriter state;
  private final Records records;
  private final ResourceValues values = new ResourceValues();
  private final ConfigurationEvaluator evaluator;
  private final FinalValues instances;
  private final Map<InstanceAddress, Change> makes = new HashMap<>();
  private final Map<Step, ObjectValue> ends = new HashMap<>();
  private final Set<InstanceAddress> planned = new HashSet<>();

  Assembly(
      Plan plan,
      RootModule module,
      Accounts accounts,
      Conditions conditions,
      StateWriter state,
      Records records) {
    this.plan = plan;
    this.module = module;
    this.accounts = accounts;
    this.conditions = conditions;
    this.state = state;
    this.records = records;
    this.evaluator = module.evaluator(values);
    this.instances = new FinalValues(module.configuration(), evaluator, values);
  }

  ConfigurationEvaluator evaluator() {
    return evaluator;
  }

  Run.Task task(ConfigurationGraph graph, ExchangeOrder exchange) {
    List<ResourceRecord> before = List.copyOf(state.records().values());
    before.forEach(r -> accounts.adopt(r.address().resource(), r.environment(), r.companyUid()));
    takeOver();
    Schedule schedule = new Schedule(instances);
    PlanSchedule.fill(
        schedule,
        plan.changes(),
        before,
        graph,
        exchange,
        isDestroy() ? Declarations.LEFT_OUT : Declarations.EVALUATED,
        address -> accounts.resourceType(address.resource().type()));
    Preparation preparation =
        new Preparation(module.configuration(), evaluator, accounts, conditions.ids());
    return new Run.Task(
        schedule,
        makes,
        ends,
        preparation,
        instances,
        state,
        records,
        this::timeouts,
        schedule.depth(toOrder()));
  }

  /** What is not in the configuration any more is waited for as long as the provider says. */
  private Timeouts timeouts(ResourceAddress address) {
    return module
        .configuration()
        .resource(address)
        .map(ResourceBlock::timeouts)
        .orElse(Timeouts.NONE);
  }

  private boolean isDestroy() {
    return plan.basis().options().mode() == Mode.DESTROY;
  }

  private void takeOver() {
    for (Drift drift : plan.drift()) {
      if (drift.now().isEmpty()) {
        records.gone(drift.address(), drift.deposed().map(DeposedKey::new));
      }
    }
    for (Change change : plan.changes()) {
      planned.add(change.address());
      takeOver(change);
    }
    if (!plan.basis().options().isWhole()) {
      leaveAlone();
    } else if (plan.basis().options().mode() != Mode.REFRESH_ONLY) {
      forgetData();
    }
  }

  private void takeOver(Change change) {
    InstanceAddress address = change.address();
    String id = plan.refactored().imported().get(address);
    if (id != null) {
      change.prior().ifPresent(found -> records.imported(address, found, id));
    }
    switch (change) {
      case Change.Forget forget -> records.gone(address, forget.deposed().map(DeposedKey::new));
      case Change.NoOp noOp -> {
        records.kept(address, noOp.value());
        instances.put(address, noOp.value());
      }
      case Change.Create _, Change.Read _ -> makes.put(address, change);
      case Change.Update update -> {
        records.refreshed(address, Optional.empty(), update.before());
        makes.put(address, change);
      }
      case Change.Replace replace -> {
        records.refreshed(address, Optional.empty(), replace.before());
        makes.put(address, change);
        ends.put(Step.end(address, Optional.empty()), replace.before());
      }
      case Change.Delete delete -> {
        Optional<DeposedKey> key = delete.deposed().map(DeposedKey::new);
        records.refreshed(address, key, delete.before());
        ends.put(Step.end(address, key), delete.before());
      }
    }
  }

  /** Data that nobody asks for any more leaves state without a step of its own. */
  private void forgetData() {
    for (ResourceRecord record : List.copyOf(state.records().values())) {
      boolean data = record.address().resource().isData();
      if (data && !planned.contains(record.address())) {
        state.set(record.withoutCurrent(), Note.NONE);
      }
    }
  }

  /** What a narrowed plan does not touch keeps the value that state has. */
  private void leaveAlone() {
    state
        .records()
        .forEach((address, record) -> {
          if (!planned.contains(address)) {
            record.current().ifPresent(object -> instances.put(address, object.attributes()));
          }
        });
  }

  /** Steps that go to a service; their depth is the number of waves. */
  private Set<Step> toOrder() {
    Set<Step> found = new HashSet<>();
    for (Change change : makes.values()) {
      boolean creates = change instanceof Change.Create || change instanceof Change.Replace;
      if (creates && isRemote(change)) {
        found.add(Step.make(change.address()));
      }
    }
    return found;
  }

  private boolean isRemote(Change change) {
    return accounts
        .account(accounts.key(change.address().resource()))
        .value()
        .filter(account -> !account.identity().equals(Identity.LOCAL))
        .isPresent();
  }
}
