package io.portwright.engine.plan;

import io.portwright.engine.account.Accounts;
import io.portwright.engine.address.InstanceAddress;
import io.portwright.engine.address.ResourceAddress;
import io.portwright.engine.config.CheckResult;
import io.portwright.engine.config.ConfigurationEvaluator;
import io.portwright.engine.config.ProviderKey;
import io.portwright.engine.config.ResourceBlock;
import io.portwright.engine.graph.ConfigurationGraph;
import io.portwright.engine.graph.GraphNode;
import io.portwright.engine.plan.PlanOptions.Mode;
import io.portwright.engine.plan.PlanOptions.Refreshing;
import io.portwright.engine.refresh.ObjectId;
import io.portwright.engine.refresh.Refresher;
import io.portwright.engine.state.ResourceRecord;
import io.portwright.engine.state.StateSnapshot;
import io.portwright.provider.diagnostic.Checked;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.schema.Schema;
import io.portwright.provider.spi.Reading;
import io.portwright.provider.spi.Review;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;

/** Makes plans. Asks accounts how things are, writes nothing. */
public final class Planner {
  private final RootModule module;
  private final Accounts accounts;

  public Planner(RootModule module, Accounts accounts) {
    this.module = module;
    this.accounts = accounts;
  }

  /**
   * What has to be done so that things become as the configuration says.
   *
   * @return no plan when the configuration or an account cannot be used at all; a partial plan that
   *     holds the errors too when only some instances cannot be planned. Findings of the accounts
   *     are not in it yet
   */
  public Checked<Plan> plan(PlanOptions options, StateSnapshot state) {
    return ConfigurationGraph.of(module.configuration()).then(graph -> plan(options, state, graph));
  }

  private Checked<Plan> plan(PlanOptions options, StateSnapshot state, ConfigurationGraph graph) {
    List<Diagnostic> unusable = new ArrayList<>(MoveCheck.circles(module.configuration()));
    unusable.addAll(Removals.problems(module.configuration()));
    unusable.addAll(module.evaluator(new ResourceValues()).root().validations());
    Moves moves = Moves.applied(state.records(), module.configuration());
    Checked<Imports> imports = Imports.of(module, accounts, moves.records(), options.mode());
    unusable.addAll(imports.diagnostics());
    if (hasErrors(unusable)) {
      return Checked.failed(unusable);
    }
    SortedMap<InstanceAddress, ResourceRecord> records = new TreeMap<>(moves.records());
    records.putAll(imports.orThrow().records());
    Scope scope = Scope.of(options, graph, records.values());
    List<ResourceRecord> managed =
        records.values().stream()
            .filter(r -> !r.address().resource().isData() && scope.covers(r.address()))
            .toList();
    unusable.addAll(unknownTypes(managed));
    if (hasErrors(unusable)) {
      return Checked.failed(unusable);
    }
    PriorState prior = new PriorState(records, imports.orThrow().records().keySet());
    List<Diagnostic> diagnostics = new ArrayList<>(unusable);
    diagnostics.addAll(moves.diagnostics());
    diagnostics.addAll(scope.warnings());
    diagnostics.addAll(connect(options, scope));
    if (hasErrors(diagnostics)) {
      return Checked.failed(diagnostics);
    }
    Checked<SortedMap<ObjectId, Reading>> readings = read(options, managed);
    diagnostics.addAll(readings.diagnostics());
    if (readings.value().isEmpty()) {
      return Checked.failed(diagnostics);
    }
    readings.orThrow().forEach((id, reading) -> prior.read(id, reading, schema(id)));
    diagnostics.addAll(prior.diagnostics());
    Draft draft =
        new Draft(
            options, state, graph, scope, moves, imports.orThrow(), prior, managed, diagnostics);
    Plan plan =
        switch (options.mode()) {
          case NORMAL -> normal(draft);
          case DESTROY -> destroy(draft);
          case REFRESH_ONLY -> refreshOnly(draft);
        };
    return Checked.of(plan, plan.diagnostics());
  }

