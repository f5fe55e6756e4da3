package io.portwright.provider.sandbox.http;

import io.portwright.provider.sandbox.wire.Refusal;
import io.portwright.provider.sandbox.world.End;
import io.portwright.provider.sandbox.world.Kind;
import io.portwright.provider.sandbox.world.Service;
import io.portwright.provider.sandbox.world.World;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Lets faults happen to requests. */
final class Mishaps {
  private static final int REMEMBERED = 64;

  /** Answers requests as if nothing were wrong. */
  interface Desk {
    Reply answer(Request request);

    /** From another state of things. */
    Reply answer(Request request, Site site);
  }

  /** Latest answers to what was not a read, by method and path. */
  private final Map<String, Reply> latest =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Reply> eldest) {
          return size() > REMEMBERED;
        }
      };

  private final Site site;
  private final Random pace = new Random(0);

  Mishaps(Site site) {
    this.site = site;
  }

  private static String key(Request request) {
    return request.method() + " " + request.path();
  }

  void remember(Request request, Reply reply) {
    if (!request.method().equals("GET") && reply.status() < 500) {
      synchronized (latest) {
        latest.put(key(request), reply);
      }
    }
  }

  private Optional<Reply> remembered(Request request) {
    synchronized (latest) {
      return Optional.ofNullable(latest.get(key(request)));
    }
  }

  /** What becomes of a request that is hit. */
  Reply befall(Fault.Effect effect, Request request, String trace, Desk desk) {
    return switch (effect) {
      case Fault.Answer(int status, String message, int retryAfter) -> {
        Reply reply = Reply.refused(Refusal.of(status, message, message), trace);
        yield retryAfter == 0 ? reply : reply.with("Retry-After", String.valueOf(retryAfter));
      }
      case Fault.AnswerAfter(int status, String message) -> {
        Reply _ = desk.answer(request);
        yield Reply.refused(Refusal.of(status, message, message), trace);
      }
      case Fault.Foreign(int status, String contentType, String body) ->
          Reply.text(status, body.getBytes(StandardCharsets.UTF_8), contentType);
      case Fault.DropBefore() -> throw new Dropped();
      case Fault.DropAfter() -> {
        Reply _ = desk.answer(request);
        throw new Dropped();
      }
      case Fault.DropWithin() -> desk.answer(request).cut();
      case Fault.Hold(Duration by) -> {
        Reply reply = desk.answer(request);
        pause(by);
        yield reply;
      }
      case Fault.Delay(Duration by) -> late(by, request, desk);
      case Fault.Slow(Traffic.Latency latency) -> late(drawn(latency), request, desk);
      case Fault.Twice(Fault.Shown shown) -> {
        Reply first = desk.answer(request);
        Reply second = desk.answer(request);
        yield shown == Fault.Shown.FIRST ? first : second;
      }
      case Fault.Again() -> remembered(request).orElseGet(() -> desk.answer(request));
      case Fault.ExpireToken() -> {
        Login.token(request).ifPresent(site.tokens()::end);
        yield desk.answer(request);
      }
      case Fault.Stale(var back) -> desk.answer(request, site.seeing(site.world().asItWas(back)));
      case Fault.LateVlan(int shown, Duration youth) ->
          desk.answer(request, site.seeing(withoutVlans(shown, youth)));
    };
  }

  private Duration drawn(Traffic.Latency latency) {
    synchronized (pace) {
      return latency.draw(pace);
    }
  }

  private static Reply late(Duration by, Request request, Desk desk) {
    pause(by);
    return desk.answer(request);
  }

  static void pause(Duration time) {
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

  private World withoutVlans(int shown, Duration youth) {
    Instant since = site.world().now().minus(youth);
    return site.world()
        .seenAs(service ->
            service.life().ordered().isBefore(since) ? service : showing(service, shown));
  }

  private static Service showing(Service service, int shown) {
    return switch (service.kind()) {
      case Kind.Connection vxc ->
          service.with(vxc.withEnds(showing(vxc.aEnd(), shown), showing(vxc.bEnd(), shown)));
      case Kind.Exchange ix -> service.with(ix.withEnd(showing(ix.end(), shown)));
      case Kind.Port _, Kind.Router _, Kind.Gateway _, Kind.Edge _ -> service;
    };
  }

  private static End showing(End end, int shown) {
    return end.withVlan(Optional.of(shown));
  }
}
