package io.portwright.provider.megaport.client;

import io.portwright.provider.megaport.wire.Envelope;
import io.portwright.provider.megaport.wire.JsonText;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import javax.net.ssl.SSLHandshakeException;

/** Sends single requests and says what became of each. Follows no redirects, repeats nothing. */
final class Wire implements AutoCloseable {

  private static final Set<Integer> REFUSALS = Set.of(400, 401, 403, 404, 409);
  private static final int TOO_MANY = 429;

  private final HttpClient http;
  private final Optional<Consumer<String>> trace;

  static {
    // the JDK would send an order again by itself when this is set from outside
    System.clearProperty("jdk.httpclient.enableAllMethodRetry");
  }

  Wire(ClientSettings settings) {
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(settings.pace().connect());
    if (isPlain(settings.api()) && isPlain(settings.token())) {
      builder.sslContext(NoTls.context());
    }
    this.http = builder.build();
    this.trace = settings.trace();
  }

  private static boolean isPlain(URI root) {
    return "http".equals(root.getScheme());
  }

  /**
   * One attempt.
   *
   * @param retryAfter seconds that a 429 asks to wait
   */
  record Attempt(Reply reply, int status, OptionalLong retryAfter) {
    boolean isThrottled() {
      return status == TOO_MANY;
    }
  }

  /** What a good answer is. */
  enum Expected {
    JSON,
    /** Bytes of any kind, such as those of a letter. */
    BYTES
  }

  /** One request; its URI is {@code root} and {@code path}. */
  record Call(
      String method,
      URI root,
      String path,
      byte[] body,
      Map<String, String> headers,
      Duration limit,
      Expected expected) {}

  Attempt send(Call call) {
    if (trace.isEmpty()) {
      return attempt(call);
    }
    Consumer<String> lines = trace.get();
    long start = System.nanoTime();
    lines.accept(
        "-> %s %s %s".formatted(call.method(), shown(call), Masking.body(call.body())).strip());
    Attempt attempt = attempt(call);
    long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    lines.accept(
        "<- %d %s %s in %d ms %s"
            .formatted(attempt.status(), call.method(), shown(call), millis, said(call, attempt))
            .strip());
    return attempt;
  }

  private static String said(Call call, Attempt attempt) {
    return switch (attempt.reply()) {
      case Reply.Ok ok when call.expected() == Expected.BYTES -> "(" + ok.length() + " bytes)";
      case Reply.Ok ok ->
          Masking.text(
              ok.json().map(Masking::json).orElse("(cut short)"), call.body(), call.path());
      case Reply.Failure failure -> failure.text();
    };
  }

  private static String shown(Call call) {
    return call.path().isEmpty() ? call.root().toString() : Masking.path(call.path());
  }

  private Attempt attempt(Call call) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(call.root() + call.path())).timeout(call.limit());
    request.method(
        call.method(),
        call.body().length == 0
            ? BodyPublishers.noBody()
            : BodyPublishers.ofByteArray(call.body()));
    call.headers().forEach(request::header);
    CompletableFuture<HttpResponse<byte[]>> answer =
        http.sendAsync(request.build(), BodyHandlers.ofByteArray());
    try {
      return classified(call, answer.get(call.limit().toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException _) {
      answer.cancel(true);
      return lost(unclear(call, "gave no complete answer within " + seconds(call.limit())));
    } catch (InterruptedException _) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      return lost(unclear(call, "was interrupted before its answer came"));
    } catch (CancellationException _) {
      return lost(unclear(call, "was cancelled"));
    } catch (ExecutionException e) {
      return lost(failed(call, e.getCause() == null ? e : e.getCause()));
    }
  }

  private static Attempt lost(Reply reply) {
    return new Attempt(reply, 0, OptionalLong.empty());
  }

  private static Reply failed(Call call, Throwable cause) {
    String host = call.root().getHost();
    return switch (cause) {
      case HttpConnectTimeoutException _ ->
          new Reply.NeverSent("Cannot reach %s: no connection in time.".formatted(host));
      case ConnectException refused when refused.getCause() instanceof UnresolvedAddressException ->
          new Reply.NeverSent("Cannot reach %s: the name has no address.".formatted(host));
      case ConnectException _ ->
          new Reply.NeverSent("Cannot reach %s: the connection was refused.".formatted(host));
      case UnknownHostException _ ->
          new Reply.NeverSent("Cannot reach %s: the name has no address.".formatted(host));
      case SSLHandshakeException e ->
          new Reply.NeverSent("Cannot reach %s safely: %s.".formatted(host, e.getMessage()));
      case IOException e -> unclear(call, "lost its connection (" + reason(e) + ")");
      default -> throw new IllegalStateException("sending a request failed", cause);
    };
  }

  private static String reason(IOException e) {
    String message = e.getMessage();
    return message == null ? e.getClass().getSimpleName() : message;
  }

  private static Reply unclear(Call call, String what) {
    return new Reply.Unclear(
        "The request %s %s %s".formatted(call.method(), shown(call), what), Optional.empty());
  }

  private static Attempt classified(Call call, HttpResponse<byte[]> response) {
    int status = response.statusCode();
    Optional<String> header = response.headers().firstValue("Trace-Id");
    OptionalLong wait = retryAfter(response);
    boolean complete = call.expected() == Expected.BYTES || JsonText.isDocument(response.body());
    if (status / 100 == 2 && complete) {
      return new Attempt(new Reply.Ok(response.body(), response.headers()), status, wait);
    }
    if (status == TOO_MANY) {
      return new Attempt(new Reply.NeverSent("The service asks to slow down (429)."), status, wait);
    }
    Optional<Envelope> envelope = Envelope.parse(response.body());
    Optional<String> trace = envelope.flatMap(Envelope::traceId).or(() -> header);
    if (REFUSALS.contains(status) && envelope.isPresent()) {
      String problem = Masking.text(envelope.get().problem(), call.body(), call.path());
      return new Attempt(new Reply.Refused(status, problem, trace), status, wait);
    }
    String what =
        status / 100 == 3
            ? "was redirected (%d), which is not followed".formatted(status)
            : "was answered with %d%s".formatted(status, kind(response, envelope, call));
    return new Attempt(
        new Reply.Unclear(
            "The request %s %s %s".formatted(call.method(), shown(call), what), trace),
        status,
        wait);
  }

  private static String kind(HttpResponse<byte[]> response, Optional<Envelope> said, Call call) {
    if (said.isPresent()) {
      return ": " + Masking.text(said.get().message(), call.body(), call.path());
    }
    String type = response.headers().firstValue("Content-Type").orElse("");
    return type.toLowerCase(Locale.ROOT).contains("json")
        ? " and JSON that is not the service's"
        : " and something that is not the service's";
  }

  /** Seconds; the header may hold a date instead, which is treated as none. */
  private static OptionalLong retryAfter(HttpResponse<byte[]> response) {
    String text = response.headers().firstValue("Retry-After").orElse("").strip();
    return text.matches("[0-9]{1,9}")
        ? OptionalLong.of(Long.parseLong(text))
        : OptionalLong.empty();
  }

  private static String seconds(Duration limit) {
    return limit.toMillis() / 1000.0 + " s";
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
