package io.portwright.provider.sandbox.world;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the latest {@value #LIMIT} changes replaced, so that the world can be seen as it was. */
final class History {
  private static final int LIMIT = 1_000;

  /**
   * What one change replaced; empty for what had not been there.
   *
   * @param at when the change was made
   */
  record Replaced(
      Instant at,
      Map<String, Optional<Service>> services,
      Map<String, Optional<ServiceKey>> keys,
      Map<Shelf, Map<String, Optional<ObjectNode>>> records) {}

  private final Deque<Replaced> latest = new ArrayDeque<>();

  void add(Replaced change) {
    if (latest.size() == LIMIT) {
      latest.removeLast();
    }
    latest.addFirst(change);
  }

  void clear() {
    latest.clear();
  }

  /** The changes that are not to be seen, newest first. */
  List<Replaced> since(Rewind rewind, Instant now) {
    List<Replaced> undone = new ArrayList<>();
    for (Replaced change : latest) {
      boolean hidden =
          switch (rewind) {
            case Rewind.Writes(int count) -> undone.size() < count;
            case Rewind.Time(var ago) -> change.at().isAfter(now.minus(ago));
          };
      if (!hidden) {
        break;
      }
      undone.add(change);
    }
    return undone;
  }
}
