package io.portwright.provider.megaport.client;

import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.portwright.provider.megaport.wire.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Calls the API. Safe for several threads; every call is bounded in time.
 *
 * <p>Calls without effect, and those whose effect is the same when repeated, are repeated after
 * lost answers, 5xx and 429. An order is sent once: it is repeated only when nothing can have been
 * accepted, which is after a refused connection, a 429, and once after a 401.
 */
public final class ApiClient implements AutoCloseable {

  private static final byte[] EMPTY = new byte[0];
  private static final int UNAUTHORIZED = 401;
  private static final String TOO_LATE = "The time for this order was over before it was sent.";
  private static final double DOUBLING = 2;
  private static final double CHANCE = 0.25;

  private final ClientSettings settings;
  private final Wire wire;
  private final Tokens tokens;
  private final RateLimiter limiter;
  private final IntervalFunction pauses;
  private final AtomicInteger calls = new AtomicInteger();

  public ApiClient(ClientSettings settings) {
    Pace pace = settings.pace();
    this.settings = settings;
    this.wire = new Wire(settings);
    this.tokens = new Tokens(settings, wire);
    this.limiter =
        RateLimiter.of(
            "api",
            RateLimiterConfig.custom()
                .limitForPeriod(pace.perSecond())
                .limitRefreshPeriod(Duration.ofSeconds(1))
                .timeoutDuration(pace.answer())
                .build());
    this.pauses =
        IntervalFunction.ofExponentialRandomBackoff(
            pace.firstPause(), DOUBLING, CHANCE, pace.longestPause());
  }

  /** Logs in now; empty when that worked. */
  public Optional<Reply.Failure> login() {
    return tokens.token(settings.pace().answer()).failure();
  }

  /**
   * Company UID of the managed account that calls are made for. Some calls must name it themselves,
   * since the header has no effect on them.
   */
  public Optional<String> callContext() {
    return settings.callContext();
  }

  /** Number of API calls so far, repeats and logins included. */
  public int calls() {
    return calls.get();
  }

  public Reply get(String path) {
    return repeated("GET", path, EMPTY);
  }

  /** Fetches a document of any kind; what the API answers in JSON with 2xx comes as bytes, too. */
  public Reply download(String path) {
    return repeated(new Sending("GET", path, EMPTY, Wire.Expected.BYTES));
  }

  /** A change that is the same when made twice. */
  public Reply put(String path, Json body) {
    return repeated("PUT", path, bytes(body));
  }

  /** Removes something; gone is gone however often it is said. */
  public Reply delete(String path) {
    return repeated("DELETE", path, EMPTY);
  }

  /** Whether both speak to the same API, with the same key, for the same company. */
  public boolean actsLike(ApiClient other) {
    return settings.api().equals(other.settings.api())
        && settings.accessKey().equals(other.settings.accessKey())
        && settings.callContext().equals(other.settings.callContext());
  }

  /** A question by POST, without effect. */
  public Reply ask(String path, Json body) {
    return repeated("POST", path, bytes(body));
  }

  /** An action by POST that is the same when done twice. */
  public Reply act(String path) {
    return repeated("POST", path, EMPTY);
  }

  /** A call that must not be made twice and has no window of its own. */
  public Reply once(String path, Json body) {
    long start = System.nanoTime();
    Duration most = settings.pace().answer();
    return order(path, body.toText(), () -> most.minusNanos(System.nanoTime() - start));
  }

