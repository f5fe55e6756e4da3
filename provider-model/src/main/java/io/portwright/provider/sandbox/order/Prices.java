package io.portwright.provider.sandbox.order;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.portwright.provider.sandbox.catalogue.Catalogue;
import io.portwright.provider.sandbox.catalogue.Location;
import io.portwright.provider.sandbox.catalogue.RateCard;
import io.portwright.provider.sandbox.wire.Json;
import io.portwright.provider.sandbox.world.End;
import io.portwright.provider.sandbox.world.Kind;
import io.portwright.provider.sandbox.world.Service;
import io.portwright.provider.sandbox.world.Status;
import io.portwright.provider.sandbox.world.View;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Optional;

/** What services cost: list price less the discount of the term, in the market's currency. */
public final class Prices {
  private final View view;
  private final Catalogue catalogue;

  public Prices(View view, Catalogue catalogue) {
    this.view = view;
    this.catalogue = catalogue;
  }

  /** One line of a validate answer. */
  public ObjectNode line(Service service) {
    String metro = site(service).metro();
    ObjectNode line = Json.object().put("serviceName", service.name());
    line.put("productType", service.type().name()).put("productUid", service.uid());
    line.put("market", service.place().market()).put("string", metro).put("metro", metro);
    line.set("price", price(service));
    return line;
  }

  private Location site(Service service) {
    return switch (service.kind()) {
      case Kind.Connection vxc -> site(vxc.aEnd());
      case Kind.Exchange ix -> site(ix.end());
      case Kind.Port _, Kind.Routing _, Kind.Edge _ ->
          catalogue.locations().get(service.place().locationId());
    };
  }

  private Location site(End end) {
    return Host.find(view, catalogue, end.productUid())
        .map(host -> host.location(catalogue))
        .orElseThrow(() -> new IllegalStateException("no host " + end.productUid()));
  }

  /** What a service costs every month, in the currency of its market. */
  public BigDecimal monthly(Service service) {
    RateCard card = catalogue.rateCard();
    BigDecimal rack = card.inMarket(base(service), service.place().market());
    return card.discounted(rack, service.contract().months());
  }

  /** Currency of all amounts of a service. */
  public String currency(Service service) {
    return catalogue.rateCard().currency(service.place().market());
  }

  /**
   * What an end now would cost: every month that remains of the term, the running one included;
   * nothing for a term of one month, which is charged as it goes.
   */
  public BigDecimal earlyEnd(Service service) {
    if (service.contract().months() == 1 || view.status(service) == Status.DESIGN) {
      return BigDecimal.ZERO;
    }
    int months = 0;
    while (months < service.contract().months()
        && service.contract().monthsBeforeEnd(months).isAfter(view.now())) {
      months++;
    }
    return monthly(service).multiply(BigDecimal.valueOf(months));
  }

  private ObjectNode price(Service service) {
    RateCard card = catalogue.rateCard();
    String market = service.place().market();
    BigDecimal rack = card.inMarket(base(service), market);
    BigDecimal monthly = monthly(service);
    BigDecimal perMbps =
        monthly.divide(BigDecimal.valueOf(Math.max(1, speed(service))), 4, RoundingMode.HALF_UP);
    ObjectNode price = Json.object();
    price.put("hourlySetup", 0).put("dailySetup", 0).put("monthlySetup", setup(service));
    price.put("hourlyRate", 0).put("dailyRate", 0).put("monthlyRate", monthly);
    price.put("fixedRecurringCharge", 0).put("postPaidBaseRate", "no base rate");
    price.put("longHaulMbpsRate", 0).put("mbpsRate", perMbps).put("monthlyRackRate", rack);
    price.put("currency", currency(service)).put("productType", service.type().name());
    return price.put("key", "no key").put("empty", false);
  }

  /** What is charged once. */
  private BigDecimal setup(Service service) {
    RateCard card = catalogue.rateCard();
    return service.kind() instanceof Kind.Port port && port.crossConnect().isPresent()
        ? card.inMarket(card.crossConnectSetup(), service.place().market())
        : BigDecimal.ZERO;
  }

