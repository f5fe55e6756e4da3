package io.portwright.provider.megaport.client;

import io.portwright.provider.megaport.wire.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Access tokens by client credentials, kept in memory only. A token is renewed before it ends: 60
 * seconds, or a tenth of its life if that is less.
 */
final class Tokens {

  private static final Duration MARGIN = Duration.ofSeconds(60);
  private static final long DEFAULT_LIFE = 300;
  private static final byte[] GRANT =
      "grant_type=client_credentials".getBytes(StandardCharsets.US_ASCII);

  private final ClientSettings settings;
  private final Wire wire;
  private final ReentrantLock lock = new ReentrantLock();
  private Optional<Token> current = Optional.empty();

  private record Token(String text, Instant renewal) {}

  /** A token, or why there is none. */
  record Login(Optional<String> token, Optional<Reply.Failure> failure) {}

  Tokens(ClientSettings settings, Wire wire) {
    this.settings = settings;
    this.wire = wire;
  }

  /**
   * @param limit longest wait for a new token
   */
  Login token(Duration limit) {
    try {
      lock.lockInterruptibly();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return new Login(
          Optional.empty(), Optional.of(new Reply.NeverSent("The call was interrupted.")));
    }
    try {
      Instant now = settings.clock().instant();
      if (current.isPresent() && now.isBefore(current.get().renewal())) {
        return new Login(current.map(Token::text), Optional.empty());
      }
      return fetched(now, limit);
    } finally {
      lock.unlock();
    }
  }

  /** Lets the next call log in again if this is still the token in use. */
  void drop(String token) {
    lock.lock();
    try {
      if (current.isPresent() && current.get().text().equals(token)) {
        current = Optional.empty();
      }
    } finally {
      lock.unlock();
    }
  }

  private Login fetched(Instant now, Duration limit) {
    Map<String, String> headers = new LinkedHashMap<>();
    String pair = settings.accessKey() + ":" + settings.secretKey();
    String basic = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    headers.put("Authorization", "Basic " + basic);
    headers.put("Content-Type", "application/x-www-form-urlencoded");
    headers.put("Accept", "application/json");
    headers.put("User-Agent", ApiClient.userAgent(settings));
    Wire.Attempt attempt =
        wire.send(
            new Wire.Call("POST", settings.token(), "", GRANT, headers, limit, Wire.Expected.JSON));
    if (attempt.reply() instanceof Reply.Ok ok) {
      Json answer = ok.json().orElse(Json.NULL);
      Optional<String> text = answer.text("access_token");
      if (text.isPresent() && answer.text("error").isEmpty()) {
        current =
            Optional.of(token(text.get(), answer.whole("expires_in").orElse(DEFAULT_LIFE), now));
        return new Login(text, Optional.empty());
      }
    }
    return new Login(Optional.empty(), Optional.of(failure(attempt)));
  }

  private static Token token(String text, long life, Instant now) {
    Duration whole = Duration.ofSeconds(Math.max(life, 1));
    Duration tenth = whole.dividedBy(10);
    Duration margin = tenth.compareTo(MARGIN) < 0 ? tenth : MARGIN;
    return new Token(text, now.plus(whole).minus(margin));
  }

  private Reply.Failure failure(Wire.Attempt attempt) {
    int status = attempt.status();
    if (status == 200 || status == 400 || status == 401 || status == 403) {
      return new Reply.Refused(401, "The service does not accept this API key.", Optional.empty());
    }
    return attempt.reply() instanceof Reply.Failure failure
        ? failure
        : new Reply.Unclear("The token service gave an answer without a token", Optional.empty());
  }
}
