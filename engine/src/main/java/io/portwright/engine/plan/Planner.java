package io.portwright.engine.plan;

import io.portwright.engine.account.Accounts;
import io.portwright.engine.address.InstanceAddress;
import io.portwright.engine.address.ModuleAddress;
import io.portwright.engine.address.ResourceAddress;
import io.portwright.engine.config.CheckResult;
import io.portwright.engine.config.Configuration;
import io.portwright.engine.config.ConfigurationEvaluator;
import io.portwright.engine.config.Contributions;
import io.portwright.engine.config.Enforcement;
import io.portwright.engine.config.ProviderKey;
import io.portwright.engine.config.ResourceBlock;
import io.portwright.engine.graph.ConfigurationGraph;
import io.portwright.engine.plan.PlanOptions.Mode;
import io.portwright.engine.plan.PlanOptions.Refreshing;
import io.portwright.engine.state.ResourceRecord;
import io.portwright.engine.state.StateSnapshot;
import io.portwright.provider.diagnostic.Checked;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.spi.Review;
import io.portwright.provider.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Makes plans. Asks accounts how things are, writes nothing. */
public final class Planner {
  private final RootModule module;
  private final Accounts accounts;
  private final Refresh refresh;

  public Planner(RootModule module, Accounts accounts) {
    this.module = module;
    this.accounts = accounts;
    this.refresh = new Refresh(accounts);
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

  /**
   * The same with a graph that is there already.
   *
   * @param graph of this configuration
   */
  public Checked<Plan> plan(PlanOptions options, StateSnapshot state, ConfigurationGraph graph) {
    if (options.mode() != Mode.NORMAL && !options.replacements().isEmpty()) {
      return Checked.failed(
          Diagnostic.error(
              "Unsupported plan mode",
              "Forcing resource instance replacement (with -replace=...) is allowed only in normal"
                  + " planning mode."));
    }
    List<Diagnostic> unasked = module.configuration().unaskedProviders();
    if (hasErrors(unasked)) {
      return Checked.failed(unasked);
    }
    List<Diagnostic> diagnostics = new ArrayList<>(Removals.problems(module.configuration()));
    if (options.mode() != Mode.DESTROY) {
      diagnostics.addAll(MissingTargets.all(module.configuration()));
    }
    Moves moves = Moves.applied(state.records(), module.configuration());
    Scope scope = Scope.of(options, graph, moves.records().values());
    diagnostics.addAll(scope.warnings());
    diagnostics.addAll(moves.excluded(options.targets()));
    List<ResourceRecord> managed =
        moves.records().values().stream()
            .filter(r -> !r.address().resource().isData() && scope.covers(r.address()))
            .toList();
    diagnostics.addAll(unknownTypes(managed));
    if (hasErrors(diagnostics)) {
      return Checked.failed(diagnostics);
    }
    diagnostics.addAll(connect(options, scope));
    if (hasErrors(diagnostics)) {
      return Checked.failed(diagnostics);
    }
    PriorState prior = new PriorState(moves.records());
    Imports imports = new Imports(module, accounts, moves.records().keySet(), options.mode());
    List<ResourceRecord> imported = new ArrayList<>();
    imports
        .early()
        .forEach((address, wanted) -> {
          if (scope.covers(address)) {
            prior.imports(wanted);
            imported.add(wanted.record());
          }
        });
    diagnostics.addAll(refresh.read(prior, managed, imported, options.refreshing()));
    if (hasErrors(diagnostics) && imported.isEmpty()) {
      return Checked.failed(diagnostics);
    }
    Draft draft =
        new Draft(options, state, graph, scope, moves, imports, prior, managed, diagnostics);
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

  /** A configuration that was gone through, with all that was found on the way. */
  private record Walked(
      ConfigurationEvaluator evaluator, BlockPlanner blocks, List<Diagnostic> diagnostics) {}

  private Walked walk(Draft draft, Enforcement enforcement) {
    Configuration configuration = module.configuration();
    ResourceValues values = new ResourceValues();
    ConfigurationEvaluator evaluator = module.evaluator(values, enforcement);
    ExchangeOrder exchange =
        ExchangeOrder.of(configuration, draft.graph(), draft.state().records().values(), accounts);
    BlockPlanner blocks =
        new BlockPlanner(accounts, configuration, refresh, draft, evaluator, values, exchange);
    Declarations declarations =
        new Declarations(configuration, evaluator, draft.scope()::covers, blocks);
    draft.graph().walk(declarations);
    List<Diagnostic> found = new ArrayList<>(blocks.diagnostics());
    found.addAll(evaluator.problems());
    found.addAll(evaluator.root().outputProblems());
    found.addAll(declarations.assertions());
    return new Walked(evaluator, blocks, found);
  }

  private Plan normal(Draft draft) {
    Walked walked = walk(draft, Enforcement.ERRORS);
    ConfigurationEvaluator evaluator = walked.evaluator();
    BlockPlanner blocks = walked.blocks();
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
      Leftovers.deposed(record, draft.prior()).stream().map(removals::ending).forEach(endings::add);
    }
    List<Change> changes = new ArrayList<>(blocks.changes());
    changes.addAll(Leftovers.inReverse(endings, draft.prior()));
    List<Diagnostic> found = new ArrayList<>(walked.diagnostics());
    found.addAll(blocks.incompleteReplacements());
    found.addAll(ownedTwice(draft.prior(), changes));
    draft.prior().imported().keySet().stream()
        .filter(to -> isNowhere(to.resource().module(), evaluator))
        .map(Imports::nowhere)
        .forEach(found::add);
    endings.forEach(change -> found.addAll(protection(change)));
    return finished(
        draft,
        changes,
        new OutputPlanner(module.configuration(), draft.scope())
            .plan(evaluator.root(), draft.state().outputs()),
        evaluator.checks(),
        relevant(draft, walked, changes),
        judged(draft, evaluator, blocks, found, removals.warnings(endings)));
  }

  /** Whether a module certainly has no such instance. */
  private static boolean isNowhere(ModuleAddress module, ConfigurationEvaluator evaluator) {
    return !evaluator.instances(module.path()).contains(module)
        && evaluator.isComplete(module.path());
  }

  private List<Diagnostic> ownedTwice(PriorState prior, List<Change> changes) {
    if (prior.imported().isEmpty()) {
      return List.of();
    }
    Set<InstanceAddress> forgotten =
        changes.stream()
            .filter(Change.Forget.class::isInstance)
            .map(Change::address)
            .collect(Collectors.toSet());
    return new ImportedTwice(accounts, prior.records(), forgotten).problems(prior.imported());
  }

  /**
   * Mistakes in moves are told alone, because they may be the cause of all others; what could not
   * be moved is only worth a word when there are no errors.
   */
  private List<Diagnostic> judged(
      Draft draft,
      ConfigurationEvaluator evaluator,
      BlockPlanner blocks,
      List<Diagnostic> found,
      List<Diagnostic> warnings) {
    List<Diagnostic> moves =
        new MoveCheck(module.configuration(), evaluator, blocks::isPlanned).problems();
    List<Diagnostic> all = new ArrayList<>(draft.diagnostics());
    if (hasErrors(moves)) {
      all.addAll(moves);
      return all;
    }
    all.addAll(found);
    if (!hasErrors(all)) {
      all.addAll(draft.moves().diagnostics());
    }
    all.addAll(warnings);
    return all;
  }

  /** Everything is evaluated once more before it goes, so that outputs tell what they say now. */
  private Plan destroy(Draft draft) {
    List<Diagnostic> diagnostics = new ArrayList<>(draft.diagnostics());
    OutputPlanner outputs = new OutputPlanner(module.configuration(), draft.scope());
    SortedMap<String, Value> before = draft.state().outputs();
    boolean isEmpty = draft.state().records().isEmpty() && before.isEmpty();
    if (draft.options().refreshing() == Refreshing.READ && !isEmpty) {
      PlanOptions normally = draft.options().normally();
      Scope scope = Scope.of(normally, draft.graph(), draft.moves().records().values());
      Walked walked = walk(draft.about(normally, scope), Enforcement.WARNINGS);
      walked.diagnostics().stream().filter(Diagnostic::isError).forEach(diagnostics::add);
      before =
          new OutputPlanner(module.configuration(), scope)
              .refreshed(walked.evaluator().root(), before);
    }
    List<Change> deletions = new ArrayList<>();
    for (ResourceRecord record : draft.managed()) {
      draft
          .prior()
          .current(record)
          .ifPresent(now ->
              deletions.add(
                  new Change.Delete(record.address(), Optional.empty(), now, Reason.NONE)));
      deletions.addAll(Leftovers.deposed(record, draft.prior()));
    }
    List<Change> changes = Leftovers.inReverse(deletions, draft.prior());
    changes.forEach(change -> diagnostics.addAll(protection(change)));
    ConfigurationEvaluator last = module.evaluator(new ResourceValues(), Enforcement.OFF);
    if (draft.scope().isEverything()) {
      module.configuration().outputs().values().forEach(last::ignored);
    }
    return finished(
        draft, changes, outputs.destroyed(before), last.checks(), changed(changes), diagnostics);
  }

  /** State becomes what was read; outputs follow. */
  private Plan refreshOnly(Draft draft) {
    Walked walked = walk(draft, Enforcement.WARNINGS);
    List<Change> changes = new ArrayList<>(walked.blocks().changes());
    for (ResourceRecord record : draft.managed()) {
      if (!walked.blocks().isPlanned(record.address())) {
        draft
            .prior()
            .current(record)
            .ifPresent(now -> changes.add(new Change.NoOp(record.address(), now)));
      }
    }
    return finished(
        draft,
        changes,
        new OutputPlanner(module.configuration(), draft.scope())
            .plan(walked.evaluator().root(), draft.state().outputs()),
        walked.evaluator().checks(),
        relevant(draft, walked, List.of()),
        judged(draft, walked.evaluator(), walked.blocks(), walked.diagnostics(), List.of()));
  }

  private List<Diagnostic> protection(Change change) {
    return module
        .configuration()
        .resource(change.address().resource())
        .map(block -> Protection.findings(block, change))
        .orElse(List.of());
  }

  /** What changes, and outputs of modules, which nobody keeps and which are always new. */
  private Contributions relevant(Draft draft, Walked walked, List<Change> changes) {
    Contributions found = changed(changes);
    if (draft.scope().isEverything()) {
      walked.evaluator().forEachCalledOutput((path, output) -> found.output(path, output.name()));
    }
    return found;
  }

  private Contributions changed(List<Change> changes) {
    Contributions found = new Contributions(module.configuration());
    changes.stream()
        .filter(change -> !(change instanceof Change.NoOp))
        .forEach(change -> found.resource(change.address()));
    return found;
  }

  private Plan finished(
      Draft draft,
      List<Change> changes,
      List<OutputChange> outputs,
      List<CheckResult> checks,
      Contributions relevant,
      List<Diagnostic> diagnostics) {
    outputs.stream()
        .filter(output -> output.kind() != OutputChange.Kind.NO_OP)
        .forEach(output -> relevant.output(ModuleAddress.ROOT, output.name()));
    List<Diagnostic> all = new ArrayList<>(diagnostics);
    all.addAll(InfiniteNumbers.problems(changes, outputs));
    Basis basis =
        new Basis(
            draft.options(),
            draft.state().commit(),
            draft.state().resourcesHash(),
            module.hash(),
            module.surroundings().planTime(),
            module.keptVariables(),
            accounts.identities(),
            Optional.empty());
    return new Plan(
        basis,
        changes,
        outputs,
        draft.prior().drift(),
        draft.refactored(changes),
        List.copyOf(relevant.found()),
        checks,
        Review.EMPTY,
        all);
  }
}
