package io.portwright.provider.sandbox.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.portwright.provider.sandbox.account.Company;
import io.portwright.provider.sandbox.wire.Body;
import io.portwright.provider.sandbox.wire.Json;
import io.portwright.provider.sandbox.wire.Refusal;
import io.portwright.provider.sandbox.world.Companies;
import io.portwright.provider.sandbox.world.Draft;
import io.portwright.provider.sandbox.world.Lifecycle;
import io.portwright.provider.sandbox.world.Service;
import io.portwright.provider.sandbox.world.Timings;
import java.time.Duration;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * What no client may touch, under {@code /_sandbox/}, without a login: settings, clock, light,
 * faults, the log of requests, what is live.
 */
final class ControlRoutes {
  private final Site site;

  ControlRoutes(Site site) {
    this.site = site;
  }

  void addTo(Router router) {
    router.open("GET", "/_sandbox/settings", _ -> settings());
    router.open("PUT", "/_sandbox/settings", this::configure);
    router.open("POST", "/_sandbox/clock", this::advance);
    router.open("POST", "/_sandbox/light/{uid}", this::light);
    router.open("POST", "/_sandbox/fail/{uid}", this::fail);
    router.open("POST", "/_sandbox/faults", this::inject);
    router.open("DELETE", "/_sandbox/faults", _ -> done(site.faults()::clear));
    router.open("GET", "/_sandbox/requests", _ -> requests());
    router.open("DELETE", "/_sandbox/requests", _ -> done(site.log()::clear));
    router.open("GET", "/_sandbox/services", _ -> services());
    router.open("POST", "/_sandbox/tokens/expire", _ -> done(site.tokens()::expireAll));
    router.open("POST", "/_sandbox/reset", _ -> done(this::reset));
  }

  private static Reply done(Runnable job) {
    job.run();
    return Reply.plain(200, Json.object().put("done", true));
  }

  private void reset() {
    site.world().reset();
    site.faults().clear();
    site.log().clear();
  }

  private Reply settings() {
    Timings timings = site.world().timings();
    ObjectNode node = Json.object().put("now", site.world().now().toEpochMilli());
    node.put("provisioningMs", timings.provisioning().toMillis());
    if (timings.light().isPresent()) {
      node.put("lightMs", timings.light().get().toMillis());
    } else {
      node.put("lightMs", "never");
    }
    node.put("retentionMs", timings.retention().toMillis());
    node.put("callsPerSecond", site.traffic().callsPerSecond());
    node.put("latencyMs", site.traffic().latency().least().toMillis());
    node.put("latencyMostMs", site.traffic().latency().most().toMillis());
    return Reply.plain(200, node.put("tokenSeconds", timings.tokenLife().toSeconds()));
  }

  private Reply configure(Request request) {
    Body body = Body.object(request.body());
    Timings timings = site.world().timings();
    if (body.has("provisioningMs")) {
      timings = timings.withProvisioning(millis(body, "provisioningMs"));
    }
    if (body.text("lightMs").filter("never"::equals).isPresent()) {
      timings = timings.withoutLight();
    } else if (body.has("lightMs")) {
      timings = timings.withLight(millis(body, "lightMs"));
    }
    if (body.has("retentionMs")) {
      timings = timings.withRetention(millis(body, "retentionMs"));
    }
    if (body.has("tokenSeconds")) {
      timings = timings.withTokenLife(Duration.ofSeconds(body.whole("tokenSeconds").orElse(0L)));
    }
    site.world().use(timings);
    traffic(body);
    return settings();
  }

  private void traffic(Body body) {
    body.integer("callsPerSecond").ifPresent(site.traffic()::limit);
    if (body.has("latencyMs") || body.has("latencyMostMs")) {
      Duration least = millis(body, "latencyMs");
      Duration most = millis(body, "latencyMostMs");
      long seed = body.whole("latencySeed").orElse(0L);
      Duration upTo = most.compareTo(least) < 0 ? least : most;
      site.traffic().use(new Traffic.Latency(least, upTo, seed));
    }
  }

