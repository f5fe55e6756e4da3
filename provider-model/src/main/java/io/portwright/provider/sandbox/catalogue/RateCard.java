package io.portwright.provider.sandbox.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.TreeMap;

/** List prices. Every amount is invented; the structure is that of the public price pages. */
public final class RateCard {
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private final JsonNode card = Rows.of("rate-card.json").tree();

  /** How far apart the ends of a VXC are, which decides its price. */
  public enum Distance {
    DATA_CENTRE("metro"),
    METRO("metro"),
    ZONE("zone"),
    INTERZONE("interzone");

    private final String column;

    Distance(String column) {
      this.column = column;
    }
  }

  public String currency(String market) {
    return card.path("currencyByMarket").path(market).asText("USD");
  }

  /**
   * Monthly charge of a port, MCR or MVE in US dollars of a market with factor 1, undiscounted.
   *
   * @param productType {@code MEGAPORT}, {@code MCR2}, {@code MVE} or {@code NAT_GATEWAY}
   * @param step speed in Mbps or name of the size
   */
  public BigDecimal base(String productType, String step) {
    return card.path(productType).path(step).decimalValue();
  }

  /** As {@link #base}, for sessions of a NAT gateway beyond the fewest at its speed. */
  public BigDecimal sessions(int extra) {
    return card.path("NAT_GATEWAY")
        .path("perExtra100kSessions")
        .decimalValue()
        .multiply(BigDecimal.valueOf(extra))
        .divide(BigDecimal.valueOf(100_000), 2, RoundingMode.HALF_UP);
  }

  /** As {@link #base}, for the IPsec add-on of an MCR; 0 without one. */
  public BigDecimal tunnels(int count) {
    return card.path("addOns").path("IP_SEC").path(String.valueOf(count)).decimalValue();
  }

  /** As {@link #base}, for a cross connect. */
  public BigDecimal crossConnect() {
    return card.path("addOns").path("CROSS_CONNECT").path("monthly").decimalValue();
  }

  /** What a cross connect costs once, as {@link #base} counts. */
  public BigDecimal crossConnectSetup() {
    return card.path("addOns").path("CROSS_CONNECT").path("once").decimalValue();
  }

  /** Whether there is a price for a step. */
  public boolean lists(String productType, String step) {
    return card.path(productType).has(step);
  }

  /** Whether prices can be told in a currency. */
  public boolean knows(String currency) {
    return card.path("fx").has(currency);
  }

  /** As {@link #base}, for an add-on: {@code IP_SEC} by its tunnels, {@code CROSS_CONNECT}. */
  public BigDecimal addOn(String type, String step) {
    return card.path("addOns").path(type).path(step).decimalValue();
  }

  public boolean listsAddOn(String type, String step) {
    return card.path("addOns").path(type).has(step);
  }

  /** Percentage that a term in months takes off. */
  public BigDecimal termPercent(int term) {
    return card.path("termDiscountPercent").path("" + term).decimalValue();
  }

  /** An amount of the card in some currency, at the price level of a market. */
  public BigDecimal inCurrency(BigDecimal amount, String market, String currency) {
    return amount
        .multiply(card.path("marketFactor").path(market).decimalValue())
        .multiply(card.path("fx").path(currency).decimalValue())
        .setScale(currency.equals("JPY") ? 0 : 2, RoundingMode.HALF_UP);
  }

  /** As {@link #base}, for a VXC. Rates between two listed ones are charged in proportion. */
  public BigDecimal vxc(Distance distance, int rate) {
    return between(card.path("VXC").path(distance.column), rate);
  }

  /** As {@link #base}, for Megaport Internet. */
  public BigDecimal transit(int rate) {
    return between(card.path("TRANSIT"), rate);
  }

  /** By how much a VXC between continents costs more. */
  public BigDecimal intercontinentalFactor() {
    return card.path("VXC").path("intercontinentalFactor").decimalValue();
  }

  /** Name of the pricing zone of a metro, such as {@code AU East}. */
  public String zone(String metro) {
    return card.path("zoneByMetro").path(metro).asText(metro);
  }

  /** An amount of the card in the currency of a market, with its decimals. */
  public BigDecimal inMarket(BigDecimal amount, String market) {
    return inCurrency(amount, market, currency(market));
  }

  /** What remains of an amount after the discount of a term in months; same decimals. */
  public BigDecimal discounted(BigDecimal amount, int term) {
    BigDecimal percent = card.path("termDiscountPercent").path("" + term).decimalValue();
    return amount
        .multiply(HUNDRED.subtract(percent))
        .divide(HUNDRED, amount.scale(), RoundingMode.HALF_UP);
  }

  private static BigDecimal between(JsonNode steps, int rate) {
    TreeMap<Integer, BigDecimal> amounts = new TreeMap<>();
    for (Map.Entry<String, JsonNode> step : steps.properties()) {
      amounts.put(Integer.valueOf(step.getKey()), step.getValue().decimalValue());
    }
    Map.Entry<Integer, BigDecimal> below = amounts.floorEntry(rate);
    Map.Entry<Integer, BigDecimal> above = amounts.ceilingEntry(rate);
    if (below == null) {
      return amounts.firstEntry().getValue();
    }
    if (above == null) {
      return amounts.lastEntry().getValue();
    }
    if (below.getKey().equals(above.getKey())) {
      return below.getValue();
    }
    BigDecimal width = BigDecimal.valueOf(above.getKey() - below.getKey());
    return below
        .getValue()
        .add(
            above
                .getValue()
                .subtract(below.getValue())
                .multiply(BigDecimal.valueOf(rate - below.getKey()))
                .divide(width, 6, RoundingMode.HALF_UP));
  }
}
