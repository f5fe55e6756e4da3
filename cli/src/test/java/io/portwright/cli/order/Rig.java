package io.portwright.cli.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.portwright.engine.account.Accounts;
import io.portwright.engine.apply.Applier;
import io.portwright.engine.apply.ApplyEvent;
import io.portwright.engine.apply.ApplyListener;
import io.portwright.engine.apply.ApplyResult;
import io.portwright.engine.apply.ApplyResult.Ending;
import io.portwright.engine.apply.Cancellation;
import io.portwright.engine.apply.Conditions;
import io.portwright.engine.check.Checker;
import io.portwright.engine.config.ConfigLoader;
import io.portwright.engine.config.Configuration;
import io.portwright.engine.config.ProviderSet;
import io.portwright.engine.eval.Surroundings;
import io.portwright.engine.journal.Intent;
import io.portwright.engine.journal.Journal;
import io.portwright.engine.plan.Plan;
import io.portwright.engine.plan.PlanOptions;
import io.portwright.engine.plan.Planner;
import io.portwright.engine.plan.ResourceValues;
import io.portwright.engine.plan.RootModule;
import io.portwright.engine.recovery.KeptOrders;
import io.portwright.engine.recovery.Recovered;
import io.portwright.engine.recovery.Recovery;
import io.portwright.engine.recovery.RecoverySettings;
import io.portwright.engine.recovery.Strays;
import io.portwright.engine.refresh.Refresher;
import io.portwright.engine.state.Author;
import io.portwright.engine.state.CommitMessage;
import io.portwright.engine.state.InstanceObject;
import io.portwright.engine.state.ResourceRecord;
import io.portwright.engine.state.StateChange;
import io.portwright.engine.state.StateSnapshot;
import io.portwright.engine.state.StateStore;
import io.portwright.engine.state.UpdateResult;
import io.portwright.engine.state.crypt.IdentityFile;
import io.portwright.engine.state.git.BranchName;
import io.portwright.engine.state.git.GitStateStore;
import io.portwright.provider.diagnostic.Checked;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.megaport.MegaportProvider;
import io.portwright.provider.megaport.MegaportSettings;
import io.portwright.provider.megaport.SandboxEndpoint;
import io.portwright.provider.megaport.account.AccountPace;
import io.portwright.provider.megaport.client.ApiClient;
import io.portwright.provider.megaport.client.Pace;
import io.portwright.provider.megaport.client.Reply;
import io.portwright.provider.megaport.wire.Product;
import io.portwright.provider.sandbox.SandboxControl;
import io.portwright.provider.sandbox.SandboxOptions;
import io.portwright.provider.sandbox.SandboxServer;
import io.portwright.provider.sandbox.world.Timings;
import io.portwright.provider.spi.Finding;
import io.portwright.provider.spi.Identity;
import io.portwright.provider.value.Value;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** One folder, one store, one sandbox, and runs in them as the commands do them. */
final class Rig implements AutoCloseable {
  static final Identity SANDBOX =
      new Identity("sandbox", Optional.empty(), Optional.empty(), Optional.empty());

  /** A port, and a router that has nothing to do with it. */
  static final String PORT =
      """
      resource "megaport_port" "a" {
        product_name           = "port-a"
        location_id            = 3
        port_speed             = 1000
        contract_term_months   = 1
        marketplace_visibility = false
      }
      """;

  static final String MCR =
      """
      resource "megaport_mcr" "b" {
        product_name         = "mcr-b"
        location_id          = 6
        port_speed           = 1000
        contract_term_months = 1
      }
      """;

  /** What a run came to. */
  record Ran(Optional<Plan> plan, Optional<ApplyResult> result, List<Diagnostic> diagnostics) {
    int exitCode() {
      return result.filter(ApplyResult::isComplete).isPresent() ? 0 : 1;
    }

    Ending ending() {
      return result.map(ApplyResult::ending).orElse(Ending.REFUSED);
    }

    String text() {
      StringBuilder text = new StringBuilder();
      diagnostics.forEach(
          d -> text.append(d.summary()).append('\n').append(d.detail()).append('\n'));
      return text.toString();
    }
  }