  /**
   * An order, or any other call that must not be made twice.
   *
   * @param left time in which all of it must end, asked right before each attempt; nothing is sent
   *     any more when it is not positive
   */
  public Reply order(String path, String body, Supplier<Duration> left) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    Reply last = new Reply.NeverSent(TOO_LATE);
    boolean loggedInAgain = false;
    for (int attempt = 1; attempt <= settings.pace().attempts(); attempt++) {
      Wire.Attempt made =
          attempt(
              new Sending("POST", path, bytes, Wire.Expected.JSON),
              () -> shorter(left.get(), settings.pace().answer()));
      last = made.reply();
      boolean again = isUnauthorized(made) && !loggedInAgain;
      loggedInAgain |= again;
      if (!again && !(last instanceof Reply.NeverSent)) {
        return last;
      }
      boolean over = !left.get().isPositive() || attempt == settings.pace().attempts();
      if (!again && (over || !pause(attempt, made.retryAfter()))) {
        return last;
      }
    }
    return last;
  }

  /** One call, before anybody is logged in for it. */
  private record Sending(String method, String path, byte[] body, Wire.Expected expected) {}

  private Reply repeated(String method, String path, byte[] body) {
    return repeated(new Sending(method, path, body, Wire.Expected.JSON));
  }

  private Reply repeated(Sending sending) {
    boolean loggedInAgain = false;
    for (int attempt = 1; ; attempt++) {
      Wire.Attempt made = attempt(sending, settings.pace()::answer);
      if (isUnauthorized(made) && !loggedInAgain) {
        loggedInAgain = true;
        continue;
      }
      boolean passing =
          made.reply() instanceof Reply.NeverSent
              || (made.reply() instanceof Reply.Unclear && made.status() / 100 != 3);
      boolean last = attempt >= settings.pace().attempts();
      if (!passing || last || !pause(attempt, made.retryAfter())) {
        return made.reply();
      }
    }
  }

  /**
   * @param limit asked when everything that takes time before sending is done
   */
  private Wire.Attempt attempt(Sending sending, Supplier<Duration> limit) {
    Duration most = limit.get();
    if (!most.isPositive()) {
      return new Wire.Attempt(new Reply.NeverSent(TOO_LATE), 0, OptionalLong.empty());
    }
    Tokens.Login login = tokens.token(most);
    if (login.token().isEmpty()) {
      Reply.Failure why = login.failure().orElseThrow();
      return new Wire.Attempt(
          why instanceof Reply.Refused ? why : new Reply.NeverSent("Cannot log in. " + why.text()),
          0,
          OptionalLong.empty());
    }
    if (!limiter.acquirePermission()) {
      return new Wire.Attempt(
          new Reply.NeverSent("Too many calls were waiting to be sent."), 0, OptionalLong.empty());
    }
    Duration time = limit.get();
    if (!time.isPositive()) {
      return new Wire.Attempt(new Reply.NeverSent(TOO_LATE), 0, OptionalLong.empty());
    }
    calls.incrementAndGet();
    Wire.Attempt made =
        wire.send(
            new Wire.Call(
                sending.method(),
                settings.api(),
                sending.path(),
                sending.body(),
                headers(sending, login),
                time,
                sending.expected()));
    if (isUnauthorized(made)) {
      tokens.drop(login.token().get());
    }
    return made;
  }

  private static boolean isUnauthorized(Wire.Attempt made) {
    return made.status() == UNAUTHORIZED && made.reply() instanceof Reply.Refused;
  }

  private Map<String, String> headers(Sending sending, Tokens.Login login) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Authorization", "Bearer " + login.token().orElseThrow());
    boolean json = sending.expected() == Wire.Expected.JSON;
    headers.put("Accept", json ? "application/json" : "application/pdf, application/json");
    if (!sending.method().equals("GET")) {
      headers.put("Content-Type", "application/json");
    }
    headers.put("User-Agent", userAgent(settings));
    headers.put("x-app", "portwright");
    settings.callContext().ifPresent(company -> headers.put("X-Call-Context", company));
    return headers;
  }

  static String userAgent(ClientSettings settings) {
    return "portwright/" + settings.version();
  }

  /** Waits before the next attempt; false when the thread was interrupted. */
  private boolean pause(int attempt, OptionalLong retryAfterSeconds) {
    long longest = settings.pace().longestPause().toMillis();
    long millis =
        retryAfterSeconds.isPresent()
            ? Math.min(retryAfterSeconds.getAsLong() * 1000, longest)
            : pauses.apply(attempt);
    return Pause.of(Duration.ofMillis(Math.max(millis, 0)));
  }

  private static Duration shorter(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }

  private static byte[] bytes(Json body) {
    return body.toText().getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    wire.close();
  }
}