  private static boolean hasErrors(List<Diagnostic> diagnostics) {
    return diagnostics.stream().anyMatch(Diagnostic::isError);
  }

  /** Logs in wherever the configuration needs it, so that a plan knows for whom it is made. */
  private List<Diagnostic> connect(PlanOptions options, Scope scope) {
    SortedSet<ProviderKey> needed = new TreeSet<>();
    module
        .configuration()
        .forEachModule((path, called) -> {
          for (ResourceBlock block : called.resources().values()) {
            if (options.mode() != Mode.DESTROY && scope.touches(block.address().in(path))) {
              needed.add(accounts.key(block.address().in(path)));
            }
          }
        });
    List<Diagnostic> found = new ArrayList<>();
    needed.forEach(key -> found.addAll(accounts.account(key).diagnostics()));
    return found;
  }

  private Schema schema(ObjectId id) {
    return accounts.schema(id.address().resource()).orElseThrow();
  }

  private Checked<SortedMap<ObjectId, Reading>> read(
      PlanOptions options, List<ResourceRecord> managed) {
    Refresher refresher = new Refresher(accounts);
    if (options.refreshing() == Refreshing.READ) {
      return refresher.read(managed);
    }
    List<Diagnostic> foreign = refresher.foreign(managed);
    return foreign.stream().anyMatch(Diagnostic::isError)
        ? Checked.failed(foreign)
        : Checked.of(new TreeMap<>(), foreign);
  }

  private List<Diagnostic> unknownTypes(List<ResourceRecord> records) {
    SortedSet<String> types = new TreeSet<>();
    for (ResourceRecord record : records) {
      ResourceAddress address = record.address().resource();
      if (accounts.resourceType(address.type()).isEmpty()) {
        types.add(address.type());
      }
    }
    List<Diagnostic> found = new ArrayList<>();
    for (String type : types) {
      found.add(
          Diagnostic.error(
                  "State holds an unknown resource type",
                  "State has resources of type "
                      + type
                      + ", which this program does not know. It can neither read nor end them.\n\n"
                      + "Use the version of Portwright that made them.")
              .withCode("STATE-3"));
    }
    return found;
  }

  private Plan normal(Draft draft) {
    ResourceValues values = new ResourceValues();
    ConfigurationEvaluator evaluator = module.evaluator(values);
    ExchangeOrder exchange =
        ExchangeOrder.of(
            module.configuration(), draft.graph(), draft.state().records().values(), accounts);
    BlockPlanner blocks = new BlockPlanner(accounts, draft, evaluator, values, exchange);
    walk(draft, evaluator, blocks::plan);
    Removals removals = new Removals(module.configuration());
    List<Change> endings = new ArrayList<>();
    for (ResourceRecord record : draft.managed()) {
      if (!blocks.isPlanned(record.address()) && !blocks.hasFailed(record.address().resource())) {
        Reason reason =
            Leftovers.reason(record.address(), module.configuration(), evaluator, draft.moves());
        draft
            .prior()
            .current(record)
            .ifPresent(before -> endings.add(removals.ending(record.address(), before, reason)));
      }
      endings.addAll(Leftovers.deposed(record, draft.prior()));
    }
    List<Diagnostic> diagnostics = new ArrayList<>(draft.diagnostics());
    diagnostics.addAll(blocks.diagnostics());
    diagnostics.addAll(blocks.unmatchedReplacements());
    diagnostics.addAll(evaluator.problems());
    evaluator.root().validations().stream().filter(Diagnostic::isError).forEach(diagnostics::add);
    diagnostics.addAll(
        new MoveCheck(module.configuration(), evaluator, blocks::isPlanned).problems());
    diagnostics.addAll(removals.warnings(endings));
    List<Change> changes = new ArrayList<>(blocks.changes());
    changes.addAll(Leftovers.inReverse(endings, draft.prior()));
    changes.forEach(change -> diagnostics.addAll(protection(change)));
    Checked<List<OutputChange>> outputs =
        new OutputPlanner(module.configuration(), draft.graph(), draft.scope())
            .plan(evaluator.root(), draft.state().outputs());
    diagnostics.addAll(outputs.diagnostics());
    diagnostics.addAll(evaluator.assertions());
    return finished(
        draft,
        changes,
        outputs.orThrow(),
        evaluator.checks(),
        draft.refactored(changes),
        diagnostics);
  }

