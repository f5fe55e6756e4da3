package io.portwright.cli.command;

import io.portwright.cli.view.PlanView;
import io.portwright.engine.account.Accounts;
import io.portwright.engine.address.ResourceAddress;
import io.portwright.engine.apply.Lease;
import io.portwright.engine.check.Checker;
import io.portwright.engine.config.Configuration;
import io.portwright.engine.config.ProviderKey;
import io.portwright.engine.config.RootVariables;
import io.portwright.engine.plan.Plan;
import io.portwright.engine.plan.PlanOptions.Mode;
import io.portwright.engine.plan.PlanOptions.Refreshing;
import io.portwright.engine.plan.Planner;
import io.portwright.engine.plan.RootModule;
import io.portwright.engine.recovery.Recovered;
import io.portwright.engine.recovery.Strays;
import io.portwright.engine.refresh.Adoption;
import io.portwright.engine.state.StateSnapshot;
import io.portwright.engine.state.StateStore;
import io.portwright.engine.state.tfstate.AdoptedState;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.spi.Identity;
import io.portwright.provider.value.AttributePath;
import io.portwright.provider.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;

/** Everything up to a plan, and what an apply of it needs. */
final class PlanRun implements AutoCloseable {
  private final Workbench bench;
  private final RootModule module;
  private final Accounts accounts;
  private final StateStore store;
  private final Optional<Adoption> adoption;
  private final boolean rehearsal;
  private final io.portwright.engine.plan.PlanOptions wanted;
  private final Settling settling;
  private final LockedState locked;
  private StateSnapshot state;

  private PlanRun(
      Workbench bench,
      RootModule module,
      Accounts accounts,
      StateStore store,
      Optional<Adoption> adoption,
      boolean rehearsal,
      io.portwright.engine.plan.PlanOptions wanted,
      LockedState locked) {
    this.locked = locked;
    this.wanted = wanted;
    this.rehearsal = rehearsal;
    this.adoption = adoption;
    this.bench = bench;
    this.module = module;
    this.accounts = accounts;
    this.store = store;
    this.settling = new Settling(bench, accounts, store, rehearsal);
    this.state = store.read();
  }

  /** What a run is for. */
  enum Purpose {
    PLAN(
        "Plan requires configuration to be present. Planning without a configuration would mark"
            + " everything for destruction, which is normally not what is desired. If you would"
            + " like to destroy everything, run plan with the -destroy option. Otherwise, create a"
            + " Terraform configuration file (.tf file) and try again."),
    APPLY(
        "Apply requires configuration to be present. Applying without a configuration would mark"
            + " everything for destruction, which is normally not what is desired. If you would"
            + " like to destroy everything, run 'terraform destroy' instead."),
    /** Settles open orders, and changes nothing else. */
    RECOVER(
        "Recovering requires configuration to be present: it says where to log in to look for"
            + " orders.");

    private final String nothing;

    Purpose(String nothing) {
      this.nothing = nothing;
    }

    /** Whoever only looks is told who else works on the state, and keeps nobody from it. */
    private LockedState locked(
        Workbench bench, StateStore store, LockOptions options, boolean ends) {
      return switch (this) {
        case PLAN -> {
          options.look(bench, store, "plan");
          yield LockedState.UNLOCKED;
        }
        case APPLY -> options.take(bench, store, ends ? "destroy" : "apply");
        case RECOVER -> options.take(bench, store, "recover");
      };
    }
  }

  /**
   * Reads configuration, inputs and state; empty when the bench holds errors.
   *
   * @param otherwise mode unless the options ask for another
   */
  static Optional<PlanRun> open(
      Workbench bench, PlanOptions options, Mode otherwise, Purpose purpose) {
    Optional<io.portwright.engine.plan.PlanOptions> wanted = bench.take(options.wanted(otherwise));
    Optional<Configuration> configuration = wanted.flatMap(_ -> bench.readable());
    if (configuration.isEmpty()) {
      return Optional.empty();
    }
    boolean ends = wanted.get().mode() == Mode.DESTROY;
    if (configuration.get().files().isEmpty() && !ends) {
      bench.add(List.of(Diagnostic.error("No configuration files", purpose.nothing)));
      return Optional.empty();
    }
    return bench
        .inputs(configuration.get(), options.variables(), options.input())
        .flatMap(inputs ->
            open(
                bench,
                configuration.get(),
                inputs,
                wanted.get(),
                store -> purpose.locked(bench, store, options.locking(), ends)));
  }

  /** For looking around with known inputs; empty when the bench holds errors. */
  static Optional<PlanRun> open(
      Workbench bench, Configuration configuration, SortedMap<String, Value> inputs) {
    return open(
        bench,
        configuration,
        RootVariables.of(inputs),
        io.portwright.engine.plan.PlanOptions.NORMAL,
        _ -> LockedState.UNLOCKED);
  }

  /** For a plan that was saved with its inputs; empty when the bench holds errors. */
  static Optional<PlanRun> open(
      Workbench bench, Configuration configuration, Plan saved, LockOptions locking) {
    boolean ends = saved.basis().options().mode() == Mode.DESTROY;
    return open(
        bench,
        configuration,
        RootVariables.of(saved.basis().variables()),
        io.portwright.engine.plan.PlanOptions.NORMAL,
        store -> Purpose.APPLY.locked(bench, store, locking, ends));
  }

