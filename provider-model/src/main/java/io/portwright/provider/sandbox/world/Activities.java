package io.portwright.provider.sandbox.world;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.portwright.provider.sandbox.account.Caller;
import io.portwright.provider.sandbox.wire.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;

/** What users did, for the activity log of their company. It never holds a secret. */
public final class Activities {
  private static final Duration RETENTION = Duration.ofDays(60);

  /** Kinds of activity, in the order in which the API lists their names. */
  public enum Name {
    ORDER("Order"),
    UPDATE("Update service"),
    TERMINATE("Terminate service"),
    RESTORE("Restore service"),
    LOCK("Lock service"),
    UNLOCK("Unlock service"),
    TAG("Update resource tags"),
    USER("Administer users"),
    ACCOUNT("Administer managed accounts"),
    MARKET("Enable billing market"),
    APPROVAL("Order approval"),
    LETTER("Letter of authorization");

    private final String words;

    Name(String words) {
      this.words = words;
    }

    public String words() {
      return words;
    }
  }

  /**
   * One activity.
   *
   * @param userId who did it
   * @param companyUid the account in force
   */
  public record Entry(
      int userId, String companyUid, String name, String description, Instant time) {}

  private Activities() {}

  /**
   * Adds to the log; the oldest entries make room.
   *
   * @param what it was done to: the name of a service, user or account
   */
  public static void note(Draft draft, Caller caller, Name name, String what) {
    SequencedMap<String, ObjectNode> kept = draft.kept(Shelf.ACTIVITY);
    int number = kept.isEmpty() ? 1 : Integer.parseInt(kept.lastEntry().getKey()) + 1;
    if (kept.size() >= Shelf.ACTIVITY_LIMIT) {
      draft.forget(Shelf.ACTIVITY, kept.firstEntry().getKey());
    }
    ObjectNode entry = Json.object().put("u", caller.user().id());
    entry.put("c", caller.company().uid()).put("n", name.name()).put("d", what);
    draft.keep(Shelf.ACTIVITY, String.valueOf(number), entry.put("t", draft.now().toEpochMilli()));
  }

  /** The log of a company for the time that it is kept, newest first. */
  public static List<Entry> of(View view, String companyUid) {
    Instant since = view.now().minus(RETENTION);
    List<Entry> entries = new ArrayList<>();
    for (ObjectNode node : view.kept(Shelf.ACTIVITY).values()) {
      Instant time = Instant.ofEpochMilli(node.path("t").asLong());
      if (node.path("c").asText().equals(companyUid) && !time.isBefore(since)) {
        Name name = Name.valueOf(node.path("n").asText());
        String what = node.path("d").asText();
        entries.add(
            new Entry(
                node.path("u").asInt(),
                companyUid,
                name.words(),
                name.words() + ": " + what,
                time));
      }
    }
    return entries.reversed();
  }
}
