package io.portwright.provider.sandbox.order;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.portwright.provider.sandbox.catalogue.Catalogue;
import io.portwright.provider.sandbox.catalogue.EdgeImages;
import io.portwright.provider.sandbox.catalogue.Location;
import io.portwright.provider.sandbox.catalogue.RateCard;
import io.portwright.provider.sandbox.wire.Body;
import io.portwright.provider.sandbox.wire.Json;
import io.portwright.provider.sandbox.wire.Refusal;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Prices of products that nobody has ordered: what a price book request asks for. */
public final class PriceBook {
  /** Terms in months, in the order in which all of them are told. */
  public static final List<Integer> TERMS = List.of(1, 12, 24, 36, 48, 60);

  private final Catalogue catalogue;
  private final RateCard card;

  /** List price in base currency, and where it is charged. */
  private record Priced(BigDecimal base, Location location) {}

  /** One priced element of an answer. */
  private record Element(String reason, String frequency, BigDecimal amount, String addOn) {}

  public PriceBook(Catalogue catalogue) {
    this.catalogue = catalogue;
    this.card = catalogue.rateCard();
  }

  /** The answer for the term that the request names; without one for a month. */
  public ObjectNode product(Body request) {
    return product(request, request.has("term") ? Terms.months(request, "term") : 1);
  }

  /** The answer for one term. */
  public ObjectNode product(Body request, int term) {
    String type = request.requiredText("productType");
    Priced priced = priced(type, request);
    String currency = currency(request, priced.location());
    String market = priced.location().market();
    BigDecimal rack = card.inCurrency(priced.base(), market, currency);
    BigDecimal core = card.discounted(rack, term);
    List<Element> elements = new ArrayList<>();
    elements.add(new Element("CORE", "MONTHLY", rack, ""));
    elements.addAll(addOns(request, market, currency));
    ObjectNode answer = answer(type, currency, elements, rack.subtract(core));
    ArrayNode discounts = answer.putArray("discounts");
    if (core.compareTo(rack) < 0) {
      ObjectNode discount = discounts.addObject().put("discountReason", "TERM");
      discount.put("amount", rack.subtract(core));
      ObjectNode details = discount.putObject("discountDetails").put("uid", "term-" + term);
      details.put("code", "TERM" + term).put("description", term + " month term");
      details.put("percentageAmount", card.termPercent(term)).put("shared", false);
      details.put("allocationMethod", "AUTOMATIC").put("mechanism", "PERCENTAGE");
    }
    return answer;
  }

  /** The answer for add-ons alone. */
  public ObjectNode addOns(Body request) {
    Location location = location(request, "locationId");
    String currency = currency(request, location);
    List<Element> elements = addOns(request, location.market(), currency);
    if (elements.isEmpty()) {
      throw Refusal.invalid("addOns is required");
    }
    String type = request.text("productType").orElse("");
    ObjectNode answer = answer(type, currency, elements, BigDecimal.ZERO);
    answer.putArray("discounts");
    return answer;
  }

  private static ObjectNode answer(
      String type, String currency, List<Element> elements, BigDecimal discount) {
    BigDecimal rack = BigDecimal.ZERO;
    ArrayNode prices = Json.array();
    for (Element element : elements) {
      if (element.frequency().equals("MONTHLY")) {
        rack = rack.add(element.amount());
      }
      ObjectNode price = prices.addObject().put("chargeReason", element.reason());
      price.put("frequency", element.frequency()).put("amount", element.amount());
      if (!element.addOn().isEmpty()) {
        price.put("addOnType", element.addOn());
      }
    }
    ObjectNode answer = Json.object().put("productType", type).put("currency", currency);
    answer.put("monthlyRate", rack.subtract(discount)).put("monthlyRackRate", rack);
    return answer.set("prices", prices);
  }

  private String currency(Body request, Location location) {
    String currency =
        request
            .text("currency")
            .filter(text -> !text.isEmpty())
            .orElse(card.currency(location.market()));
    if (!card.knows(currency)) {
      throw Refusal.invalid("currency " + currency + " is not known");
    }
    return currency;
  }

