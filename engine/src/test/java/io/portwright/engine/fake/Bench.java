package io.portwright.engine.fake;

import io.portwright.engine.account.Accounts;
import io.portwright.engine.apply.Applier;
import io.portwright.engine.apply.ApplyEvent;
import io.portwright.engine.apply.ApplyResult;
import io.portwright.engine.apply.Cancellation;
import io.portwright.engine.apply.Conditions;
import io.portwright.engine.apply.Lease;
import io.portwright.engine.check.Checker;
import io.portwright.engine.config.ConfigLoader;
import io.portwright.engine.config.Configuration;
import io.portwright.engine.config.ProviderSet;
import io.portwright.engine.eval.Surroundings;
import io.portwright.engine.journal.Keeping;
import io.portwright.engine.plan.Change;
import io.portwright.engine.plan.Plan;
import io.portwright.engine.plan.PlanOptions;
import io.portwright.engine.plan.Planner;
import io.portwright.engine.plan.ResourceValues;
import io.portwright.engine.plan.RootModule;
import io.portwright.engine.state.Author;
import io.portwright.engine.state.InstanceObject;
import io.portwright.engine.state.ResourceRecord;
import io.portwright.provider.builtin.TerraformProvider;
import io.portwright.provider.diagnostic.Checked;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.diagnostic.SourceFile;
import io.portwright.provider.value.Value;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Everything around one root module: files, world, store, time. */
public final class Bench {
  /** Time that passes only when somebody sleeps. */
  private static final class FakeClock extends Clock {
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }
  }

  public final List<String> log = new ArrayList<>();
  public final FakeWorld world = new FakeWorld(log);
  public final MemoryStore store = new MemoryStore(log);
  public final List<ApplyEvent> events = new ArrayList<>();
  public Cancellation cancellation = new Cancellation();
  public Lease lease = Lease.NONE;
  private final FakeClock clock = new FakeClock();
  private final SortedMap<String, Value> variables = new TreeMap<>();
  private final Map<String, String> files = new TreeMap<>();
  private int ids;

  public Bench(String mainFile) {
    files.put("main.tf", mainFile);
  }

  public Bench file(String name, String text) {
    files.put(name, text);
    return this;
  }

  public Bench main(String text) {
    return file("main.tf", text);
  }

  public Bench variable(String name, Value value) {
    variables.put(name, value);
    return this;
  }

  private ProviderSet providers() {
    Supplier<String> uuids = () -> "id-" + ++ids;
    return new ProviderSet(List.of(new FakeProvider(world), new TerraformProvider(uuids)));
  }

  /** The module as written; a test that wants mistakes asks {@link #loaded}. */
  public RootModule module() {
    Checked<Configuration> loaded = loaded();
    if (loaded.hasErrors()) {
      throw new IllegalStateException(loaded.diagnostics().toString());
    }
    return new RootModule(loaded.orThrow(), variables, surroundings());
  }

  public Checked<Configuration> loaded() {
    List<SourceFile> sources = new ArrayList<>();
    files.forEach((name, text) -> sources.add(new SourceFile(name, text)));
    return new ConfigLoader(Path.of("/nowhere"), providers()).read(Path.of("."), sources);
  }

  private static Surroundings surroundings() {
    return new Surroundings(
        Path.of("/nowhere"),
        Path.of("/nowhere"),
        "default",
        Optional.empty(),
        Instant.parse("2026-01-01T00:00:00Z"),
        Optional.empty());
  }

  public Accounts accounts(RootModule module) {
    return new Accounts(
        providers(), module.configuration(), module.evaluator(new ResourceValues())::provider);
  }

  public Checked<Plan> tryPlan(PlanOptions options) {
    RootModule module = module();
    Accounts accounts = accounts(module);
    return new Planner(module, accounts)
        .plan(options, store.read())
        .then(plan ->
            new Checked<>(
                Optional.of(new Checker(accounts).checked(plan, store.read())), List.of()));
  }

  public Plan plan(PlanOptions options) {
    Checked<Plan> plan = tryPlan(options);
    if (plan.hasErrors()) {
      throw new IllegalStateException(plan.diagnostics().toString());
    }
    return plan.orThrow();
  }

  public Plan plan() {
    return plan(PlanOptions.NORMAL);
  }

  public ApplyResult apply(Plan plan) {
    RootModule module = module();
    Conditions conditions =
        new Conditions(
                clock,
                duration -> clock.now = clock.now.plus(duration),
                () -> String.format(Locale.ROOT, "%032x", 0xabc0000000L + ++ids),
                () -> new Author("test", "", clock.now, ZoneOffset.UTC),
                Duration.ofSeconds(5),
                List.of(),
                Keeping.NONE)
            .with(lease);
    return new Applier(module, accounts(module), store, conditions)
        .apply(plan, events::add, cancellation);
  }

  /** Plans and applies; everything must work. */
  public Bench applied() {
    ApplyResult result = apply(plan());
    if (!result.isComplete()) {
      throw new IllegalStateException(result.diagnostics().toString());
    }
    log.clear();
    events.clear();
    return this;
  }

  /** The same store and world for the next run, which nobody wants to stop. */
  public Bench afterwards() {
    store.failOn(_ -> false);
    cancellation = new Cancellation();
    log.clear();
    events.clear();
    return this;
  }

  /** Changes in one line each: {@code + fake_port.a}. No-ops are left out. */
  public static List<String> shown(Plan plan) {
    List<String> lines = new ArrayList<>();
    for (Change change : plan.changes()) {
      if (!(change instanceof Change.NoOp)) {
        lines.add(symbol(change) + " " + change.address());
      }
    }
    return lines;
  }

  private static String symbol(Change change) {
    return switch (change) {
      case Change.Create _ -> "+";
      case Change.Update _ -> "~";
      case Change.Replace replace ->
          switch (replace.order()) {
            case CREATE_FIRST -> "+/-";
            case DELETE_FIRST -> "-/+";
          };
      case Change.Delete delete -> delete.deposed().isPresent() ? "- deposed" : "-";
      case Change.Forget _ -> ".";
      case Change.Read _ -> "<=";
      case Change.NoOp _ -> " ";
    };
  }

  /** State in one line for each object: {@code fake_port.a uid-1}. */
  public List<String> state() {
    List<String> lines = new ArrayList<>();
    for (ResourceRecord record : store.read().records().values()) {
      record.current().ifPresent(object -> lines.add(record.address() + " " + shown(object)));
      record
          .deposed()
          .values()
          .forEach(object -> lines.add(record.address() + " deposed " + shown(object)));
    }
    return lines;
  }

  private static String shown(InstanceObject object) {
    Value uid = object.attributes().attributes().get("uid");
    if (uid == null) {
      uid = object.attributes().attributes().get("id");
    }
    String text = uid instanceof Value.StringValue known ? known.text() : String.valueOf(uid);
    return object.status() == InstanceObject.Status.TAINTED ? text + " tainted" : text;
  }

  public static List<String> summaries(List<Diagnostic> diagnostics) {
    return diagnostics.stream().map(Diagnostic::summary).toList();
  }
}
