package io.portwright.provider.sandbox.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.portwright.provider.sandbox.wire.Refusal;
import io.portwright.provider.sandbox.world.StorageFailure;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Takes every request: faults, login, route, answer, log. */
public final class Gateway implements HttpHandler {
  private static final System.Logger LOG = System.getLogger(Gateway.class.getName());
  private static final String CONTROL = "/_sandbox/";

  private final Site site;
  private final Router router = new Router();
  private final Router.Door door;
  private final Mishaps mishaps;

  public Gateway(Site site) {
    this.site = site;
    this.door = new Login(site);
    this.mishaps = new Mishaps(site);
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
    Mishaps.pause(site.traffic().next());
    Optional<Fault.Effect> effect = site.faults().next(request.method(), target);
    int status = 0;
    try {
      Reply reply =
          effect.isPresent()
              ? mishaps.befall(effect.get(), request, trace, desk(trace))
              : answer(request, trace);
      mishaps.remember(request, reply);
      status = reply.status();
      site.log().add(new LoggedRequest(request.method(), request.path(), request.query(), status));
      write(exchange, reply, trace);
    } finally {
      if (status == 0) {
        site.log().add(new LoggedRequest(request.method(), request.path(), request.query(), 0));
      }
    }
  }

  private Mishaps.Desk desk(String trace) {
    return new Mishaps.Desk() {
      @Override
      public Reply answer(Request request) {
        return Gateway.this.answer(request, trace);
      }

      @Override
      public Reply answer(Request request, Site other) {
        Router routes = new Router();
        Routes.addTo(routes, other);
        return Gateway.this.answer(routes, new Login(other), request, trace);
      }
    };
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
    return answer(router, door, request, trace);
  }

  private Reply answer(Router routes, Router.Door at, Request request, String trace) {
    try {
      if (!request.path().startsWith(CONTROL)) {
        site.traffic().admit(request);
      }
      Router.Match match =
          routes
              .find(request)
              .orElseThrow(() -> Refusal.notFound("No such path: " + request.path()));
      return match.handler().answer(match.request(), at);
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
    switch (reply.content()) {
      case Content.Whole(byte[] bytes) -> {
        boolean bodyless = bytes.length == 0 || exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(reply.status(), bodyless ? -1 : bytes.length);
        if (!bodyless) {
          exchange.getResponseBody().write(bytes);
        }
      }
      case Content.Cut cut -> {
        exchange.sendResponseHeaders(reply.status(), cut.bytes().length);
        cut.writeTo(exchange.getResponseBody());
        exchange.getResponseBody().flush();
        throw new Dropped();
      }
      case Content.Rows rows -> {
        BodyStream body = new BodyStream(exchange, reply.status());
        rows.writeTo(body);
        body.end();
      }
    }
  }
}
