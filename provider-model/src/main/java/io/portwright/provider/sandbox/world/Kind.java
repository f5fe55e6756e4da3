package io.portwright.provider.sandbox.world;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a service is, with what only that kind has. Speeds and rates are Mbps. */
public sealed interface Kind {

  ProductType type();

  /** Uids of the services and partner ports that it hangs on; none for what stands alone. */
  default Set<String> hosts() {
    return Set.of();
  }

  /** A product that routes: VXCs on it take router configurations. */
  sealed interface Routing extends Kind {
    int speed();

    long asn();

    Filters filters();

    Routing withFilters(Filters changed);
  }

  /**
   * A port.
   *
   * @param crossConnect uid of its cross connect add-on
   */
  record Port(int speed, Optional<Lag> lag, Optional<String> crossConnect) implements Kind {
    @Override
    public ProductType type() {
      return ProductType.MEGAPORT;
    }

    public Port withCrossConnect(Optional<String> changed) {
      return new Port(speed, lag, changed);
    }
  }

  /** A Megaport Cloud Router. */
  record Router(int speed, long asn, Optional<TunnelPack> ipsec, Filters filters)
      implements Routing {
    @Override
    public ProductType type() {
      return ProductType.MCR2;
    }

    /** IPsec tunnels that it may have; 0 without an add-on. */
    public int tunnels() {
      return ipsec.map(TunnelPack::tunnels).orElse(0);
    }

    public Router withAsn(long changed) {
      return new Router(speed, changed, ipsec, filters);
    }

    public Router withIpsec(Optional<TunnelPack> changed) {
      return new Router(speed, asn, changed, filters);
    }

    @Override
    public Router withFilters(Filters changed) {
      return new Router(speed, asn, ipsec, changed);
    }
  }

  /**
   * A NAT gateway.
   *
   * @param sessions concurrent sessions, as the matrix offers them for the speed
   * @param autoRenew whether the term starts again at its end
   * @param bgpShutdown whether new BGP sessions start shut down
   * @param promoCode empty when none
   */
  record Gateway(
      int speed,
      long asn,
      int sessions,
      boolean autoRenew,
      boolean bgpShutdown,
      String promoCode,
      Filters filters)
      implements Routing {
    @Override
    public ProductType type() {
      return ProductType.NAT_GATEWAY;
    }

    @Override
    public Gateway withFilters(Filters changed) {
      return new Gateway(speed, asn, sessions, autoRenew, bgpShutdown, promoCode, changed);
    }
  }

  /**
   * A Megaport Virtual Edge. Its vendor configuration is write-only and not kept.
   *
   * @param size name, such as {@code MEDIUM}
   * @param vnics descriptions in the order of their index
   */
  record Edge(int imageId, String size, List<String> vnics) implements Kind {
    public Edge {
      vnics = List.copyOf(vnics);
    }

    @Override
    public ProductType type() {
      return ProductType.MVE;
    }

    public Edge withVnics(List<String> changed) {
      return new Edge(imageId, size, changed);
    }
  }

  /**
   * A VXC.
   *
   * @param shutdown ordered, but administratively down
   * @param awaits uid of the company whose approval is missing
   */
  record Connection(
      int rate, boolean shutdown, End aEnd, End bEnd, String serviceKey, Optional<String> awaits)
      implements Kind {
    @Override
    public ProductType type() {
      return ProductType.VXC;
    }

    @Override
    public Set<String> hosts() {
      return aEnd.productUid().equals(bEnd.productUid())
          ? Set.of(aEnd.productUid())
          : Set.of(aEnd.productUid(), bEnd.productUid());
    }

    public Connection withRate(int changed) {
      return new Connection(changed, shutdown, aEnd, bEnd, serviceKey, awaits);
    }

    public Connection withShutdown(boolean changed) {
      return new Connection(rate, changed, aEnd, bEnd, serviceKey, awaits);
    }

    public Connection withEnds(End a, End b) {
      return new Connection(rate, shutdown, a, b, serviceKey, awaits);
    }

    public Connection approved() {
      return new Connection(rate, shutdown, aEnd, bEnd, serviceKey, Optional.empty());
    }
  }

  /**
   * A connection to an internet exchange.
   *
   * @param network name of the exchange, such as {@code Sydney IX}
   * @param end the port or MCR that it hangs on, with its VLAN
   * @param asn of the customer
   * @param mac of the customer's router, as it was ordered
   * @param shutdown ordered, but administratively down
   * @param publicGraph whether the traffic graph is public
   * @param reverseDns empty when none
   */
  record Exchange(
      String network,
      End end,
      int rate,
      long asn,
      String mac,
      boolean shutdown,
      boolean publicGraph,
      String reverseDns)
      implements Kind {
    @Override
    public ProductType type() {
      return ProductType.IX;
    }

    @Override
    public Set<String> hosts() {
      return Set.of(end.productUid());
    }

    public Exchange withEnd(End changed) {
      return new Exchange(network, changed, rate, asn, mac, shutdown, publicGraph, reverseDns);
    }

    public Exchange withRate(int changed) {
      return new Exchange(network, end, changed, asn, mac, shutdown, publicGraph, reverseDns);
    }
  }
}