  private final Path folder;
  private final Random random = new Random(20261123);
  private final Clock clock;
  final List<String> trace = new ArrayList<>();
  final List<ApplyEvent> events = new ArrayList<>();
  Cancellation cancellation = new Cancellation();
  Consumer<String> onCall = _ -> {};
  Consumer<ApplyEvent> onEvent = _ -> {};
  UnaryOperator<StateStore> wrap = store -> store;
  Duration sendWindow = Duration.ofSeconds(30);
  Duration answer = Duration.ofSeconds(20);
  Duration patience = Duration.ofDays(1);
  Identity identity = SANDBOX;
  int batch = 1;
  int parallelism = Conditions.PARALLELISM;
  private Duration slept = Duration.ZERO;
  private SandboxServer server;

  Rig(Path folder, Timings timings) {
    this.folder = folder;
    this.clock = Clock.tick(shifted(), Duration.ofNanos(1));
    this.server = start(timings);
  }

  private Clock shifted() {
    return new Clock() {
      @Override
      public ZoneOffset getZone() {
        return ZoneOffset.UTC;
      }

      @Override
      public Clock withZone(java.time.ZoneId zone) {
        return this;
      }

      @Override
      public Instant instant() {
        return Clock.systemUTC().instant().plus(slept);
      }
    };
  }

  private SandboxServer start(Timings timings) {
    return SandboxServer.start(SandboxOptions.in(folder.resolve("sandbox")).withTimings(timings));
  }

  /** Nobody listens from now on. */
  void stopServer() {
    server.close();
  }

  void restartServer() {
    server = start(Timings.INSTANT);
  }

  SandboxControl control() {
    return server.control();
  }

  // ---- files ----