  private static Optional<PlanRun> open(
      Workbench bench,
      Configuration configuration,
      RootVariables inputs,
      io.portwright.engine.plan.PlanOptions wanted,
      Function<StateStore, LockedState> locking) {
    boolean rehearsal = bench.rehearses(configuration, inputs.values());
    return bench
        .opened(configuration, rehearsal)
        .map(opening -> {
          Accounts accounts = bench.accounts(configuration, inputs.values());
          Optional<Adoption> adoption = opening.file().map(file -> new Adoption(accounts, file));
          StateStore store =
              opening.store(record -> adoption.map(taking -> taking.owned(record)).orElse(record));
          RootModule module =
              new RootModule(
                  configuration, inputs.values(), inputs.places(), bench.evaluationSurroundings());
          module.feedBudget();
          LockedState locked = locking.apply(store);
          try {
            return new PlanRun(bench, module, accounts, store, adoption, rehearsal, wanted, locked);
          } catch (RuntimeException failure) {
            locked.close();
            throw failure;
          }
        });
  }

  /** The right to order for this state. */
  Lease lease() {
    return locked.lease();
  }

  RootModule module() {
    return module;
  }

  Accounts accounts() {
    return accounts;
  }

  StateStore store() {
    return store;
  }

  StateSnapshot state() {
    return state;
  }

  Settling settling() {
    return settling;
  }

  /**
   * Logs in and looks what became of orders that earlier runs left open, without writing anything;
   * empty when the bench holds errors.
   */
  Optional<Recovered> looked() {
    return loggedIn() ? settling.look(state).map(this::continuing) : Optional.empty();
  }

  /** As {@link #looked}, and brings what is certain into the store; waits for it if need be. */
  Optional<Recovered> settled() {
    return loggedIn() ? settling.settle(state).map(this::continuing) : Optional.empty();
  }

  private Recovered continuing(Recovered recovered) {
    state = recovered.state();
    return recovered;
  }

  /** Plans on what {@link #looked} finds; empty when there is nothing that could be shown. */
  Optional<Plan> plan() {
    return looked().flatMap(_ -> planned());
  }

  /** Plans and has the plan checked, for a run that has looked or settled. */
  Optional<Plan> planned() {
    Optional<Plan> plan = bench.validation().planned(new Planner(module, accounts), wanted, state);
    if (plan.isPresent() && wanted.refreshing() == Refreshing.READ) {
      bench.add(new Strays(accounts, store).findings(state));
    }
    return plan.map(found -> new Checker(accounts).checked(found, state));
  }

  /** Logs in everywhere that the configuration has resources, so that bad keys show first. */
  boolean loggedIn() {
    boolean good = true;
    SortedSet<ProviderKey> keys = new TreeSet<>();
    module
        .configuration()
        .forEachModule((path, called) ->
            called.resources().keySet().forEach(block -> keys.add(accounts.key(block.in(path)))));
    for (ProviderKey key : keys) {
      good &= bench.take(accounts.account(key)).isPresent();
    }
    List<Diagnostic> owners = adoption.map(Adoption::connect).orElse(List.of());
    bench.add(owners);
    return good && owners.stream().noneMatch(Diagnostic::isError) && separate();
  }

  /** State of a rehearsal and of real services are kept apart, so one run cannot do both. */
  private boolean separate() {
    boolean mixed =
        accounts.identities().values().stream()
            .anyMatch(
                identity -> !identity.equals(Identity.LOCAL) && identity.isReal() == rehearsal);
    if (mixed) {
      bench.add(
          List.of(
              Diagnostic.error(
                      "Sandbox and real environment in one configuration",
                      "Some provider blocks lead to the sandbox and others to a real environment."
                          + " Rehearsals have a state of their own, so real services would be"
                          + " recorded where no real run looks for them.\n\nRehearse everything"
                          + " with --sandbox, or use two folders.")
                  .withCode("STATE-4")));
    }
    return !mixed;
  }

  /**
   * Who acts where: {@code Portwright 0.1.0 · sandbox · Acme Networks · you: Company Admin}; and
   * which state file is to be taken over.
   */
  String header() {
    List<String> parts = new ArrayList<>();
    parts.add("Portwright " + Program.VERSION);
    for (Identity identity : accounts.identities().values().stream().distinct().toList()) {
      if (!identity.equals(Identity.LOCAL)) {
        parts.add(identity.environment());
        identity.companyName().ifPresent(parts::add);
        identity.actor().ifPresent(actor -> parts.add("you: " + actor));
      }
    }
    String dot = bench.style().glyph(io.portwright.cli.view.Style.Glyph.DOT);
    String first = String.join(" " + dot + " ", parts);
    return adoption.map(taking -> first + "\n" + begun(taking.state())).orElse(first);
  }

  private static String begun(AdoptedState file) {
    return "State begins with "
        + file.file()
        + " (serial "
        + file.lineage().adoptedSerial().orElse(0)
        + ") until the first apply.";
  }

  PlanView view() {
    KnownSchemas schemas = new KnownSchemas(bench.providers());
    return new PlanView(bench.style(), schemas::of, this::place);
  }

  private Optional<String> place(ResourceAddress address, AttributePath path) {
    return module.configuration().place(address, path).map(Object::toString);
  }

  @Override
  public void close() {
    accounts.close();
    locked.close();
    store.close();
  }
}
