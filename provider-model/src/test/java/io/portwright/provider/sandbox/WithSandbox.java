package io.portwright.provider.sandbox;

import io.portwright.provider.sandbox.world.Timings;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A sandbox in memory with a standing clock, where everything is live at once. */
abstract class WithSandbox {
  static final Instant START = Instant.parse("2026-03-10T08:00:00Z");

  SandboxServer server;
  Api api;

  static SandboxOptions options() {
    Random random = new Random(7);
    return SandboxOptions.inMemory()
        .withTimings(Timings.INSTANT)
        .withClock(Clock.fixed(START, ZoneOffset.UTC))
        .withIds(() -> next(random));
  }

  private static UUID next(Random random) {
    synchronized (random) {
      return new UUID(random.nextLong(), random.nextLong());
    }
  }

  @BeforeEach
  void start() {
    server = SandboxServer.start(options());
    api = Api.of(server);
  }

  @AfterEach
  void stop() {
    api.close();
    server.close();
  }

  /** Uid of the partner port that the official provider would take. */
  String partner(String connectType, String title, int location, String zone) {
    for (var row : api.get("/v2/dropdowns/partner/megaports").data()) {
      if (row.path("connectType").asText().equals(connectType)
          && (title.isEmpty() || row.path("title").asText().equals(title))
          && row.path("locationId").asInt() == location
          && (zone.isEmpty() || row.path("diversityZone").asText().equals(zone))
          && row.path("vxcPermitted").asBoolean()) {
        return row.path("productUid").asText();
      }
    }
    throw new AssertionError("no partner port " + connectType + " " + title + " at " + location);
  }
}
