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
    router.open("POST", "/_sandbox/lock/{uid}", this::lock);
    router.open("PUT", "/_sandbox/zones/{location}/{zone}", this::zone);
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
    site.catalogue().locations().refill();
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
    node.put("latencyMedianMs", site.traffic().latency().median().toMillis());
    node.put("latencyP99Ms", site.traffic().latency().p99().toMillis());
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
    if (body.has("latencyMs") || body.has("latencyP99Ms")) {
      Duration least = millis(body, "latencyMs");
      Duration most = longer(least, millis(body, "latencyP99Ms"));
      long seed = body.whole("latencySeed").orElse(0L);
      Traffic.Latency even = Traffic.Latency.even(least, most, seed);
      Duration median =
          body.has("latencyMedianMs")
              ? longer(least, millis(body, "latencyMedianMs"))
              : even.median();
      site.traffic().use(new Traffic.Latency(least, median, longer(median, most), seed));
    }
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? other : one;
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

  /** Body: see {@link FaultReader}. */
  private Reply inject(Request request) {
    site.faults().add(FaultReader.read(Body.object(request.body())));
    return done(() -> {});
  }

  /** Body: {@code empty}, true when absent. */
  private Reply zone(Request request) {
    boolean empty = Body.object(request.body()).flag("empty").orElse(true);
    String id = request.part("location");
    boolean known =
        id.matches("[0-9]{1,9}")
            && site.catalogue().locations().find(Integer.parseInt(id)).isPresent();
    if (!known) {
      throw Refusal.notFound("No location " + id);
    }
    site.catalogue().locations().empty(Integer.parseInt(id), request.part("zone"), empty);
    return done(() -> {});
  }

  private Reply lock(Request request) {
    boolean on = Body.object(request.body()).flag("on").orElse(true);
    return change(request, (draft, service) -> Lifecycle.staffLock(draft, service, on));
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
