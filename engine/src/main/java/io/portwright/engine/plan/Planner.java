package io.portwright.engine.plan;

import io.portwright.engine.account.Accounts;
import io.portwright.engine.address.InstanceAddress;
import io.portwright.engine.address.ResourceAddress;
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
    SortedMap<InstanceAddress, ResourceRecord> records =
        ImpliedMoves.applied(state.records(), module.configuration());
    Scope scope = Scope.of(options, graph, records.values());
    List<ResourceRecord> managed =
        records.values().stream()
            .filter(r -> !r.address().resource().isData() && scope.covers(r.address()))
            .toList();
    List<Diagnostic> unusable = new ArrayList<>(unknownTypes(managed));
    unusable.addAll(module.evaluator(new ResourceValues()).root().validations());
    if (unusable.stream().anyMatch(Diagnostic::isError)) {
      return Checked.failed(unusable);
    }
    PriorState prior = new PriorState(records);
    List<Diagnostic> diagnostics = new ArrayList<>(unusable);
    diagnostics.addAll(scope.warnings());
    diagnostics.addAll(connect(options, scope));
    if (diagnostics.stream().anyMatch(Diagnostic::isError)) {
      return Checked.failed(diagnostics);
    }
    Checked<SortedMap<ObjectId, Reading>> readings = read(options, managed);
    diagnostics.addAll(readings.diagnostics());
    if (readings.value().isEmpty()) {
      return Checked.failed(diagnostics);
    }
    readings.orThrow().forEach((id, reading) -> prior.read(id, reading, schema(id)));
    diagnostics.addAll(prior.diagnostics());
    Draft draft = new Draft(options, state, graph, scope, prior, diagnostics);
    Plan plan = options.mode() == Mode.DESTROY ? destroy(draft, managed) : normal(draft, managed);
    return Checked.of(plan, plan.diagnostics());
  }

  /** Logs in wherever the configuration needs it, so that a plan knows for whom it is made. */
  private List<Diagnostic> connect(PlanOptions options, Scope scope) {
    SortedSet<ProviderKey> needed = new TreeSet<>();
    module
        .configuration()
        .forEachModule((path, called) -> {
          for (ResourceBlock block : called.resources().values()) {
            if (options.mode() == Mode.NORMAL && scope.touches(block.address().in(path))) {
              needed.add(accounts.key(block.address().in(path)));
            }
          }
        });
    List<Diagnostic> found = new ArrayList<>();
    needed.forEach(key -> found.addAll(accounts.account(key).diagnostics()));
    return found;
  }

  private record Draft(
      PlanOptions options,
      StateSnapshot state,
      ConfigurationGraph graph,
      Scope scope,
      PriorState prior,
      List<Diagnostic> diagnostics) {}

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

  private Plan normal(Draft draft, List<ResourceRecord> managed) {
    ResourceValues values = new ResourceValues();
    ConfigurationEvaluator evaluator = module.evaluator(values);
    ExchangeOrder exchange =
        ExchangeOrder.of(
            module.configuration(), draft.graph(), draft.state().records().values(), accounts);
    BlockPlanner blocks =
        new BlockPlanner(
            accounts, draft.graph(), evaluator, values, draft.prior(), draft.scope(), exchange);
    for (GraphNode node : draft.graph().order()) {
      switch (node) {
        case GraphNode.Resource resource ->
            blocks.plan(
                resource.address(),
                module.configuration().resource(resource.address()).orElseThrow());
        case GraphNode.Local local -> evaluator.settleLocal(local.module(), local.name());
        case GraphNode.Input input -> evaluator.settleInput(input.module(), input.name());
        case GraphNode.Output output -> evaluator.settleOutput(output.module(), output.name());
        case GraphNode.Call _ -> {}
      }
    }
    List<Change> deletions = new ArrayList<>();
    for (ResourceRecord record : managed) {
      if (!blocks.isPlanned(record.address()) && !blocks.hasFailed(record.address().resource())) {
        delete(record, draft.prior(), deletions);
      }
      deletions.addAll(Leftovers.deposed(record, draft.prior()));
    }
    List<Diagnostic> diagnostics = new ArrayList<>(draft.diagnostics());
    diagnostics.addAll(blocks.diagnostics());
    diagnostics.addAll(evaluator.problems());
    List<Change> changes = new ArrayList<>(blocks.changes());
    changes.addAll(Leftovers.inReverse(deletions, draft.prior()));
    changes.forEach(change -> diagnostics.addAll(protection(change)));
    Checked<List<OutputChange>> outputs =
        new OutputPlanner(module.configuration(), draft.graph(), draft.scope())
            .plan(evaluator.root(), draft.state().outputs());
    diagnostics.addAll(outputs.diagnostics());
    return finished(draft, changes, outputs.orThrow(), diagnostics);
  }

  private void delete(ResourceRecord record, PriorState prior, List<Change> deletions) {
    prior
        .current(record)
        .ifPresent(before ->
            deletions.add(
                new Change.Delete(
                    record.address(),
                    Optional.empty(),
                    before,
                    Leftovers.reason(record.address(), module.configuration()))));
  }

  private Plan destroy(Draft draft, List<ResourceRecord> managed) {
    List<Change> deletions = new ArrayList<>();
    for (ResourceRecord record : managed) {
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
    List<OutputChange> outputs =
        OutputPlanner.destroyed(module.configuration(), draft.state().outputs(), draft.scope());
    return finished(draft, changes, outputs, diagnostics);
  }

  private List<Diagnostic> protection(Change change) {
    return module
        .configuration()
        .resource(change.address().resource())
        .map(block -> Protection.findings(block, change))
        .orElse(List.of());
  }

  private Plan finished(
      Draft draft, List<Change> changes, List<OutputChange> outputs, List<Diagnostic> diagnostics) {
    Basis basis =
        new Basis(
            draft.options(),
            draft.state().commit(),
            draft.state().resourcesHash(),
            module.hash(),
            module.keptVariables(),
            accounts.identities());
    return new Plan(basis, changes, outputs, draft.prior().drift(), Review.EMPTY, diagnostics);
  }
}
