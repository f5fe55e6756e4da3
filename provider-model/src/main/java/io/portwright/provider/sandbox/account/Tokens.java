package io.portwright.provider.sandbox.account;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Access tokens in force. They live in memory only: a new server knows none. */
public final class Tokens {
  private record Grant(User user, Instant until) {}

  private final Map<String, Grant> grants = new ConcurrentHashMap<>();
  private final InstantSource clock;
  private final Supplier<UUID> ids;

  public Tokens(InstantSource clock, Supplier<UUID> ids) {
    this.clock = clock;
    this.ids = ids;
  }

  public String issue(User user, Duration life) {
    Instant now = clock.instant();
    grants.values().removeIf(grant -> !now.isBefore(grant.until()));
    String token = "sandbox." + ids.get().toString().replace("-", "");
    grants.put(token, new Grant(user, now.plus(life)));
    return token;
  }

  public Optional<User> user(String token) {
    return Optional.ofNullable(grants.get(token))
        .filter(grant -> clock.instant().isBefore(grant.until()))
        .map(Grant::user);
  }

  /** Ends one token. */
  public void end(String token) {
    grants.remove(token);
  }

  /** Ends every token at once, as an expiry in the middle of a run would. */
  public void expireAll() {
    grants.clear();
  }
}
