package io.portwright.provider.megaport.endpoint;

import io.portwright.provider.megaport.client.ApiClient;
import io.portwright.provider.megaport.client.Reply;
import io.portwright.provider.megaport.product.Lookups;
import io.portwright.provider.megaport.product.Services;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
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
    fetched = new ConcurrentHashMap<>();
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
