package io.portwright.provider.sandbox.world;

import io.portwright.provider.sandbox.wire.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;

/** Moves services through their states. */
public final class Lifecycle {
  private Lifecycle() {}

  /** A product without ends: port, MCR, MVE or NAT gateway. */
  public static Life ordered(View view, ProductType type) {
    Instant ready = view.now().plus(view.timings().provisioning());
    Optional<Instant> live =
        type == ProductType.MEGAPORT ? view.timings().light().map(ready::plus) : Optional.of(ready);
    return Life.of(view.now(), Optional.of(ready), live);
  }

  /** A product that is designed only. */
  public static Life designed(View view) {
    return Life.designed(view.now());
  }

  /** A VXC: provisioned once its ends are, unless it waits for somebody's approval. */
  public static Life ordered(View view, Kind.Connection vxc) {
    return vxc.awaits().isPresent()
        ? Life.of(view.now(), Optional.empty(), Optional.empty())
        : afterHosts(view, vxc);
  }

  /** An IX: provisioned once its port is. */
  public static Life ordered(View view, Kind.Exchange ix) {
    return afterHosts(view, ix);
  }

  private static Life afterHosts(View view, Kind kind) {
    Instant ready = readyAfterHosts(view, kind);
    return Life.of(view.now(), Optional.of(ready), Optional.of(ready));
  }

  private static Instant readyAfterHosts(View view, Kind kind) {
    Instant start = view.now();
    for (String uid : kind.hosts()) {
      Optional<Instant> host = view.find(uid).flatMap(found -> found.life().ready());
      if (host.isPresent() && host.get().isAfter(start)) {
        start = host.get();
      }
    }
    Duration provisioning = view.timings().provisioning();
    return start.plus(provisioning);
  }

  /** A service whose order a partner has yet to approve. */
  public static Service undecided(View view, Service service) {
    return service.with(Life.undecided(view.now()));
  }

  /** The partner has approved the order: provisioning starts now. */
  public static Service decided(View view, Service service) {
    Life life =
        service.kind() instanceof Kind.Connection vxc
            ? ordered(view, vxc)
            : ordered(view, service.type());
    return service.with(service.life().decided(life));
  }

  /** The awaited company accepts: provisioning starts. */
  public static Service approved(View view, Service service, Kind.Connection vxc) {
    Kind.Connection open = vxc.approved();
    Instant ready = readyAfterHosts(view, open);
    return service.with(open).with(service.life().started(ready, Optional.of(ready)));
  }

  /** Ends a service now, and with it what is attached to it. */
  public static void end(Draft draft, Service service) {
    for (Service attached : draft.activeOn(service.uid())) {
      refuseLocked(attached);
      draft.put(attached.with(attached.life().ending(draft.now(), draft.now())));
    }
    draft.put(service.with(service.life().ending(draft.now(), draft.now())));
  }

  /** Ends a VXC or IX at the end of its term, or of the month when the term is over. */
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
    endAt(draft, service, end);
  }

  /** Ends a VXC or IX at some later time. */
  public static void endAt(Draft draft, Service service, Instant end) {
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

  /** Locks a service as Megaport's staff does, or undoes that. */
  public static void staffLock(Draft draft, Service service, boolean on) {
    draft.put(service.with(service.locks().byStaff(on)));
  }

  public static void fail(Draft draft, Service service) {
    draft.put(service.with(service.life().asFailed()));
  }

  public static void refuseLocked(Service service) {
    if (service.locks().staff()) {
      throw Refusal.invalid("Service " + service.uid() + " is locked by Megaport: ask its support");
    }
    if (service.locks().owner()) {
      throw Refusal.invalid("Service " + service.uid() + " is locked: unlock it first");
    }
  }
}
