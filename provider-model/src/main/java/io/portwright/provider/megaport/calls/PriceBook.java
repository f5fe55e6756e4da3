package io.portwright.provider.megaport.calls;

import io.portwright.provider.diagnostic.Checked;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.megaport.client.ApiClient;
import io.portwright.provider.megaport.client.Reply;
import io.portwright.provider.megaport.pricing.Cost;
import io.portwright.provider.megaport.wire.Json;
import io.portwright.provider.spi.Money;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Prices of what nobody has ordered, before tax. The price book does not know a call context: for a
 * managed account its company is named. Where prices are hidden the service refuses.
 */
public final class PriceBook {

  private static final String PRODUCT = "/v4/pricebook/product";
  private static final String ADD_ON = "/v4/pricebook/addon";
  private static final int UNLISTED = 400;
  private static final String ASK = "look into the price book";

  private final ApiClient client;
  private final String query;

  PriceBook(ApiClient client) {
    this.client = client;
    this.query = client.callContext().map(uid -> "?companyUid=" + Answers.segment(uid)).orElse("");
  }

  /**
   * @param monthly with all discounts
   * @param rack monthly without them; empty when it is not told
   * @param once what is due once
   */
  public record Price(Money monthly, Optional<Money> rack, Money once) {}

  /**
   * The price of one line.
   *
   * @param line fields of the request, such as {@code productType}, {@code locationId}, {@code
   *     speed}, {@code term}
   */
  public Checked<Price> product(Json.Obj line) {
    return Answers.one(client.ask(PRODUCT + query, line), ASK, PriceBook::price);
  }

  /** What the price book says about one line. */
  public sealed interface Told {
    record Priced(Price price) implements Told {}

    /** This line has no price. */
    record Unlisted(Diagnostic why) implements Told {}

    /** Nothing is told: prices are hidden, or the service cannot be asked. */
    record Closed(Diagnostic why) implements Told {}
  }

  /** Asks for one line, for a caller that has more of them. */
  public Told tell(Cost.Listed cost) {
    String path = cost.chapter() == Cost.Chapter.ADD_ON ? ADD_ON : PRODUCT;
    Reply reply = client.ask(path + query, cost.line());
    Checked<Price> answer = Answers.one(reply, ASK, PriceBook::price);
    if (answer.value().isPresent()) {
      return new Told.Priced(answer.value().get());
    }
    Diagnostic why = answer.diagnostics().getFirst();
    boolean read = reply instanceof Reply.Ok;
    return read || (reply instanceof Reply.Refused refused && refused.status() == UNLISTED)
        ? new Told.Unlisted(why)
        : new Told.Closed(why);
  }

  /** The price of one line by term in months. */
  public Checked<SortedMap<Integer, Price>> terms(Json.Obj line) {
    Reply reply = client.ask(PRODUCT + "/terms" + query, line);
    return Answers.rows(reply, ASK, PriceBook::term)
        .then(rows -> {
          SortedMap<Integer, Price> prices = new TreeMap<>();
          rows.forEach(row -> prices.put(row.months(), row.price()));
          return Checked.of(prices);
        });
  }

  private record Term(int months, Price price) {}

  private static Optional<Term> term(Json row) {
    int months = (int) row.whole("term").orElse(0);
    return months > 0 ? price(row).map(price -> new Term(months, price)) : Optional.empty();
  }

  /** The price of add-ons alone; {@code line} has {@code locationId} and {@code addOns}. */
  public Checked<Price> addOns(Json.Obj line) {
    return Answers.one(client.ask(ADD_ON + query, line), ASK, PriceBook::price);
  }

  private static Optional<Price> price(Json data) {
    Optional<Money> monthly = Amounts.of(data, "monthlyRate");
    Optional<Currency> currency = Amounts.currency(data);
    Optional<BigDecimal> once = once(data.at("prices").items());
    if (monthly.isEmpty() || currency.isEmpty() || once.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Price(
            monthly.get(),
            Amounts.of(data, "monthlyRackRate"),
            new Money(once.get(), currency.get())));
  }

  /** Empty when one of the charges has no amount. */
  private static Optional<BigDecimal> once(List<Json> charges) {
    BigDecimal sum = BigDecimal.ZERO;
    for (Json charge : charges) {
      Optional<BigDecimal> amount = charge.decimal("amount");
      if (amount.isEmpty()) {
        return Optional.empty();
      }
      sum = charge.textOr("frequency", "").equals("ONCE") ? sum.add(amount.get()) : sum;
    }
    return Optional.of(sum);
  }
}
