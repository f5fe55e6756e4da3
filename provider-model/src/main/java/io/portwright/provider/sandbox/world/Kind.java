package io.portwright.provider.sandbox.world;

import java.util.List;
import java.util.Optional;

/** What a service is, with what only that kind has. Speeds and rates are Mbps. */
public sealed interface Kind {

  ProductType type();

  record Port(int speed, Optional<Lag> lag) implements Kind {
    @Override
    public ProductType type() {
      return ProductType.MEGAPORT;
    }
  }

  /**
   * A Megaport Cloud Router.
   *
   * @param tunnels IPsec tunnels of its add-on; 0 without one
   */
  record Router(int speed, long asn, int tunnels, List<PrefixList> prefixLists) implements Kind {
    public Router {
      prefixLists = List.copyOf(prefixLists);
    }

    @Override
    public ProductType type() {
      return ProductType.MCR2;
    }

    public Router withAsn(long changed) {
      return new Router(speed, changed, tunnels, prefixLists);
    }

    public Router withPrefixLists(List<PrefixList> changed) {
      return new Router(speed, asn, tunnels, changed);
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

    /** Whether one of the ends is on a service or partner port. */
    public boolean touches(String uid) {
      return aEnd.productUid().equals(uid) || bEnd.productUid().equals(uid);
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
}