  private Location location(Body request, String key) {
    int id = request.requiredInteger(key);
    return catalogue
        .locations()
        .find(id)
        .orElseThrow(() -> Refusal.invalid("Location " + id + " does not exist"));
  }

  private Priced priced(String type, Body request) {
    return switch (type) {
      case "MEGAPORT", "MCR2" -> {
        String speed = String.valueOf(request.requiredInteger("speed"));
        yield new Priced(step(type, "speed", speed), location(request, "locationId"));
      }
      case "MVE" -> new Priced(step(type, "size", size(request)), location(request, "locationId"));
      case "VXC" -> vxc(request);
      case "NAT_GATEWAY" -> gateway(request);
      case "IX" -> exchange(request);
      case "IP_ADDRESS" -> {
        String block = request.requiredText("ipBlock");
        yield new Priced(step(type, "ipBlock", block), location(request, "locationId"));
      }
      default -> throw Refusal.invalid("productType " + type + " has no price");
    };
  }

  private BigDecimal step(String type, String field, String step) {
    if (!card.lists(type, step)) {
      throw Refusal.invalid(field + " " + step + " has no price for " + type);
    }
    return card.base(type, step);
  }

  private String size(Body request) {
    String wanted =
        request
            .text("size")
            .filter(text -> !text.isEmpty())
            .orElseGet(() -> request.requiredText("mveLabel"));
    return catalogue.edgeImages().size(wanted).map(EdgeImages.Size::name).orElse(wanted);
  }

  private Priced vxc(Body request) {
    int speed = request.requiredInteger("speed");
    Location a = location(request, "aLocationId");
    Location b = location(request, "bLocationId");
    if (speed < 1) {
      throw Refusal.invalid("speed must be at least 1 Mbps");
    }
    boolean transit = request.text("connectType").filter("TRANSIT"::equals).isPresent();
    return new Priced(transit ? card.transit(speed) : Prices.vxc(catalogue, a, b, speed), a);
  }

  /** An IX of the port's metro is free of charge, another one costs what a VXC to it would. */
  private Priced exchange(Body request) {
    String ix = request.requiredText("ixType");
    int speed = request.requiredInteger("speed");
    Location port = location(request, "portLocationId");
    BigDecimal remote =
        catalogue
            .locations()
            .inMetroOf(ix)
            .filter(far -> !far.metro().equals(port.metro()))
            .map(far -> Prices.vxc(catalogue, port, far, speed))
            .orElse(BigDecimal.ZERO);
    return new Priced(remote, port);
  }

  private Priced gateway(Body request) {
    int speed = request.requiredInteger("speed");
    BigDecimal base = step("NAT_GATEWAY", "speed", String.valueOf(speed));
    int included = catalogue.gatewaySessions().counts(speed).getFirst();
    int extra = Math.max(0, request.requiredInteger("sessionCount") - included);
    return new Priced(base.add(card.sessions(extra)), location(request, "locationId"));
  }

  private List<Element> addOns(Body request, String market, String currency) {
    List<Element> elements = new ArrayList<>();
    for (Body addOn : request.listOrObject("addOns")) {
      String type = addOn.requiredText("addOnType");
      switch (type) {
        case "IP_SEC", "IPSEC" -> {
          String tunnels = String.valueOf(addOn.integer("tunnelCount").orElse(10));
          elements.add(element("IP_SEC", tunnels, "MONTHLY", market, currency));
        }
        case "CROSS_CONNECT" -> {
          elements.add(element(type, "monthly", "MONTHLY", market, currency));
          elements.add(element(type, "once", "ONCE", market, currency));
        }
        default -> throw Refusal.invalid("addOnType " + type + " has no price");
      }
    }
    return elements;
  }

  private Element element(
      String type, String step, String frequency, String market, String currency) {
    if (!card.listsAddOn(type, step)) {
      throw Refusal.invalid("tunnelCount must be 10, 20 or 30");
    }
    BigDecimal amount = card.inCurrency(card.addOn(type, step), market, currency);
    return new Element("ADD_ON_CHARGE", frequency, amount, type);
  }
}
