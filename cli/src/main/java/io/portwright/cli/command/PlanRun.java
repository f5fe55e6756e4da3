package io.portwright.cli.command;

import io.portwright.cli.view.PlanView;
import io.portwright.engine.account.Accounts;
import io.portwright.engine.address.InstanceAddress;
import io.portwright.engine.address.ResourceAddress;
import io.portwright.engine.check.Checker;
import io.portwright.engine.config.Configuration;
import io.portwright.engine.config.ProviderKey;
import io.portwright.engine.config.ResourceBlock;
import io.portwright.engine.plan.Plan;
import io.portwright.engine.plan.Planner;
import io.portwright.engine.plan.RootModule;
import io.portwright.engine.plan.Target;
import io.portwright.engine.refresh.Adoption;
import io.portwright.engine.state.StateSnapshot;
import io.portwright.engine.state.StateStore;
import io.portwright.engine.state.tfstate.AdoptedState;
import io.portwright.provider.diagnostic.Checked;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.spi.Identity;
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
  private final StateSnapshot state;
  private final Optional<Adoption> adoption;
  private final boolean rehearsal;

  private PlanRun(
      Workbench bench,
      RootModule module,
      Accounts accounts,
      StateStore store,
      Optional<Adoption> adoption,
      boolean rehearsal) {
    this.rehearsal = rehearsal;
    this.adoption = adoption;
    this.bench = bench;
    this.module = module;
    this.accounts = accounts;
    this.store = store;
    this.state = store.read();
  }

  /** Reads configuration, inputs and state; empty when the bench holds errors. */
  static Optional<PlanRun> open(Workbench bench, PlanOptions options) {
    Optional<Configuration> configuration = bench.configuration();
    if (configuration.isEmpty()) {
      return Optional.empty();
    }
    Optional<SortedMap<String, Value>> inputs =
        bench.inputs(configuration.get(), options.variables(), options.input());
    return inputs.flatMap(values -> open(bench, configuration.get(), values));
  }

  /** For a plan that was saved with its inputs; empty when the bench holds errors. */
  static Optional<PlanRun> open(
      Workbench bench, Configuration configuration, SortedMap<String, Value> inputs) {
    boolean rehearsal = bench.rehearses(configuration, inputs);
    return bench
        .opened(configuration, rehearsal)
        .map(opening -> {
          Accounts accounts = bench.accounts(configuration, inputs);
          Optional<Adoption> adoption = opening.file().map(file -> new Adoption(accounts, file));
          StateStore store =
              opening.store(record -> adoption.map(taking -> taking.owned(record)).orElse(record));
          RootModule module = new RootModule(configuration, inputs, bench.evaluationSurroundings());
          return new PlanRun(bench, module, accounts, store, adoption, rehearsal);
        });
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

  /** Plans and has the plan checked; empty when there is nothing that could be shown. */
  Optional<Plan> plan(io.portwright.engine.plan.PlanOptions.Mode mode, PlanOptions options) {
    Optional<List<Target>> targets = targets(options.targets());
    Optional<List<Target>> excludes = targets(options.excludes());
    Optional<List<InstanceAddress>> replacements = replacements(options.replacements());
    if (targets.isEmpty() || excludes.isEmpty() || replacements.isEmpty() || !loggedIn()) {
      return Optional.empty();
    }
    var wanted =
        new io.portwright.engine.plan.PlanOptions(
            mode,
            options.refresh()
                ? io.portwright.engine.plan.PlanOptions.Refreshing.READ
                : io.portwright.engine.plan.PlanOptions.Refreshing.SKIP,
            targets.get(),
            excludes.get(),
            replacements.get());
    Checked<Plan> planned = new Planner(module, accounts).plan(wanted, state);
    Optional<Plan> plan = bench.take(planned);
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

  private Optional<List<Target>> targets(List<String> texts) {
    return addresses(
        texts,
        Target::parse,
        "target",
        "A target is the address of a resource, such as megaport_port.syd, of one instance, such as"
            + " megaport_port.syd[0] or 'megaport_port.site[\"syd\"]', or of a module, such as"
            + " module.site.");
  }

  private Optional<List<InstanceAddress>> replacements(List<String> texts) {
    return addresses(
        texts,
        text -> InstanceAddress.parse(text).filter(address -> !address.resource().isData()),
        "force-replace address",
        "Only instances of resources can be replaced: give an address such as megaport_port.syd,"
            + " megaport_port.syd[0] or 'megaport_port.site[\"syd\"]'.");
  }

  private <T> Optional<List<T>> addresses(
      List<String> texts, Function<String, Optional<T>> parse, String what, String help) {
    List<T> found = new ArrayList<>();
    List<Diagnostic> problems = new ArrayList<>();
    for (String text : texts) {
      parse
          .apply(text)
          .ifPresentOrElse(
              found::add,
              () -> problems.add(Diagnostic.error("Invalid " + what + " \"" + text + "\"", help)));
    }
    bench.add(problems);
    return problems.isEmpty() ? Optional.of(found) : Optional.empty();
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

  private Optional<String> place(ResourceAddress address) {
    return module.configuration().resource(address).map(ResourceBlock::range).map(Object::toString);
  }

  @Override
  public void close() {
    accounts.close();
    store.close();
  }
}
