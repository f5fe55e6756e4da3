package io.portwright.provider.sandbox.order;

import io.portwright.provider.sandbox.wire.Body;
import io.portwright.provider.sandbox.wire.Refusal;
import io.portwright.provider.sandbox.world.Kind;
import io.portwright.provider.sandbox.world.Lifecycle;
import io.portwright.provider.sandbox.world.Service;
import io.portwright.provider.sandbox.world.TunnelPack;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Add-ons: IPsec tunnels of MCRs and cross connects of ports. */
public final class AddOnChanges {
  static final String IP_SEC = "IP_SEC";
  static final String CROSS_CONNECT = "CROSS_CONNECT";
  private static final Set<Integer> PACKS = Set.of(10, 20, 30);
  private static final int SMALLEST = 10;

  private final Desk desk;

  public AddOnChanges(Desk desk) {
    this.desk = desk;
  }

  /** Adds one; a service has at most one of a type. */
  public Service add(String uid, Body body) {
    Service service = desk.own(uid);
    Lifecycle.refuseLocked(service);
    Kind changed =
        switch (service.kind()) {
          case Kind.Router router -> {
            if (router.ipsec().isPresent()) {
              throw Refusal.invalid("MCR " + uid + " already has an IPsec add-on");
            }
            yield router.withIpsec(Optional.of(tunnels(desk, body)));
          }
          case Kind.Port port -> {
            if (port.crossConnect().isPresent()) {
              throw Refusal.invalid("port " + uid + " already has a cross connect");
            }
            refuseMissingCrossConnect(desk, body, service.place().locationId());
            yield port.withCrossConnect(Optional.of(desk.draft().newUid()));
          }
          case Kind.Gateway _, Kind.Edge _, Kind.Connection _, Kind.Exchange _ ->
              throw Refusal.invalid("A service of type " + service.type() + " has no add-ons");
        };
    return put(service.with(changed));
  }

  /** The IPsec add-on that an order or a call asks for. */
  static TunnelPack tunnels(Desk desk, Body addOn) {
    refuseOtherType(addOn, IP_SEC);
    int tunnels = addOn.integer("tunnelCount").filter(count -> count != 0).orElse(SMALLEST);
    return new TunnelPack(desk.draft().newUid(), checked(addOn, tunnels));
  }

  private static int checked(Body addOn, int tunnels) {
    if (!PACKS.contains(tunnels)) {
      throw Refusal.invalid(addOn.name("tunnelCount") + " must be 10, 20 or 30");
    }
    return tunnels;
  }

  /** Refuses a cross connect that was not asked for rightly, or that the location does not have. */
  static void refuseMissingCrossConnect(Desk desk, Body addOn, int locationId) {
    refuseOtherType(addOn, CROSS_CONNECT);
    if (!desk.catalogue().locations().get(locationId).crossConnect()) {
      throw Refusal.invalid("Location " + locationId + " does not offer cross connects");
    }
  }

  private static void refuseOtherType(Body addOn, String wanted) {
    if (!addOn.requiredText("addOnType").equals(wanted)) {
      throw Refusal.invalid(addOn.name("addOnType") + " must be " + wanted);
    }
  }

  /** Changes one; no tunnels, or a cross connect that is not requested any more, removes it. */
  public Service change(String uid, String addOnUid, Body body) {
    Service service = desk.own(uid);
    Lifecycle.refuseLocked(service);
    Kind changed =
        switch (service.kind()) {
          case Kind.Router router when router.ipsec().filter(is(addOnUid)).isPresent() ->
              router.withIpsec(changed(service, addOnUid, body));
          case Kind.Port port when port.crossConnect().filter(addOnUid::equals).isPresent() -> {
            refuseOtherType(body, CROSS_CONNECT);
            boolean stays = body.flag("crossConnectRequested").orElse(true);
            yield port.withCrossConnect(stays ? port.crossConnect() : Optional.empty());
          }
          case Kind.Router _,
              Kind.Port _,
              Kind.Gateway _,
              Kind.Edge _,
              Kind.Connection _,
              Kind.Exchange _ ->
              throw Refusal.notFound("Service " + uid + " has no add-on " + addOnUid);
        };
    return put(service.with(changed));
  }

  private static Predicate<TunnelPack> is(String uid) {
    return pack -> pack.uid().equals(uid);
  }

  private Optional<TunnelPack> changed(Service service, String addOnUid, Body body) {
    refuseOtherType(body, IP_SEC);
    int wanted = body.requiredInteger("tunnelCount");
    int used = RouterFaces.tunnels(desk.draft(), service.uid(), "");
    if (wanted < used) {
      throw Refusal.invalid(
          "MCR " + service.uid() + " has " + used + " configured tunnels: remove them first");
    }
    return wanted == 0
        ? Optional.empty()
        : Optional.of(new TunnelPack(addOnUid, checked(body, wanted)));
  }

  private Service put(Service changed) {
    desk.draft().put(changed);
    return changed;
  }
}
