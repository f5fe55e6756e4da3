package io.portwright.provider.megaport.pricing;

import io.portwright.provider.megaport.wire.Json;
import io.portwright.provider.megaport.wire.ProductKind;
import io.portwright.provider.spi.Money;
import io.portwright.provider.spi.Review.Quote;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the priced lines of a validation. A line belongs to an item by kind and name; several lines
 * of one item, as for a LAG, add up. Where that is not certain there is no quote: an unknown price
 * is never shown as zero.
 */
public final class Quotes {

  private Quotes() {}

  /** An item that was validated. */
  public record Item(ProductKind kind, String name, int termMonths) {}

  private record Line(Money monthly, Money once) {}

  /**
   * @param items in the order in which they were sent
   * @param data of the answer
   * @return a quote, or nothing, for each item
   */
  public static List<Optional<Quote>> of(List<Item> items, Json data) {
    Map<String, List<Optional<Line>>> lines = new LinkedHashMap<>();
    for (Json row : data.items()) {
      String key = key(row.textOr("productType", ""), row.textOr("serviceName", ""));
      lines.computeIfAbsent(key, _ -> new ArrayList<>()).add(line(row.at("price")));
    }
    Map<String, Integer> owners = new LinkedHashMap<>();
    items.forEach(item -> owners.merge(key(item), 1, Integer::sum));
    Map<String, Integer> taken = new LinkedHashMap<>();
    List<Optional<Quote>> quotes = new ArrayList<>();
    for (Item item : items) {
      List<Optional<Line>> own = lines.getOrDefault(key(item), List.of());
      int sharers = owners.getOrDefault(key(item), 1);
      int each = own.size() / sharers;
      int index = taken.merge(key(item), 1, Integer::sum) - 1;
      quotes.add(
          each == 0 || each * sharers != own.size()
              ? Optional.empty()
              : sum(own.subList(index * each, (index + 1) * each), item.termMonths()));
    }
    return quotes;
  }

  private static Optional<Quote> sum(List<Optional<Line>> lines, int termMonths) {
    Optional<Quote> sum = Optional.empty();
    for (Optional<Line> line : lines) {
      if (line.isEmpty()) {
        return Optional.empty();
      }
      Line one = line.get();
      sum =
          Optional.of(
              sum.map(s ->
                      new Quote(
                          s.monthly().plus(one.monthly()), s.once().plus(one.once()), termMonths))
                  .orElseGet(() -> new Quote(one.monthly(), one.once(), termMonths)));
    }
    return sum;
  }

  private static Optional<Line> line(Json price) {
    Optional<BigDecimal> monthly = price.decimal("monthlyRate");
    Optional<Currency> currency = price.text("currency").flatMap(Quotes::currency);
    if (monthly.isEmpty() || currency.isEmpty()) {
      return Optional.empty();
    }
    BigDecimal setup = price.decimal("monthlySetup").orElse(BigDecimal.ZERO);
    return Optional.of(
        new Line(new Money(monthly.get(), currency.get()), new Money(setup, currency.get())));
  }

  private static Optional<Currency> currency(String code) {
    try {
      return Optional.of(Currency.getInstance(code));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private static String key(Item item) {
    return key(item.kind().wireName(), item.name());
  }

  private static String key(String productType, String name) {
    return productType.toUpperCase(Locale.ROOT) + " " + name;
  }
}