  Rig main(String text) {
    try {
      Files.writeString(folder.resolve("main.tf"), text);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  // ---- runs ----

  private AccountPace pace() {
    Pace calls =
        new Pace(
            Duration.ofSeconds(5), answer, 2, Duration.ofMillis(1), Duration.ofMillis(20), 10_000);
    return new AccountPace(
        calls,
        batch,
        Duration.ofSeconds(1),
        Duration.ofMinutes(2),
        Duration.ofSeconds(3),
        Duration.ofSeconds(60),
        3,
        Duration.ofMillis(5));
  }

  private SandboxEndpoint endpoint() {
    var key = server.defaultCredentials();
    return new SandboxEndpoint(
        server.baseUri(), server.tokenUri(), key.accessKey(), key.secretKey());
  }

  private void called(String line) {
    synchronized (trace) {
      trace.add(line);
    }
    onCall.accept(line);
  }

  private ProviderSet providers() {
    MegaportProvider megaport =
        new MegaportProvider(
            new MegaportSettings(
                Map.of(),
                this::endpoint,
                MegaportSettings.Mode.SANDBOX,
                clock,
                Optional.empty(),
                "test"));
    return new ProviderSet(
        List.of(
            new QuickProvider(
                megaport,
                () -> QuickProvider.settings(endpoint(), this::called, clock, pace()),
                pace(),
                identity)));
  }

  StateStore store() {
    ProviderSet providers = providers();
    return new GitStateStore(
        folder.resolve(".portwright"),
        BranchName.sandbox("default"),
        address ->
            providers
                .named("megaport")
                .flatMap(provider -> provider.resourceType(address.type()))
                .map(type -> type.schema()),
        new IdentityFile(new TreeMap<>(), folder.resolve("home")));
  }

  /** One command with everything that it opens and closes. */
  private <T> T in(Command<T> command) {
    ProviderSet providers = providers();
    Checked<Configuration> loaded = new ConfigLoader(folder, providers).readable(Path.of(""));
    RootModule module = new RootModule(loaded.orThrow(), new TreeMap<>(), surroundings());
    try (StateStore store = wrap.apply(store());
        Accounts accounts =
            new Accounts(
                providers,
                module.configuration(),
                module.evaluator(new ResourceValues())::provider)) {
      return command.run(module, accounts, store);
    }
  }

  private interface Command<T> {
    T run(RootModule module, Accounts accounts, StateStore store);
  }

  private Surroundings surroundings() {
    return new Surroundings(
        folder, folder, "default", Optional.empty(), Instant.EPOCH, Optional.empty());
  }

  /** As {@code portwright plan}: what earlier runs left open is settled in memory. */
  Checked<Plan> plan(PlanOptions options) {
    return in((module, accounts, store) ->
        recovery(accounts, store)
            .look(store.read(), patience)
            .then(recovered ->
                new Planner(module, accounts)
                    .plan(options, recovered.state())
                    .then(plan ->
                        Checked.of(new Checker(accounts).checked(plan, recovered.state())))));
  }

  /** Settles what earlier runs left open, and commits that. */
  Recovered recover() {
    return in((module, accounts, store) -> {
      Recovered recovered = recovery(accounts, store).look(store.read(), patience).orThrow();
      commit(store, recovered.before(), recovered.change(), recovered.message());
      recovered.stored();
      return recovered;
    });
  }

  private void commit(
      StateStore store, StateSnapshot state, StateChange change, CommitMessage message) {
    assertThat(store.update(state, change, message, author()))
        .isInstanceOf(UpdateResult.Updated.class);
  }

  /** What a person says about an order that nothing proves: a UID, or that there is none. */
  Checked<StateChange> decide(Optional<String> uid) {
    return in((module, accounts, store) -> {
      StateSnapshot state = store.read();
      Intent intent = Journal.of(state).blocking().getFirst();
      Recovery recovery = recovery(accounts, store);
      Checked<StateChange> change =
          uid.map(one -> recovery.adopted(intent, one, state))
              .orElseGet(() -> Checked.of(recovery.notOrdered(intent)));
      change
          .value()
          .ifPresent(one -> commit(store, state, one, CommitMessage.of("A person decided")));
      return change;
    });
  }

  /** What is said of services that were ordered from here and are not in state. */
  List<Diagnostic> strays() {
    return in((_, accounts, store) -> {
      StateSnapshot state = store.read();
      assertThat(new Refresher(accounts).read(state.records().values()).hasErrors()).isFalse();
      return new Strays(accounts, store).findings(state);
    });
  }

  /** Root of the service. */
  URI service() {
    return server.baseUri();
  }

  /** Asks the service something by hand. */
  Reply call(Function<ApiClient, Reply> request) {
    try (ApiClient api =
        new ApiClient(QuickProvider.settings(endpoint(), _ -> {}, clock, pace()))) {
      return request.apply(api);
    }
  }

  private Recovery recovery(Accounts accounts, StateStore store) {
    return new Recovery(
        accounts,
        store,
        new RecoverySettings(
            sendWindow,
            Duration.ofSeconds(1),
            Duration.ofSeconds(1),
            3,
            Duration.ofMillis(200),
            patience),
        kept(store),
        new Recovery.Watch() {
          @Override
          public void waiting(List<Intent> early, Duration time) {}

          @Override
          public boolean pause(Duration time) {
            suspend(time);
            return true;
          }
        });
  }

  private KeptOrders kept(StateStore store) {
    return new KeptOrders(
        store,
        unsaved().getFirst(),
        unsaved().getLast(),
        clock,
        this::id,
        () -> Duration.ofNanos(System.nanoTime()).plus(slept));
  }

  /** Folders of emergency files. */
  List<Path> unsaved() {
    return List.of(
        folder.resolve(".portwright").resolve("unsettled"), folder.resolve("home/unsettled"));
  }

  private Author author() {
    return new Author("test", "", clock.instant(), ZoneOffset.UTC);
  }

  Ran apply(Plan plan) {
    return in((module, accounts, store) -> {
      ApplyListener listener =
          event -> {
            events.add(event);
            onEvent.accept(event);
          };
      ApplyResult result =
          new Applier(module, accounts, store, conditions(store))
              .apply(plan, listener, cancellation);
      return new Ran(Optional.of(plan), Optional.of(result), result.diagnostics());
    });
  }

  private Conditions conditions(StateStore store) {
    return new Conditions(
            clock, this::suspend, this::id, this::author, sendWindow, List.of(), kept(store))
        .with(parallelism);
  }

  private String id() {
    byte[] bytes = new byte[16];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /** As {@code portwright apply -auto-approve}. */
  Ran run() {
    return run(PlanOptions.NORMAL);
  }

  Ran run(PlanOptions options) {
    if (hasStore()) {
      var _ = recover();
    }
    Checked<Plan> plan = plan(options);
    if (plan.value().isEmpty() || plan.hasErrors()) {
      return new Ran(plan.value(), Optional.empty(), plan.diagnostics());
    }
    return apply(plan.orThrow());
  }

  static List<String> findings(Plan plan) {
    return plan.blocking().stream().map(Finding::detail).toList();
  }

  /** Nothing disturbs from now on. */
  Rig calm() {
    server.control().clearFaults();
    cancellation = new Cancellation();
    onCall = _ -> {};
    onEvent = _ -> {};
    wrap = store -> store;
    sendWindow = Duration.ofSeconds(30);
    patience = Duration.ofDays(1);
    answer = Duration.ofSeconds(20);
    events.clear();
    return this;
  }

  // ---- truth ----

  /** Services that have not ended, as {@code name uid}; nothing of the engine is asked. */
  List<Product> live() {
    try (ApiClient api =
        new ApiClient(QuickProvider.settings(endpoint(), _ -> {}, clock, pace()))) {
      List<Product> found = new ArrayList<>();
      if (!(api.get("/v2/products") instanceof Reply.Ok ok)) {
        throw new AssertionError("the sandbox does not list its services");
      }
      boolean whole =
          ok.eachOfData(item ->
              Product.withAttached(item).stream()
                  .filter(product -> !product.isGone())
                  .filter(product -> found.stream().noneMatch(p -> p.uid().equals(product.uid())))
                  .forEach(found::add));
      assertThat(whole).isTrue();
      return found;
    }
  }

  List<String> liveNames() {
    return live().stream().map(Product::name).sorted().toList();
  }

  /** UIDs that state knows, of current and of deposed objects. */
  TreeSet<String> known() {
    TreeSet<String> uids = new TreeSet<>();
    try (StateStore store = store()) {
      for (ResourceRecord record : store.read().records().values()) {
        Stream.concat(record.current().stream(), record.deposed().values().stream())
            .forEach(object -> uids.addAll(uids(object)));
      }
    }
    return uids;
  }

  private static List<String> uids(InstanceObject object) {
    List<String> uids = new ArrayList<>();
    for (String name : List.of("product_uid", "lag_port_uids")) {
      Value value = object.attributes().attributes().getOrDefault(name, Value.NULL);
      if (value instanceof Value.StringValue text) {
        uids.add(text.text());
      } else if (value.isPresent()) {
        value.parts().forEach(part -> uids.add(part.asString()));
      }
    }
    return uids;
  }

  List<String> addresses() {
    try (StateStore store = store()) {
      return store.addresses().stream().map(Object::toString).toList();
    }
  }

  List<Intent> unclear() {
    try (StateStore store = store()) {
      return Journal.of(store.read()).blocking();
    }
  }

  /** Requests that tried to order something. */
  long buys() {
    synchronized (trace) {
      return trace.stream()
          .filter(line -> line.startsWith("-> POST /v4/networkdesign/buy"))
          .count();
    }
  }

  /** Returns when every order that was sent has been dealt with, though nobody waited for it. */
  void awaitLateOrders() {
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (dealtWith() < buys()) {
      assertThat(System.nanoTime()).as("an order never came in").isLessThan(end);
      Thread.onSpinWait();
    }
  }

  private long dealtWith() {
    return server.control().requests().stream()
        .filter(request -> request.path().startsWith("/v4/networkdesign/buy"))
        .count();
  }

  /** The clock on the wall goes on while the process stands still. */
  void suspend(Duration time) {
    slept = slept.plus(time);
  }

  StateSnapshot state() {
    try (StateStore store = store()) {
      return store.read();
    }
  }

  boolean hasStore() {
    return Files.exists(folder.resolve(".portwright"));
  }

  /** Commit of state. */
  String head() {
    try (StateStore store = store()) {
      return store.read().commit().toString();
    }
  }

  String fsck() {
    Path repository = folder.resolve(".portwright").resolve("store.git");
    if (!Files.exists(repository)) {
      return "";
    }
    try {
      Process git =
          new ProcessBuilder(
                  "git", "-c", "safe.directory=*", "-C", repository.toString(), "fsck", "--full")
              .redirectErrorStream(true)
              .start();
      String said = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      boolean good = git.waitFor() == 0;
      return good ? "" : said;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