  private BigDecimal base(Service service) {
    RateCard card = catalogue.rateCard();
    String type = service.type().name();
    return switch (service.kind()) {
      case Kind.Port port -> {
        BigDecimal bare = card.base(type, String.valueOf(port.speed()));
        yield port.crossConnect().isPresent() ? bare.add(card.crossConnect()) : bare;
      }
      case Kind.Router router ->
          card.base(type, String.valueOf(router.speed())).add(card.tunnels(router.tunnels()));
      case Kind.Gateway gateway -> gateway(gateway);
      case Kind.Edge edge -> card.base(type, edge.size());
      case Kind.Exchange ix -> exchange(ix, service.place().locationId());
      case Kind.Connection vxc -> transit(vxc) ? card.transit(vxc.rate()) : distance(vxc);
    };
  }

  private BigDecimal gateway(Kind.Gateway gateway) {
    RateCard card = catalogue.rateCard();
    int included = catalogue.gatewaySessions().counts(gateway.speed()).getFirst();
    return card.base(gateway.type().name(), String.valueOf(gateway.speed()))
        .add(card.sessions(gateway.sessions() - included));
  }

  /** A local IX is free, a remote one costs what a VXC to its metro would. */
  private BigDecimal exchange(Kind.Exchange ix, int locationId) {
    Optional<Integer> place = catalogue.exchanges().place(ix.network());
    if (place.isEmpty() || catalogue.exchanges().isAt(ix.network(), locationId)) {
      return BigDecimal.ZERO;
    }
    Location from = catalogue.locations().get(locationId);
    return vxc(catalogue, from, catalogue.locations().get(place.get()), ix.rate());
  }

  private boolean transit(Kind.Connection vxc) {
    return Host.find(view, catalogue, vxc.bEnd().productUid())
        .filter(host -> host.connectType().equals("TRANSIT"))
        .isPresent();
  }

  private BigDecimal distance(Kind.Connection vxc) {
    return vxc(catalogue, site(vxc.aEnd()), site(vxc.bEnd()), vxc.rate());
  }

  /** Monthly list price of a VXC between two locations in base currency. */
  static BigDecimal vxc(Catalogue catalogue, Location a, Location b, int rate) {
    RateCard card = catalogue.rateCard();
    BigDecimal amount = card.vxc(distance(catalogue, a, b), rate);
    return continent(card, a).equals(continent(card, b))
        ? amount
        : amount.multiply(card.intercontinentalFactor());
  }

  /** How far apart two locations are for the price of a VXC. */
  public static RateCard.Distance distance(Catalogue catalogue, Location a, Location b) {
    if (a.id() == b.id()) {
      return RateCard.Distance.DATA_CENTRE;
    }
    if (a.metro().equals(b.metro())) {
      return RateCard.Distance.METRO;
    }
    RateCard card = catalogue.rateCard();
    boolean zone = card.zone(a.metro()).equals(card.zone(b.metro()));
    return zone ? RateCard.Distance.ZONE : RateCard.Distance.INTERZONE;
  }

  private static String continent(RateCard card, Location location) {
    String zone = card.zone(location.metro());
    String first = zone.split(" ", -1)[0].toUpperCase(Locale.ROOT);
    return switch (first) {
      case "US", "CA", "MEXICO" -> "North America";
      case "EU" -> "Europe";
      case "AU", "NZ" -> "Oceania";
      case "SE", "EAST", "NE" -> "Asia";
      default -> zone;
    };
  }

  private static int speed(Service service) {
    return switch (service.kind()) {
      case Kind.Port port -> port.speed();
      case Kind.Routing router -> router.speed();
      case Kind.Edge _ -> 1;
      case Kind.Connection vxc -> vxc.rate();
      case Kind.Exchange ix -> ix.rate();
    };
  }
}