  /** Visits every declaration behind all that it refers to. */
  private void walk(
      Draft draft,
      ConfigurationEvaluator evaluator,
      BiConsumer<ResourceAddress, ResourceBlock> blocks) {
    for (GraphNode node : draft.graph().order()) {
      switch (node) {
        case GraphNode.Resource resource ->
            blocks.accept(
                resource.address(),
                module.configuration().resource(resource.address()).orElseThrow());
        case GraphNode.Local local -> evaluator.settleLocal(local.module(), local.name());
        case GraphNode.Input input -> evaluator.settleInput(input.module(), input.name());
        case GraphNode.Output output -> evaluator.settleOutput(output.module(), output.name());
        case GraphNode.Call _ -> {}
      }
    }
  }

  private Plan destroy(Draft draft) {
    List<Change> deletions = new ArrayList<>();
    for (ResourceRecord record : draft.managed()) {
      draft
          .prior()
          .current(record)
          .ifPresent(before ->
              deletions.add(
                  new Change.Delete(record.address(), Optional.empty(), before, Reason.NONE)));
      deletions.addAll(Leftovers.deposed(record, draft.prior()));
    }
    List<Diagnostic> diagnostics = new ArrayList<>(draft.diagnostics());
    List<Change> changes = Leftovers.inReverse(deletions, draft.prior());
    changes.forEach(change -> diagnostics.addAll(protection(change)));
    ResourceValues values = new ResourceValues();
    ConfigurationEvaluator evaluator = module.evaluator(values);
    walk(draft, evaluator, new RefreshedBlocks(draft, evaluator, values)::take);
    List<OutputChange> outputs =
        new OutputPlanner(module.configuration(), draft.graph(), draft.scope())
            .destroyed(evaluator.root(), draft.state().outputs());
    return finished(draft, changes, outputs, List.of(), Refactored.NONE, diagnostics);
  }

  /** State becomes what was read; outputs follow. */
  private Plan refreshOnly(Draft draft) {
    ResourceValues values = new ResourceValues();
    ConfigurationEvaluator evaluator = module.evaluator(values);
    RefreshedBlocks blocks = new RefreshedBlocks(draft, evaluator, values);
    walk(draft, evaluator, blocks::take);
    List<Diagnostic> diagnostics = new ArrayList<>(draft.diagnostics());
    diagnostics.addAll(evaluator.problems());
    Checked<List<OutputChange>> outputs =
        new OutputPlanner(module.configuration(), draft.graph(), draft.scope())
            .plan(evaluator.root(), draft.state().outputs());
    diagnostics.addAll(outputs.diagnostics());
    diagnostics.addAll(evaluator.assertions());
    List<Change> changes = blocks.changes();
    return finished(
        draft,
        changes,
        outputs.orThrow(),
        evaluator.checks(),
        draft.refactored(changes),
        diagnostics);
  }

  private List<Diagnostic> protection(Change change) {
    return module
        .configuration()
        .resource(change.address().resource())
        .map(block -> Protection.findings(block, change))
        .orElse(List.of());
  }

  private Plan finished(
      Draft draft,
      List<Change> changes,
      List<OutputChange> outputs,
      List<CheckResult> checks,
      Refactored refactored,
      List<Diagnostic> diagnostics) {
    Basis basis =
        new Basis(
            draft.options(),
            draft.state().commit(),
            draft.state().resourcesHash(),
            module.hash(),
            module.surroundings().planTime(),
            module.keptVariables(),
            accounts.identities());
    return new Plan(
        basis,
        changes,
        outputs,
        draft.prior().drift(),
        refactored,
        checks,
        Review.EMPTY,
        diagnostics);
  }
}
