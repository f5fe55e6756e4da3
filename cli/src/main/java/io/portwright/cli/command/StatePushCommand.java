package io.portwright.cli.command;

import io.portwright.engine.account.Accounts;
import io.portwright.engine.config.Configuration;
import io.portwright.engine.edit.StatePush;
import io.portwright.engine.edit.StatePush.Check;
import io.portwright.engine.machine.JsonWriter;
import io.portwright.engine.machine.StateFileJson;
import io.portwright.engine.refresh.Adoption;
import io.portwright.engine.state.CommitMessage;
import io.portwright.engine.state.ResourceRecord;
import io.portwright.engine.state.StateSnapshot;
import io.portwright.engine.state.StateStore;
import io.portwright.engine.state.tfstate.AdoptedState;
import io.portwright.engine.state.tfstate.HiddenValues;
import io.portwright.engine.state.tfstate.StateFile;
import io.portwright.engine.state.tfstate.StateFileReader;
import io.portwright.provider.builtin.TerraformProvider;
import io.portwright.provider.diagnostic.Checked;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.spi.Provider;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** {@code portwright state push FILE}: state becomes what a state file says. */
final class StatePushCommand implements Subcommand {
  private final CommonOptions common = new CommonOptions();
  private final LockOptions locking = new LockOptions();
  private boolean force;
  private boolean approved;
  private final List<String> files = new ArrayList<>();

  @Override
  public void declare(Flags flags) {
    common.declare(flags);
    locking.declare(flags);
    IgnoredFlags.ofState(flags);
    flags.bool(
        "-force",
        "even if the file has another lineage or an older serial",
        given -> force = given);
    flags.bool(
        "-auto-approve",
        "do not ask before real services are forgotten",
        given -> approved = given);
    flags.words("FILE", files::add);
  }

  @Override
  public int run(Surroundings surroundings) {
    if (files.size() != 1) {
      throw new UsageException(
          "Exactly one argument expected.\n\nportwright state push [-force] FILE");
    }
    try (Workbench bench = new Workbench(surroundings, common);
        StateStore store = bench.store();
        LockedState _ = locking.take(bench, store, "state push")) {
      StateEditing editing = new StateEditing(bench, store);
      Optional<StateSnapshot> state = editing.read();
      Optional<StatePush> push =
          state.flatMap(known ->
              file(bench, surroundings)
                  .flatMap(file -> adopted(bench, store, known, file))
                  .flatMap(file -> push(bench, store, known, file)));
      if (push.isEmpty()) {
        return bench.report();
      }
      Forgetting forgetting = new Forgetting(bench, push.get().orphans(state.get()));
      if (!approved && !forgetting.approved()) {
        bench.report();
        return FAILED;
      }
      return carryOut(bench, editing, state.get(), push.get());
    }
  }

  private Optional<StateFile> file(Workbench bench, Surroundings surroundings) {
    String name = files.getFirst();
    if (name.equals("-")) {
      String text = surroundings.in().lines().collect(Collectors.joining("\n"));
      return Optional.of(new StateFile("-", text.getBytes(StandardCharsets.UTF_8)));
    }
    Optional<Optional<StateFile>> file =
        bench.take(StateFile.load(surroundings.folder(), Path.of(name)));
    if (file.isPresent() && file.get().isEmpty()) {
      bench.add(
          List.of(
              Diagnostic.error(
                  "Failed to read state file", name + " does not exist, or it is empty.")));
    }
    return file.flatMap(found -> found);
  }

  private static Optional<AdoptedState> adopted(
      Workbench bench, StateStore store, StateSnapshot state, StateFile file) {
    StringBuilder known = new StringBuilder();
    JsonWriter out = new JsonWriter(known::append, JsonWriter.Layout.COMPACT);
    StateFileJson.write(
        bench.providers(),
        state,
        StateEditing.serial(store, state),
        StateFileJson.Secrets.IN_CLEAR,
        out);
    out.flush();
    StateFile clear = new StateFile("state", known.toString().getBytes(StandardCharsets.UTF_8));
    StateFileReader reader =
        new StateFileReader(
            new KnownSchemas(bench.providers()),
            bench.providers().providers().stream().map(Provider::source).toList());
    return bench.take(HiddenValues.restored(file, clear)).flatMap(f -> bench.take(reader.state(f)));
  }

  private Optional<StatePush> push(
      Workbench bench, StateStore store, StateSnapshot state, AdoptedState file) {
    long serial = StateEditing.serial(store, state);
    Check check = force ? Check.NONE : Check.LINEAGE_AND_SERIAL;
    List<ResourceRecord> strangers = new ArrayList<>();
    Checked<StatePush> first =
        StatePush.of(
            state,
            serial,
            file,
            check,
            record -> {
              if (!record.providerSource().equals(TerraformProvider.SOURCE)) {
                strangers.add(record);
              }
              return record;
            });
    if (first.hasErrors() || strangers.isEmpty()) {
      return bench.take(first);
    }
    Optional<Configuration> configuration = bench.readable();
    if (configuration.isEmpty()) {
      return Optional.empty();
    }
    VariableOptions variables = new VariableOptions();
    try (Accounts accounts =
        bench.accounts(
            configuration.get(),
            bench.partialInputs(configuration.get(), variables).orElseGet(TreeMap::new))) {
      Adoption adoption = new Adoption(accounts, file);
      List<Diagnostic> problems = adoption.connect();
      bench.add(problems);
      return problems.stream().anyMatch(Diagnostic::isError)
          ? Optional.empty()
          : bench.take(StatePush.of(state, serial, file, check, adoption::owned));
    }
  }

  private int carryOut(Workbench bench, StateEditing editing, StateSnapshot state, StatePush push) {
    CommitMessage message =
        CommitMessage.of("Take state from " + files.getFirst()).operation("state push");
    if (editing.commit(push.base(state), push.change(state), message).isPresent()) {
      bench.print(
          List.of(
              "State was taken from "
                  + files.getFirst()
                  + ": "
                  + Counted.of(push.records().size(), "object")
                  + " set, "
                  + Counted.of(push.forgotten().size(), "object")
                  + " forgotten"
                  + (push.outputs().equals(state.outputs()) ? "." : ", outputs replaced.")));
    }
    return bench.report();
  }
}
