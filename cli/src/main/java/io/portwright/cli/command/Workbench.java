package io.portwright.cli.command;

import io.portwright.cli.view.DiagnosticView;
import io.portwright.cli.view.Style;
import io.portwright.engine.account.Accounts;
import io.portwright.engine.config.ConfigLoader;
import io.portwright.engine.config.Configuration;
import io.portwright.engine.config.ConfigurationEvaluator;
import io.portwright.engine.config.InputLoader;
import io.portwright.engine.config.LocalBackend;
import io.portwright.engine.config.ProviderSet;
import io.portwright.engine.config.RootVariables;
import io.portwright.engine.config.Settings;
import io.portwright.engine.config.Settings.Backend;
import io.portwright.engine.machine.JsonWriter;
import io.portwright.engine.source.module.FetchSettings.Renewal;
import io.portwright.engine.state.Author;
import io.portwright.engine.state.StateStore;
import io.portwright.engine.state.crypt.IdentityFile;
import io.portwright.engine.state.git.BranchName;
import io.portwright.engine.state.git.GitStateStore;
import io.portwright.engine.state.git.SharedPlace;
import io.portwright.engine.state.git.StoredWorkspaces;
import io.portwright.engine.state.tfstate.StateFile;
import io.portwright.provider.builtin.TerraformProvider;
import io.portwright.provider.diagnostic.Checked;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.megaport.MegaportProvider;
import io.portwright.provider.megaport.MegaportSettings;
import io.portwright.provider.value.Value;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * The phases of the engine, put together for one run in one folder. Findings that are not errors
 * are kept until {@link #report}.
 */
final class Workbench implements AutoCloseable {
  private final Surroundings surroundings;
  private final CommonOptions options;
  private final Style style;
  private final EmbeddedSandbox sandbox;
  private final ProviderSet providers;
  private final Stores stores;

  /** What several phases find is told once. */
  private final Set<Diagnostic> diagnostics = new LinkedHashSet<>();

  private final Validation validation = new Validation(this);

  private boolean rehearsal;
  private Sources sources;
  private Optional<StoredWorkspaces> stored = Optional.empty();

  Workbench(Surroundings surroundings, CommonOptions options) {
    this.surroundings = surroundings;
    this.sources = Sources.here(surroundings);
    this.options = options;
    this.style = options.style(surroundings);
    this.sandbox = new EmbeddedSandbox(surroundings, folder().resolve("sandbox"));
    this.stores = new Stores(surroundings, folder());
    this.providers =
        new ProviderSet(
            List.of(
                new TerraformProvider(
                    new RemoteStates(
                        surroundings.folder(), this::identity, () -> rehearsal, stores::shared)),
                new MegaportProvider(megaportSettings())));
  }

  private MegaportSettings megaportSettings() {
    String log = surroundings.environment().getOrDefault("PORTWRIGHT_LOG", "");
    return new MegaportSettings(
        surroundings.environment(),
        sandbox::endpoint,
        options.sandbox(surroundings)
            ? MegaportSettings.Mode.SANDBOX
            : MegaportSettings.Mode.AS_CONFIGURED,
        surroundings.clock(),
        log.contains("http") ? Optional.of(surroundings.err()::println) : Optional.empty(),
        Program.VERSION);
  }

  Surroundings surroundings() {
    return surroundings;
  }

  /** The flag for a command line that a message suggests, if this run was given it. */
  String sandboxFlag() {
    return options.sandboxFlag() ? " --sandbox" : "";
  }

  Style style() {
    return style;
  }

  ProviderSet providers() {
    return providers;
  }

  /** {@code .portwright} beside the configuration: the local store and the sandbox. */
  Path folder() {
    return surroundings.folder().resolve(".portwright");
  }

  // ---- findings ----

  Validation validation() {
    return validation;
  }

  /** Keeps the findings of a phase; answers its value unless there were errors. */
  <T> Optional<T> take(Checked<T> checked) {
    diagnostics.addAll(checked.diagnostics());
    return checked.hasErrors() ? Optional.empty() : checked.value();
  }

  /** Keeps the findings of a phase; answers its value even if there were errors. */
  <T> Optional<T> takeAny(Checked<T> checked) {
    diagnostics.addAll(checked.diagnostics());
    return checked.value();
  }

  void add(List<Diagnostic> more) {
    diagnostics.addAll(more);
  }

  List<Diagnostic> findings() {
    return List.copyOf(diagnostics);
  }

  /** Without showing it: somebody else has taken it. */
  void forget() {
    diagnostics.clear();
  }

  boolean hasErrors() {
    return diagnostics.stream().anyMatch(Diagnostic::isError);
  }

  /** Shows what was kept and forgets it; answers the exit code it stands for. */
  int report() {
    diagnostics.addAll(stores.notices());
    surroundings.out().flush();
    show(findings());
    boolean failed = hasErrors();
    diagnostics.clear();
    return failed ? Subcommand.FAILED : Subcommand.OK;
  }

  private void show(List<Diagnostic> found) {
    new DiagnosticView(style)
        .render(found, options.compactWarnings())
        .forEach(surroundings.err()::println);
  }

  /** Prints lines with one write: a plan can have a million of them. */
  void print(List<String> lines) {
    Lines.print(surroundings.out(), lines);
  }

  /** Prints one JSON document on one line. */
  void printJson(Consumer<JsonWriter> content) {
    print(content, JsonWriter.Layout.COMPACT);
  }

  /** Prints one JSON document over several lines, for people to read too. */
  void printLines(Consumer<JsonWriter> content) {
    print(content, JsonWriter.Layout.LINES);
  }

  private void print(Consumer<JsonWriter> content, JsonWriter.Layout layout) {
    JsonWriter out = new JsonWriter(surroundings.out()::print, layout);
    content.accept(out);
    out.flush();
    surroundings.out().println();
  }

  // ---- phases ----

  /**
   * The configuration of the working folder, whatever mistakes there are in what the files say;
   * fetches modules that are not here yet.
   */
  private Checked<Configuration> loaded() {
    return loader(Renewal.RECORDED).readable(Path.of(""));
  }

  ConfigLoader loader(Renewal renewal) {
    return sources.loader(providers, renewal);
  }

  /** Reads another configuration than that of the working folder; state stays the same. */
  void readFrom(Sources others) {
    sources = others;
  }

  Sources sources() {
    return sources;
  }

  /** Without a word when the files cannot be used. */
  Optional<Configuration> readableQuietly() {
    Checked<Configuration> loaded = loaded();
    return loaded.hasErrors() ? Optional.empty() : loaded.value();
  }

  /** Whatever mistakes there are in what the files say, as long as they can be read. */
  Optional<Configuration> readable() {
    return take(loaded());
  }

  /**
   * Values of the input variables; asks for missing ones where somebody can answer. The
   * configuration is validated before values are fitted to the types of their variables.
   */
  Optional<RootVariables> inputs(
      Configuration configuration, VariableOptions variables, boolean mayAsk) {
    boolean ask = mayAsk && surroundings.asks();
    InputLoader loader = new InputLoader(surroundings.folder(), surroundings.environment());
    Checked<SortedMap<String, Value>> inputs =
        loader.load(
            configuration,
            variables.options(),
            variable -> ask ? new Question(surroundings).value(variable) : Optional.empty());
    if (inputs.hasErrors() && !loader.isWhole()) {
      return take(inputs).map(RootVariables::of);
    }
    if (validation.accepts(configuration)) {
      return take(inputs).map(values -> new RootVariables(values, loader.places()));
    }
    add(inputs.diagnostics().stream().filter(finding -> !finding.isError()).toList());
    return Optional.empty();
  }

  /** Values of the input variables, as far as there are any; the others are unknown. */
  Optional<SortedMap<String, Value>> partialInputs(
      Configuration configuration, VariableOptions variables) {
    return take(
        new InputLoader(
                surroundings.folder(), surroundings.environment(), InputLoader.Unset.UNKNOWN)
            .load(configuration, variables.options(), _ -> Optional.empty()));
  }

  Accounts accounts(Configuration configuration, SortedMap<String, Value> inputs) {
    return new Accounts(providers, configuration, evaluator(configuration, inputs)::provider);
  }

  private ConfigurationEvaluator evaluator(
      Configuration configuration, SortedMap<String, Value> inputs) {
    return new ConfigurationEvaluator(
        configuration, inputs, _ -> Optional.empty(), evaluationSurroundings());
  }

  io.portwright.engine.eval.Surroundings evaluationSurroundings() {
    return sources.evaluation(choice().current(), Optional.empty(), Optional.empty());
  }

  /** On the console, time and random ids are known. */
  io.portwright.engine.eval.Surroundings consoleSurroundings() {
    return sources.evaluation(
        choice().current(),
        Optional.of(surroundings.clock().instant()),
        Optional.of(UUID::randomUUID));
  }

  /**
   * Whether this run rehearses: it was asked to, or a provider block says so. Never logs in, so
   * that reading state needs no account.
   */
  boolean rehearses(Configuration configuration, SortedMap<String, Value> inputs) {
    return options.sandbox(surroundings)
        || Rehearsal.isConfigured(
            configuration, evaluator(configuration, inputs), surroundings.environment());
  }

  /**
   * The store of the workspace, and the state file of Terraform that it begins with; empty when
   * there is such a file and it cannot be used.
   */
  Optional<StateOpening> opened(Configuration configuration, boolean rehearsal) {
    return opened(
        sources.areHere() ? Optional.of(configuration.settings()) : settings(), rehearsal);
  }

  private Optional<StateOpening> opened(Optional<Settings> settings, boolean rehearsal) {
    this.rehearsal = rehearsal;
    String workspace = choice().current();
    LocalBackend files =
        settings.flatMap(Settings::backend).map(Backend::local).orElse(LocalBackend.USUAL);
    Optional<StateOpening> opening =
        StateOpening.of(
            this,
            branchOf(workspace, settings, rehearsal),
            StateFile.place(workspace, files.path(), files.workspaceFolder()),
            rehearsal);
    stores.remember();
    return opening;
  }

  private GitStateStore branchOf(String workspace, Optional<Settings> settings, boolean rehearsal) {
    BranchName branch = rehearsal ? BranchName.sandbox(workspace) : BranchName.of(workspace);
    return stores.open(branch, settings, new KnownSchemas(providers), identity());
  }

  /** One branch of a workspace. */
  StateStore branchOf(BranchName branch) {
    return stores.open(branch, settings(), new KnownSchemas(providers), identity());
  }

  /** The branch of a workspace, of rehearsals if this run was asked for one. */
  StateStore branchOf(String workspace) {
    return branchOf(workspace, settings(), options.sandbox(surroundings));
  }

  /** What {@code terraform} blocks here say; empty when the files cannot be read. */
  private Optional<Settings> settings() {
    return Sources.here(surroundings).loader(providers, Renewal.RECORDED).settings(Path.of(""));
  }

  /** Where real state is shared; empty when it is kept here alone. */
  Optional<SharedPlace> shared() {
    return stores.place(settings()).map(stores::shared);
  }

  /** Whether the state that was opened last is that of rehearsals. */
  boolean isRehearsal() {
    return rehearsal;
  }

  Stores stores() {
    return stores;
  }

  WorkspaceChoice choice() {
    return new WorkspaceChoice(surroundings, folder());
  }

  StoredWorkspaces storedWorkspaces() {
    StoredWorkspaces known = stored.orElseGet(() -> stores.workspaces(settings()));
    stored = Optional.of(known);
    return known;
  }

  Workspaces workspaces() {
    return new Workspaces(surroundings.folder(), storedWorkspaces());
  }

  /** Who writes to the store. */
  Author author() {
    return surroundings.author();
  }

  IdentityFile identity() {
    return new IdentityFile(surroundings.environment(), surroundings.home());
  }

  /**
   * The state that this folder's configuration leads to, for reading only and without asking
   * anybody anything.
   */
  StateStore store() {
    Checked<Configuration> configuration = loaded();
    boolean rehearsal =
        options.sandbox(surroundings)
            || configuration.value().map(this::rehearsesByDefault).orElse(false);
    return configuration
        .value()
        .map(known -> opened(known, rehearsal))
        .orElseGet(() -> opened(Optional.<Settings>empty(), rehearsal))
        .map(opening -> opening.store(record -> record))
        .orElseThrow(() -> new Refusal(findings()));
  }

  private boolean rehearsesByDefault(Configuration configuration) {
    Checked<SortedMap<String, Value>> inputs =
        new InputLoader(surroundings.folder(), surroundings.environment())
            .load(configuration, List.of(), _ -> Optional.empty());
    return rehearses(configuration, inputs.value().orElseGet(TreeMap::new));
  }

  @Override
  public void close() {
    List<Diagnostic> unsaid = stores.notices();
    if (!unsaid.isEmpty()) {
      surroundings.out().flush();
      show(unsaid);
    }
    sandbox.close();
  }
}
