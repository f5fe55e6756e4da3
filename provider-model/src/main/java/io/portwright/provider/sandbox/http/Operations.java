package io.portwright.provider.sandbox.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Questions to a router that are answered later: the first look finds an operation still running,
 * every further one its result. The oldest of more than a thousand is forgotten, as all are when
 * the server ends.
 */
final class Operations {
  private static final int LIMIT = 1000;

  private static final class Running {
    private final String routerUid;
    private final JsonNode result;
    private boolean looked;

    Running(String routerUid, JsonNode result) {
      this.routerUid = routerUid;
      this.result = result;
    }
  }

  /**
   * What a look finds.
   *
   * @param result empty while the operation runs
   */
  record Look(Optional<JsonNode> result) {}

  private final Supplier<UUID> ids;
  private final Map<String, Running> running = new LinkedHashMap<>();

  Operations(Supplier<UUID> ids) {
    this.ids = ids;
  }

  /** Starts an operation; returns its id. */
  synchronized String start(String routerUid, JsonNode result) {
    String id = ids.get().toString();
    running.put(id, new Running(routerUid, result));
    if (running.size() > LIMIT) {
      running.remove(running.keySet().iterator().next());
    }
    return id;
  }

  /** Empty for an operation that this router never began. */
  synchronized Optional<Look> look(String routerUid, String id) {
    Running found = running.get(id);
    if (found == null || !found.routerUid.equals(routerUid)) {
      return Optional.empty();
    }
    boolean done = found.looked;
    found.looked = true;
    return Optional.of(new Look(done ? Optional.of(found.result) : Optional.empty()));
  }
}
