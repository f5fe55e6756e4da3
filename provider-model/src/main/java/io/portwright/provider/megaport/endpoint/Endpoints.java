package io.portwright.provider.megaport.endpoint;

import io.portwright.provider.megaport.client.ApiClient;
import io.portwright.provider.megaport.client.Reply;
import io.portwright.provider.megaport.product.Lookups;
import io.portwright.provider.megaport.product.Services;
import io.portwright.provider.megaport.wire.Json;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The API as a type with endpoints of its own uses it. Lists are fetched once between two {@link
 * #refresh}es, however many objects read them. Safe for several threads.
 */
public final class Endpoints {

  private final ApiClient client;
  private final Lookups lookups;
  private final Services services;
  private final Clock clock;
  private final Duration endPause;
  private final int endAttempts;
  private volatile Map<String, CompletableFuture<Reply>> fetched = new ConcurrentHashMap<>();
  private volatile Map<String, Map<String, Json>> indexes = new ConcurrentHashMap<>();

  /**
   * @param endAttempts most attempts to end an object that something still uses
   * @param endPause between these attempts
   */
  public Endpoints(
      ApiClient client,
      Lookups lookups,
      Services services,
      Clock clock,
      int endAttempts,
      Duration endPause) {
    this.client = client;
    this.lookups = lookups;
    this.services = services;
    this.clock = clock;
    this.endAttempts = endAttempts;
    this.endPause = endPause;
  }

  /** For calls whose answer is not shared, and for everything that changes something. */
  public ApiClient client() {
    return client;
  }

  public Lookups lookups() {
    return lookups;
  }

  /** The services of the account as listed since the last {@link #refresh}. */
  public Services services() {
    return services;
  }

  /** Now, in whole seconds. */
  public Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.SECONDS);
  }

  public int endAttempts() {
    return endAttempts;
  }

  public Duration endPause() {
    return endPause;
  }

  /** Lets the next look at each list fetch it anew. */
  public void refresh() {
    indexes = new ConcurrentHashMap<>();
    fetched = new ConcurrentHashMap<>();
  }

  /** A list by one field of its rows. */
  public sealed interface Indexed {

    /**
     * @param rows the first one of each value
     */
    record Rows(Map<String, Json> rows) implements Indexed {}

    record Failed(Reply.Failure why) implements Indexed {}
  }

  /** A list as {@link #shared} fetches it, made findable once however many objects look. */
  public Indexed indexed(String path, String field) {
    Map<String, Map<String, Json>> current = indexes;
    return switch (shared(path)) {
      case Reply.Ok ok ->
          new Indexed.Rows(current.computeIfAbsent(path + " " + field, _ -> by(field, ok)));
      case Reply.Failure failure -> new Indexed.Failed(failure);
    };
  }

  private static Map<String, Json> by(String field, Reply.Ok list) {
    Map<String, Json> rows = new HashMap<>();
    for (Json row : list.data().items()) {
      row.text(field).ifPresent(value -> rows.putIfAbsent(value, row));
    }
    return Map.copyOf(rows);
  }

  /** Answer to a GET, shared by all who ask for it; a failure is not kept. */
  public Reply shared(String path) {
    Map<String, CompletableFuture<Reply>> current = fetched;
    CompletableFuture<Reply> mine = new CompletableFuture<>();
    CompletableFuture<Reply> theirs = current.putIfAbsent(path, mine);
    if (theirs != null) {
      return theirs.join();
    }
    Reply reply = new Reply.NeverSent("The call was interrupted.");
    try {
      reply = client.get(path);
    } finally {
      if (!(reply instanceof Reply.Ok)) {
        current.remove(path, mine);
      }
      mine.complete(reply);
    }
    return reply;
  }
}
