package io.portwright.cli.command;

import io.portwright.engine.plan.Drift;
import io.portwright.engine.plan.Plan;
import io.portwright.engine.state.StateStore;
import io.portwright.engine.state.StoreFailure;
import io.portwright.engine.state.StoreHealth;
import io.portwright.provider.diagnostic.Diagnostic;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code portwright state verify}: is everything that is stored whole, and is it true. */
final class StateVerifyCommand implements Subcommand {
  private final CommonOptions common = new CommonOptions();
  private final VariableOptions variables = new VariableOptions();
  private boolean refresh;
  private boolean json;

  @Override
  public void declare(Flags flags) {
    common.declare(flags);
    variables.declare(flags);
    flags.bool("-refresh", "also compare it with the account", given -> refresh = given);
    flags.flag("-json", "as JSON", given -> json = given);
  }

  @Override
  public int run(Surroundings surroundings) {
    try (Workbench bench = new Workbench(surroundings, common)) {
      StoreHealth health = health(bench);
      Optional<List<Drift>> drift =
          refresh && health.damage().isEmpty() ? drift(bench) : Optional.empty();
      if (json) {
        print(bench, health, drift);
      } else {
        bench.print(lines(health));
        drift.ifPresent(found -> bench.print(lines(found)));
      }
      judge(bench, health);
      return bench.report();
    }
  }

  /** A store that cannot even be opened is as damaged as any other. */
  private static StoreHealth health(Workbench bench) {
    try (StateStore store = bench.store()) {
      return store.health();
    } catch (StoreFailure failure) {
      if (failure.reason() != StoreFailure.Reason.DAMAGED) {
        throw failure;
      }
      return new StoreHealth(0, 0, 0, 0, List.of(String.valueOf(failure.getMessage())));
    }
  }

  private Optional<List<Drift>> drift(Workbench bench) {
    Optional<PlanRun> opened =
        bench
            .readable()
            .flatMap(configuration ->
                bench
                    .inputs(configuration, variables, true)
                    .flatMap(inputs -> PlanRun.open(bench, configuration, inputs.values())));
    if (opened.isEmpty()) {
      return Optional.empty();
    }
    try (PlanRun run = opened.get()) {
      return run.plan().map(Plan::drift);
    }
  }

  private static List<String> lines(StoreHealth health) {
    List<String> lines = new ArrayList<>();
    lines.add(
        Counted.of(health.commits(), "commit")
            + ", "
            + Counted.of(health.objects(), "object")
            + ", "
            + Counted.of(health.records(), "record")
            + " read and checked.");
    if (health.damage().isEmpty()) {
      lines.add("The store is whole.");
    }
    return lines;
  }

  private static List<String> lines(List<Drift> drift) {
    if (drift.isEmpty()) {
      return List.of("The account is as state says.");
    }
    List<String> lines = new ArrayList<>();
    lines.add("The account differs from state:");
    for (Drift one : drift) {
      lines.add(
          "  "
              + one.address()
              + (one.now().isEmpty() ? " is gone" : " was changed by somebody else"));
    }
    lines.add("");
    lines.add("To take it over:");
    lines.add("");
    lines.add("    portwright apply -refresh-only");
    return lines;
  }

  private static void judge(Workbench bench, StoreHealth health) {
    if (!health.damage().isEmpty()) {
      bench.add(
          List.of(
              Diagnostic.error(
                      "State store is damaged",
                      "These are missing or not what they should be:\n\n    "
                          + String.join("\n    ", health.damage())
                          + "\n\n"
                          + "What can be saved is put into a new store; the damaged one is"
                          + " kept:\n\n"
                          + "    portwright state repair")
                  .withCode("STATE-13")));
    }
    if (health.locked() > 0) {
      bench.add(
          List.of(
              Diagnostic.warning(
                      "Secrets were not checked",
                      Counted.of(health.locked(), "file")
                          + " of the newest state cannot be decrypted with a key that is here."
                          + " Whose keys open them:\n\n    portwright state recipients list")
                  .withCode("STATE-14")));
    }
  }

  private static void print(Workbench bench, StoreHealth health, Optional<List<Drift>> drift) {
    bench.printJson(out -> {
      out.beginObject();
      out.name("commits").number(health.commits());
      out.name("objects").number(health.objects());
      out.name("records").number(health.records());
      out.name("not_decrypted").number(health.locked());
      out.name("damage").beginArray();
      health.damage().forEach(out::string);
      out.endArray();
      drift.ifPresent(found -> {
        out.name("drift").beginArray();
        found.forEach(one -> {
          out.beginObject();
          out.name("address").string(one.address().toString());
          out.name("gone").bool(one.now().isEmpty());
          out.endObject();
        });
        out.endArray();
      });
      out.endObject();
    });
  }
}
