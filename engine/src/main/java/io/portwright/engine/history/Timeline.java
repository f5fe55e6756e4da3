package io.portwright.engine.history;

import io.portwright.engine.address.InstanceAddress;
import io.portwright.engine.state.CommitId;
import io.portwright.engine.state.Schemas;
import io.portwright.engine.state.StateHistory;
import io.portwright.engine.state.StoredCommit;
import io.portwright.engine.state.format.RecordPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The commits of a state, newest first, with what each of them changed. */
public final class Timeline {
  private final StateHistory history;
  private final Schemas schemas;

  public Timeline(StateHistory history, Schemas schemas) {
    this.history = history;
    this.schemas = schemas;
  }

  /** A commit and what it did. */
  public record Event(StoredCommit commit, Differences changes) {}

  /**
   * All events.
   *
   * @param limit most of them
   */
  public List<Event> events(int limit) {
    List<Event> events = new ArrayList<>();
    if (limit > 0) {
      history.walk(commit -> {
        events.add(new Event(commit, changes(commit)));
        return events.size() < limit;
      });
    }
    return events;
  }

  /**
   * Events of one object, under whatever address it had. Reads only files that its commits touch.
   *
   * @param address now, or where it was last
   */
  public List<Event> events(InstanceAddress address, int limit) {
    List<Event> events = new ArrayList<>();
    InstanceAddress[] at = {address};
    history.walk(commit -> {
      if (events.size() >= limit) {
        return false;
      }
      if (!touches(commit, at[0])) {
        return true;
      }
      Differences all = changes(commit);
      Optional<RecordChange> mine =
          all.records().stream().filter(change -> change.isAbout(at[0])).findFirst();
      mine.ifPresent(change -> {
        events.add(new Event(commit, new Differences(List.of(change), List.of(), all.rekeyed())));
        change.before().ifPresent(record -> at[0] = record.address());
      });
      return true;
    });
    return events;
  }

  private boolean touches(StoredCommit commit, InstanceAddress address) {
    String path = RecordPath.of(address);
    return history.changes(before(commit), commit.id()).stream()
        .anyMatch(file -> file.path().equals(path));
  }

  private Differences changes(StoredCommit commit) {
    return Differences.between(history, before(commit), commit.id(), schemas);
  }

  private static CommitId before(StoredCommit commit) {
    return commit.parent().orElse(CommitId.NONE);
  }

  /**
   * The commits that a person may mean: by the first digits of an id (four or more), {@code HEAD}
   * or {@code HEAD~2}.
   */
  public List<StoredCommit> named(String text) {
    List<StoredCommit> found = new ArrayList<>();
    if (text.matches("HEAD(~[0-9]{1,6})?")) {
      int back = text.equals("HEAD") ? 0 : Integer.parseInt(text.substring(5));
      int[] steps = {0};
      history.walk(commit -> {
        if (steps[0] == back) {
          found.add(commit);
        }
        return steps[0]++ < back;
      });
    } else if (text.matches("[0-9a-f]{4,40}")) {
      history.walk(commit -> {
        if (commit.id().hex().startsWith(text)) {
          found.add(commit);
        }
        return true;
      });
    }
    return found;
  }
}
