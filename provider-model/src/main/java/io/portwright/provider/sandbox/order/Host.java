package io.portwright.provider.sandbox.order;

import io.portwright.provider.sandbox.catalogue.Catalogue;
import io.portwright.provider.sandbox.catalogue.Location;
import io.portwright.provider.sandbox.catalogue.PartnerPort;
import io.portwright.provider.sandbox.world.Kind;
import io.portwright.provider.sandbox.world.Service;
import io.portwright.provider.sandbox.world.View;
import java.util.Optional;

/** What a VXC ends on. */
public sealed interface Host {

  /** A service of the sandbox, of whatever company. */
  record Placed(Service service) implements Host {
    @Override
    public String uid() {
      return service.uid();
    }

    @Override
    public String name() {
      return service.name();
    }

    @Override
    public String companyUid() {
      return service.companyUid();
    }

    @Override
    public int locationId() {
      return service.place().locationId();
    }

    @Override
    public String connectType() {
      return "DEFAULT";
    }
  }

  /** A port of the catalogue. */
  record Partner(PartnerPort port) implements Host {
    @Override
    public String uid() {
      return port.uid();
    }

    @Override
    public String name() {
      return port.title();
    }

    @Override
    public String companyUid() {
      return port.companyUid();
    }

    @Override
    public int locationId() {
      return port.locationId();
    }

    @Override
    public String connectType() {
      return port.connectType();
    }
  }

  String uid();

  String name();

  String companyUid();

  int locationId();

  String connectType();

  /** What a VXC can end on: services that stand alone, and partner ports. */
  static Optional<Host> find(View view, Catalogue catalogue, String uid) {
    Optional<Host> placed =
        view.find(uid).filter(service -> service.kind().hosts().isEmpty()).map(Placed::new);
    return placed.isPresent() ? placed : catalogue.partnerPorts().find(uid).map(Partner::new);
  }

  default Location location(Catalogue catalogue) {
    return catalogue.locations().get(locationId());
  }

  /** Whether it routes, so that VXCs on it have addresses and an ASN. */
  default boolean isRouter() {
    return this instanceof Placed(Service service) && service.kind() instanceof Kind.Routing;
  }

  /** Speed of one physical interface, Mbps. */
  default int interfaceSpeed() {
    if (this instanceof Placed(Service service)) {
      return switch (service.kind()) {
        case Kind.Port port -> port.speed();
        case Kind.Routing router -> router.speed();
        case Kind.Edge _, Kind.Connection _, Kind.Exchange _ -> 10_000;
      };
    }
    return 10_000;
  }

  /** Highest rate of one VXC on it, Mbps; a LAG carries the sum of its members. */
  default int maxRate(View view) {
    return switch (this) {
      case Partner(PartnerPort port) -> port.maxRate();
      case Placed(Service service) ->
          switch (service.kind()) {
            case Kind.Port port ->
                port.lag()
                    .map(lag -> view.members(service.companyUid(), lag.aggregation()).size())
                    .map(members -> members * port.speed())
                    .orElse(port.speed());
            case Kind.Routing router -> router.speed();
            case Kind.Edge _, Kind.Connection _, Kind.Exchange _ -> Integer.MAX_VALUE;
          };
    };
  }
}
