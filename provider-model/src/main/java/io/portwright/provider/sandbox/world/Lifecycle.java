package io.portwright.provider.sandbox.world;

import io.portwright.provider.sandbox.wire.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Optional;

/** Moves services through their states. */
public final class Lifecycle {
  private Lifecycle() {}

  /** A product without ends: port, MCR or MVE. */
  public static Life ordered(View view, ProductType type) {
    Instant ready = view.now().plus(view.timings().provisioning());
    Optional<Instant> live =
        type == ProductType.MEGAPORT ? view.timings().light().map(ready::plus) : Optional.of(ready);
    return Life.of(view.now(), Optional.of(ready), live);
  }

  /** A VXC: provisioned once its ends are, unless it waits for somebody's approval. */
  public static Life ordered(View view, Kind.Connection vxc) {
    if (vxc.awaits().isPresent()) {
      return Life.of(view.now(), Optional.empty(), Optional.empty());
    }
    Instant ready = readyAfterEnds(view, vxc);
    return Life.of(view.now(), Optional.of(ready), Optional.of(ready));
  }

  private static Instant readyAfterEnds(View view, Kind.Connection vxc) {
    Instant start = view.now();
    for (End end : List.of(vxc.aEnd(), vxc.bEnd())) {
      Optional<Instant> host = view.find(end.productUid()).flatMap(found -> found.life().ready());
      if (host.isPresent() && host.get().isAfter(start)) {
        start = host.get();
      }
    }
    Duration provisioning = view.timings().provisioning();
    return start.plus(provisioning);
  }

  /** The awaited company accepts: provisioning starts. */
  public static Service approved(View view, Service service, Kind.Connection vxc) {
    Kind.Connection open = vxc.approved();
    Instant ready = readyAfterEnds(view, open);
    return service.with(open).with(service.life().started(ready, Optional.of(ready)));
  }

  /** Ends a service now, and with a port, MCR or MVE what is attached to it. */
  public static void end(Draft draft, Service service) {
    for (Service vxc : draft.activeOn(service.uid())) {
      refuseLocked(vxc);
      draft.put(vxc.with(vxc.life().ending(draft.now(), draft.now())));
    }
    draft.put(service.with(service.life().ending(draft.now(), draft.now())));
  }

  /** Ends a VXC at the end of its term, or of the month when the term is over. */
  public static void endLater(Draft draft, Service service) {
    Instant end = service.contract().end();
    if (!end.isAfter(draft.now())) {
      end =
          draft
              .now()
              .atOffset(ZoneOffset.UTC)
              .with(TemporalAdjusters.firstDayOfNextMonth())
              .truncatedTo(ChronoUnit.DAYS)
              .toInstant();
    }
    draft.put(service.with(service.life().ending(draft.now(), end)));
  }

  public static void restore(Draft draft, Service service) {
    draft.put(service.with(service.life().restored()));
  }

  /** Light on a port from now on, or none. */
  public static void light(Draft draft, Service port, boolean on) {
    Optional<Instant> at = on ? Optional.of(draft.now()) : Optional.empty();
    draft.put(port.with(port.life().light(at)));
  }

  public static void fail(Draft draft, Service service) {
    draft.put(service.with(service.life().asFailed()));
  }

  public static void refuseLocked(Service service) {
    if (service.locked()) {
      throw Refusal.invalid("Service " + service.uid() + " is locked");
    }
  }
}
