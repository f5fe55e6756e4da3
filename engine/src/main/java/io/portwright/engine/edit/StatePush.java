package io.portwright.engine.edit;

import io.portwright.engine.address.InstanceAddress;
import io.portwright.engine.journal.Journal;
import io.portwright.engine.state.InstanceObject;
import io.portwright.engine.state.Lineage;
import io.portwright.engine.state.ResourceRecord;
import io.portwright.engine.state.StateChange;
import io.portwright.engine.state.StateSnapshot;
import io.portwright.engine.state.tfstate.AdoptedState;
import io.portwright.provider.diagnostic.Checked;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * State that is replaced by that of a file.
 *
 * @param lineage of the file: that of a state which begins with it
 * @param records what changes or is new
 * @param forgotten what the file does not have any more
 * @param outputs all of them
 */
public record StatePush(
    Lineage lineage,
    List<ResourceRecord> records,
    List<ResourceRecord> forgotten,
    SortedMap<String, Value> outputs) {
  public StatePush {
    records = List.copyOf(records);
    forgotten = List.copyOf(forgotten);
    outputs = new TreeMap<>(outputs);
  }

  /** Whether the history of the file matters. */
  public enum Check {
    LINEAGE_AND_SERIAL,
    /** Another lineage and an older serial are taken. */
    NONE
  }

  /**
   * Works out what a file changes.
   *
   * @param serial of the state that is there
   * @param owned gives an object that state does not know an environment and a company
   */
  public static Checked<StatePush> of(
      StateSnapshot state,
      long serial,
      AdoptedState file,
      Check check,
      UnaryOperator<ResourceRecord> owned) {
    StatePush push = compared(state, file, owned);
    SortedSet<InstanceAddress> touched = new TreeSet<>();
    push.records.forEach(record -> touched.add(record.address()));
    push.forgotten.forEach(record -> touched.add(record.address()));
    List<Diagnostic> found = new ArrayList<>(Journal.of(state).refusals(touched));
    if (check == Check.LINEAGE_AND_SERIAL && state.lineage().isPresent()) {
      push.refusal(state, serial, file).ifPresent(found::add);
    }
    return found.isEmpty() ? Checked.of(push) : Checked.failed(found);
  }

  private Optional<Diagnostic> refusal(StateSnapshot state, long serial, AdoptedState file) {
    String ours = state.lineage().orElseThrow().id();
    long theirs = file.lineage().adoptedSerial().orElse(0);
    if (!file.lineage().id().equals(ours)) {
      return Optional.of(
          refused(
              "cannot import state with lineage \""
                  + file.lineage().id()
                  + "\" over unrelated state with lineage \""
                  + ours
                  + "\""));
    }
    if (theirs < serial) {
      return Optional.of(
          refused(
              "cannot import state with serial "
                  + theirs
                  + " over newer state with serial "
                  + serial));
    }
    return theirs == serial && !change(state).isEmpty()
        ? Optional.of(
            refused(
                "cannot overwrite existing state with serial "
                    + serial
                    + " with a different state that has the same serial"))
        : Optional.empty();
  }

  private static Diagnostic refused(String why) {
    return Diagnostic.error(
        "Failed to write state",
        "Failed to write state: "
            + why
            + ". Nothing was changed.\n\nStart from what is there, and raise the serial in it by"
            + " one:\n\n    portwright state pull > state.tfstate");
  }

  private static StatePush compared(
      StateSnapshot state, AdoptedState file, UnaryOperator<ResourceRecord> owned) {
    Map<String, ResourceRecord> known = new HashMap<>();
    state.records().values().forEach(r -> identity(r).ifPresent(id -> known.put(id, r)));
    List<ResourceRecord> changed = new ArrayList<>();
    for (ResourceRecord record : file.records().values()) {
      Optional<ResourceRecord> before =
          identity(record)
              .map(known::get)
              .or(() -> state.record(record.address()).filter(r -> identity(r).isEmpty()));
      ResourceRecord whole =
          before.map(old -> keeping(record, old)).orElseGet(() -> owned.apply(record));
      if (!state.record(record.address()).equals(Optional.of(whole))) {
        changed.add(whole);
      }
    }
    List<ResourceRecord> gone =
        state.records().values().stream()
            .filter(record -> !file.records().containsKey(record.address()))
            .toList();
    return new StatePush(file.lineage(), changed, gone, file.outputs());
  }

  /** What the service calls the current object, with its type. */
  private static Optional<String> identity(ResourceRecord record) {
    return record.current().flatMap(object -> identity(record, object));
  }

  private static Optional<String> identity(ResourceRecord record, InstanceObject object) {
    for (String name : List.of("product_uid", "id", "uid")) {
      if (object.attributes().attributes().get(name) instanceof Value.StringValue text) {
        return Optional.of(record.address().resource().type() + " " + text.text());
      }
    }
    return Optional.empty();
  }

  /** Of the current object and of those that wait for their end. */
  private static Set<String> identities(ResourceRecord record) {
    Set<String> found = new HashSet<>();
    Stream.concat(record.current().stream(), record.deposed().values().stream())
        .forEach(object -> identity(record, object).ifPresent(found::add));
    return found;
  }

  /** A state file does not say whose an object is, nor what the provider keeps beside it. */
  private static ResourceRecord keeping(ResourceRecord record, ResourceRecord before) {
    ResourceRecord owned = record.in(before.environment(), before.companyUid());
    if (record.current().isEmpty() || before.current().isEmpty()) {
      return owned;
    }
    InstanceObject now = record.current().get();
    return owned.withCurrent(
        new InstanceObject(
            now.attributes(),
            now.status(),
            now.dependencies(),
            now.createBeforeDestroy(),
            now.schemaVersion(),
            before.current().get().providerData()));
  }

  /**
   * Real objects that nobody manages any more, be it that their address is gone or that it names
   * another object now.
   *
   * @param state that is there
   */
  public List<ResourceRecord> orphans(StateSnapshot state) {
    SortedMap<InstanceAddress, ResourceRecord> after = new TreeMap<>(state.records());
    forgotten.forEach(record -> after.remove(record.address()));
    records.forEach(record -> after.put(record.address(), record));
    Set<String> kept = new HashSet<>();
    after.values().forEach(record -> kept.addAll(identities(record)));
    return state.records().values().stream()
        .filter(StateRemoval::isReal)
        .filter(record -> {
          Set<String> had = identities(record);
          return had.isEmpty() ? !after.containsKey(record.address()) : !kept.containsAll(had);
        })
        .toList();
  }

  /** The state that the change is made on: one without a lineage gets that of the file. */
  public StateSnapshot base(StateSnapshot state) {
    return state.lineage().isPresent()
        ? state
        : new StateSnapshot(
            state.commit(),
            Optional.of(lineage),
            state.resourcesHash(),
            state.records(),
            state.outputs(),
            state.intents());
  }

  public StateChange change(StateSnapshot state) {
    StateChange all =
        StateChange.NONE
            .without(forgotten.stream().map(ResourceRecord::address).toList())
            .with(records);
    return outputs.equals(state.outputs()) ? all : all.withOutputs(outputs);
  }
}