  private static Duration millis(Body body, String key) {
    return Duration.ofMillis(body.whole(key).orElse(0L));
  }

  private Reply advance(Request request) {
    site.world().advance(millis(Body.object(request.body()), "advanceMs"));
    return settings();
  }

  private Reply light(Request request) {
    boolean on = Body.object(request.body()).flag("on").orElse(true);
    return change(request, (draft, service) -> Lifecycle.light(draft, service, on));
  }

  private Reply fail(Request request) {
    return change(request, Lifecycle::fail);
  }

  private interface Change {
    void apply(Draft draft, Service service);
  }

  private Reply change(Request request, Change change) {
    String uid = request.part("uid");
    site.world()
        .change(draft -> {
          Service service = draft.find(uid).orElseThrow(() -> Refusal.unknownService(uid));
          change.apply(draft, service);
          return uid;
        });
    return done(() -> {});
  }

  /**
   * Body: {@code method} and {@code path} (regular expressions), {@code after}, {@code times}, and
   * {@code effect}: {@code answer}, {@code answer-after}, {@code foreign}, {@code drop-before},
   * {@code drop-after} or {@code delay}, with {@code status}, {@code message}, {@code retryAfter},
   * {@code contentType}, {@code body} or {@code delayMs}.
   */
  private Reply inject(Request request) {
    Body body = Body.object(request.body());
    site.faults()
        .add(
            new Fault(
                pattern(body, "method"),
                pattern(body, "path"),
                body.integer("after").orElse(0),
                body.integer("times").orElse(1),
                effect(body)));
    return done(() -> {});
  }

  private static Pattern pattern(Body body, String key) {
    try {
      return Pattern.compile(body.text(key).orElse(".*"));
    } catch (PatternSyntaxException e) {
      throw Refusal.invalid(key + ": " + e.getDescription());
    }
  }

  private static Fault.Effect effect(Body body) {
    int status = body.integer("status").orElse(500);
    String message = body.text("message").orElse("Injected fault");
    String effect = body.requiredText("effect");
    return switch (effect) {
      case "answer" -> new Fault.Answer(status, message, body.integer("retryAfter").orElse(0));
      case "answer-after" -> new Fault.AnswerAfter(status, message);
      case "foreign" ->
          new Fault.Foreign(
              status, body.text("contentType").orElse("text/html"), body.text("body").orElse(""));
      case "drop-before" -> new Fault.DropBefore();
      case "drop-after" -> new Fault.DropAfter();
      case "delay" -> new Fault.Delay(millis(body, "delayMs"));
      default -> throw Refusal.invalid("effect " + effect + " is not known");
    };
  }

  private Reply requests() {
    ArrayNode rows = Json.array();
    for (LoggedRequest request : site.log().all()) {
      ObjectNode row = rows.addObject().put("method", request.method());
      row.put("path", request.path()).put("query", request.query());
      row.put("status", request.status());
    }
    ObjectNode answer = Json.object().put("count", rows.size());
    return Reply.plain(200, answer.set("requests", rows));
  }

  /** Every service that has not ended, of every company. */
  private Reply services() {
    ArrayNode rows =
        site.world()
            .read(view -> {
              ArrayNode live = Json.array();
              for (Service service : view.all()) {
                if (view.status(service).active()) {
                  ObjectNode row = live.addObject().put("productUid", service.uid());
                  row.put("productName", service.name());
                  row.put("productType", service.type().name());
                  row.put("provisioningStatus", view.status(service).name());
                  row.put("company", company(service));
                }
              }
              return live;
            });
    ObjectNode answer = Json.object().put("count", rows.size());
    return Reply.plain(200, answer.set("services", rows));
  }

  private String company(Service service) {
    return site.world()
        .read(view -> new Companies(view, site.directory()).find(service.companyUid()))
        .map(Company::name)
        .orElse("");
  }
}
