package io.portwright.provider.sandbox.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.portwright.provider.sandbox.wire.Refusal;
import io.portwright.provider.sandbox.world.StorageFailure;
import java.io.IOException;
import java.io.Serial;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Takes every request: faults, login, route, answer, log. */
public final class Gateway implements HttpHandler {
  private static final System.Logger LOG = System.getLogger(Gateway.class.getName());
  private static final String CONTROL = "/_sandbox/";

  /** Ends the connection: the server closes it when a handler fails. */
  private static final class Dropped extends RuntimeException {
    @Serial private static final long serialVersionUID = 1L;

    Dropped() {
      super("connection dropped by a fault", null, false, false);
    }
  }

  private final Site site;
  private final Router router = new Router();
  private final Router.Door door;

  public Gateway(Site site) {
    this.site = site;
    this.door = new Login(site);
    Routes.addTo(router, site);
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Request request = read(exchange);
      if (request.path().startsWith(CONTROL)) {
        write(exchange, answer(request, "control"), "control");
        return;
      }
      serve(exchange, request);
    }
  }

  private void serve(HttpExchange exchange, Request request) throws IOException {
    String target =
        request.query().isEmpty() ? request.path() : request.path() + "?" + request.query();
    String trace = site.ids().get().toString();
    pause(site.traffic().next());
    Optional<Fault.Effect> effect = site.faults().next(request.method(), target);
    int status = 0;
    try {
      Reply reply = effect.isPresent() ? hit(effect.get(), request, trace) : answer(request, trace);
      status = reply.status();
      site.log().add(new LoggedRequest(request.method(), request.path(), request.query(), status));
      write(exchange, reply, trace);
    } finally {
      if (status == 0) {
        site.log().add(new LoggedRequest(request.method(), request.path(), request.query(), 0));
      }
    }
  }

  private Reply hit(Fault.Effect effect, Request request, String trace) {
    return switch (effect) {
      case Fault.Answer(int status, String message, int retryAfter) -> {
        Reply reply = Reply.refused(Refusal.of(status, message, message), trace);
        yield retryAfter == 0 ? reply : reply.with("Retry-After", String.valueOf(retryAfter));
      }
      case Fault.AnswerAfter(int status, String message) -> {
        Reply _ = answer(request, trace);
        yield Reply.refused(Refusal.of(status, message, message), trace);
      }
      case Fault.Foreign(int status, String contentType, String body) ->
          new Reply(
              status, body.getBytes(StandardCharsets.UTF_8), Map.of("Content-Type", contentType));
      case Fault.DropBefore() -> throw new Dropped();
      case Fault.DropAfter() -> {
        Reply _ = answer(request, trace);
        throw new Dropped();
      }
      case Fault.Delay(Duration by) -> {
        pause(by);
        yield answer(request, trace);
      }
    };
  }

  private static void pause(Duration time) {
    if (time.isZero()) {
      return;
    }
    try {
      Thread.sleep(time);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new Dropped();
    }
  }

  private static Request read(HttpExchange exchange) throws IOException {
    Map<String, String> headers = new LinkedHashMap<>();
    for (Map.Entry<String, List<String>> header : exchange.getRequestHeaders().entrySet()) {
      headers.put(header.getKey().toLowerCase(Locale.ROOT), header.getValue().getFirst());
    }
    String query = exchange.getRequestURI().getRawQuery();
    String path = exchange.getRequestURI().getRawPath();
    return new Request(
        exchange.getRequestMethod(),
        path == null ? "" : path,
        query == null ? "" : query,
        headers,
        exchange.getRequestBody().readAllBytes(),
        Map.of());
  }

  private Reply answer(Request request, String trace) {
    try {
      if (!request.path().startsWith(CONTROL)) {
        site.traffic().admit(request);
      }
      Router.Match match =
          router
              .find(request)
              .orElseThrow(() -> Refusal.notFound("No such path: " + request.path()));
      return match.handler().answer(match.request(), door);
    } catch (Refusal refusal) {
      Reply refused = Reply.refused(refusal, trace);
      return refusal.status() == 429 ? refused.with("Retry-After", "1") : refused;
    } catch (StorageFailure failure) {
      String text = String.valueOf(failure.getMessage());
      return Reply.refused(Refusal.of(503, "Sandbox storage failed", text), trace);
    } catch (RuntimeException bug) {
      LOG.log(System.Logger.Level.ERROR, "sandbox bug, trace " + trace, bug);
      String text = "The sandbox has a bug: " + bug;
      return Reply.refused(Refusal.of(500, "Internal server error", text), trace);
    }
  }

  private static void write(HttpExchange exchange, Reply reply, String trace) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.getResponseHeaders().set("Trace-Id", trace);
    reply.headers().forEach(exchange.getResponseHeaders()::set);
    boolean bodyless = reply.body().length == 0 || exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(reply.status(), bodyless ? -1 : reply.body().length);
    if (!bodyless) {
      exchange.getResponseBody().write(reply.body());
    }
  }
}
