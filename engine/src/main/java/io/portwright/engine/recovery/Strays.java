package io.portwright.engine.recovery;

import io.portwright.engine.account.Accounts;
import io.portwright.engine.journal.Journal;
import io.portwright.engine.state.CommitId;
import io.portwright.engine.state.InstanceObject;
import io.portwright.engine.state.ResourceRecord;
import io.portwright.engine.state.StateHistory;
import io.portwright.engine.state.StateSnapshot;
import io.portwright.engine.state.StateStore;
import io.portwright.engine.state.StoredCommit;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.spi.Account;
import io.portwright.provider.spi.Identity;
import io.portwright.provider.spi.LostOrder;
import io.portwright.provider.spi.Stray;
import io.portwright.provider.value.Value.ObjectValue;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Services that this store has ordered and that its state does not know, though it has others of
 * their names. The most expensive way there: an order arrives after it was found that it was never
 * made, and that it was made again.
 */
public final class Strays {
  private static final String INTENTS = "intents/";

  private final Accounts accounts;
  private final StateStore store;

  public Strays(Accounts accounts, StateStore store) {
    this.accounts = accounts;
    this.store = store;
  }

  /**
   * A warning for each, by UID; in the accounts that are logged in. Asks for tags only where a
   * service has a namesake in state.
   */
  public List<Diagnostic> findings(StateSnapshot state) {
    Map<String, Stray> found = new TreeMap<>();
    for (Account account : accounts.loggedIn()) {
      account
          .strays(objects(state, account.identity()))
          .forEach(stray -> found.put(stray.uid(), stray));
    }
    // what became of these is told elsewhere
    Set<String> open = new TreeSet<>();
    Journal.of(state).blocking().forEach(intent -> open.add(intent.call().fingerprint()));
    found.values().removeIf(stray -> open.contains(stray.fingerprint()));
    if (found.isEmpty()) {
      return List.of();
    }
    Set<String> ours = ours(found.values().stream().map(Stray::fingerprint).toList());
    return found.values().stream()
        .filter(stray -> ours.contains(stray.fingerprint()))
        .map(Strays::finding)
        .toList();
  }

  /** What state knows of an account; two logins of one company know the same. */
  private static List<LostOrder.Recorded> objects(StateSnapshot state, Identity identity) {
    List<LostOrder.Recorded> objects = new ArrayList<>();
    for (ResourceRecord record : state.records().values()) {
      if (owns(identity, record)) {
        Stream.concat(record.current().stream(), record.deposed().values().stream())
            .forEach(object -> objects.add(recorded(record, object)));
      }
    }
    return objects;
  }

  private static boolean owns(Identity identity, ResourceRecord record) {
    return record.environment().filter(identity.environment()::equals).isPresent()
        && record.companyUid().equals(identity.companyUid());
  }

  private static LostOrder.Recorded recorded(ResourceRecord record, InstanceObject object) {
    return new LostOrder.Recorded(
        record.address().resource().type(), (ObjectValue) object.attributes().unmarkedDeep());
  }

  /** Those of the fingerprints that orders of this store had; read from its history. */
  private Set<String> ours(List<String> fingerprints) {
    Set<String> missing = new TreeSet<>(fingerprints);
    Set<String> ours = new TreeSet<>();
    StateHistory history = store.history();
    history.walk(commit -> {
      if (commit.trailer("Operation").filter("intent"::equals).isPresent()) {
        for (String document : intents(history, commit)) {
          missing.stream().filter(document::contains).forEach(ours::add);
        }
        missing.removeAll(ours);
      }
      return !missing.isEmpty();
    });
    return ours;
  }

  private static List<String> intents(StateHistory history, StoredCommit commit) {
    return history.changes(commit.parent().orElse(CommitId.NONE), commit.id()).stream()
        .filter(change -> change.path().startsWith(INTENTS))
        .flatMap(
            change -> change.after().stream().map(blob -> history.content(change.path(), blob)))
        .map(content -> new String(content, StandardCharsets.UTF_8))
        .toList();
  }

  private static Diagnostic finding(Stray stray) {
    return Diagnostic.warning(
            "Ordered service is not in state",
            "\"%s\" (%s) was ordered from this state, as the fingerprint in its tags tells, and state"
                    .formatted(stray.name(), stray.uid())
                + " has another service in its place. Either its order arrived after everybody had"
                + " stopped to expect it, and was placed again meanwhile; or somebody has removed"
                + " it from state. It is billed, and nobody manages it.\n\n"
                + "Look at it in the Portal, and end it there if it is not needed.")
        .withCode("RECOVER-6");
  }
}
