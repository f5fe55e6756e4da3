package io.portwright.provider.sandbox;

import io.portwright.provider.sandbox.world.Timings;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/**
 * How a sandbox runs.
 *
 * @param folder where services are kept; empty: in memory only
 * @param port TCP port on 127.0.0.1; 0: any free one
 * @param timings how long things take
 * @param clock its time, before what the control endpoint adds
 * @param tls HTTPS beside plain HTTP; empty: without
 * @param ids source of product uids, tokens and trace ids; called from several threads
 */
public record SandboxOptions(
    Optional<Path> folder,
    int port,
    Optional<SandboxTls> tls,
    Timings timings,
    Clock clock,
    Supplier<UUID> ids) {

  /** Random ids, system clock, quick timings, any port. */
  public static SandboxOptions inMemory() {
    return new SandboxOptions(
        Optional.empty(),
        0,
        Optional.empty(),
        Timings.QUICK,
        Clock.systemUTC(),
        SandboxOptions::randomId);
  }

  /** Random enough to be unique; a secure source costs start-up time and guards nothing here. */
  private static UUID randomId() {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    long high = random.nextLong() & ~0xf000L | 0x4000L;
    return new UUID(high, random.nextLong() >>> 2 | 1L << 63);
  }

  /** As {@link #inMemory}, with services kept in a folder, which is made if missing. */
  public static SandboxOptions in(Path folder) {
    return inMemory().withFolder(folder);
  }

  public SandboxOptions withFolder(Path changed) {
    return new SandboxOptions(Optional.of(changed), port, tls, timings, clock, ids);
  }

  public SandboxOptions withPort(int changed) {
    return new SandboxOptions(folder, changed, tls, timings, clock, ids);
  }

  public SandboxOptions withTls(SandboxTls changed) {
    return new SandboxOptions(folder, port, Optional.of(changed), timings, clock, ids);
  }

  public SandboxOptions withTimings(Timings changed) {
    return new SandboxOptions(folder, port, tls, changed, clock, ids);
  }

  public SandboxOptions withClock(Clock changed) {
    return new SandboxOptions(folder, port, tls, timings, changed, ids);
  }

  public SandboxOptions withIds(Supplier<UUID> changed) {
    return new SandboxOptions(folder, port, tls, timings, clock, changed);
  }
}
