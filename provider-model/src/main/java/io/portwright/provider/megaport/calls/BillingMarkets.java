package io.portwright.provider.megaport.calls;

import io.portwright.provider.diagnostic.Checked;
import io.portwright.provider.megaport.client.ApiClient;
import io.portwright.provider.megaport.client.Reply;
import io.portwright.provider.megaport.wire.Json;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Billing markets of the company that is logged in. A call context has no effect on these calls:
 * they never tell or change those of a managed account.
 */
public final class BillingMarkets {

  private static final String PATH = "/v2/market";

  private final ApiClient client;

  BillingMarkets(ApiClient client) {
    this.client = client;
  }

  /**
   * An enabled market.
   *
   * @param region code of a country, such as {@code AU}; empty when it is not told
   * @param firstParty number of the vendor's company that bills there
   * @param currency code, such as {@code AUD}; it cannot change later
   */
  public record Market(
      long id, String country, Optional<String> region, OptionalLong firstParty, String currency) {

    static Optional<Market> read(Json row) {
      OptionalLong id = row.whole("id");
      return id.isEmpty()
          ? Optional.empty()
          : Optional.of(
              new Market(
                  id.getAsLong(),
                  row.textOr("country", ""),
                  row.text("region").filter(text -> !text.isEmpty()),
                  row.whole("firstPartyId"),
                  row.textOr("currencyEnum", "")));
    }
  }

  /** Who is billed, and where letters go. */
  public record Contact(String name, String email, String phone) {}

  /**
   * @param street first line
   * @param country as the vendor writes it, such as {@code Australia}
   */
  public record Address(
      String street,
      Optional<String> secondLine,
      String city,
      Optional<String> state,
      Optional<String> postcode,
      String country) {}

  /**
   * What enabling a market takes. It makes a billing relationship with the vendor's company there.
   *
   * @param firstParty number of the vendor's company
   * @param currency the one of that company
   * @param language of invoices, such as {@code en}
   * @param taxNumber needed in some countries
   */
  public record Enabling(
      long firstParty,
      String currency,
      String language,
      Contact contact,
      Address address,
      Optional<String> taxNumber,
      Optional<String> purchaseOrder) {}

  public Checked<List<Market>> list() {
    return Answers.rows(client.get(PATH), "list the billing markets", Market::read);
  }

  /**
   * Enables a market, once.
   *
   * @return number of the billing relationship
   */
  public Checked<Long> enable(Enabling enabling) {
    String operation = "enable the billing market";
    Reply reply = client.once(PATH, body(enabling));
    if (reply instanceof Reply.Unclear unclear) {
      return list().value().stream()
          .flatMap(List::stream)
          .filter(one -> one.firstParty().equals(OptionalLong.of(enabling.firstParty())))
          .findFirst()
          .map(market -> Checked.of(market.id()))
          .orElseGet(() -> Answers.failed(operation, unclear));
    }
    return Answers.one(reply, operation, BillingMarkets::supply);
  }

  private static Optional<Long> supply(Json data) {
    OptionalLong id = data.whole("supplyId");
    return id.isPresent() ? Optional.of(id.getAsLong()) : Optional.empty();
  }

  private static Json.Obj body(Enabling enabling) {
    Address address = enabling.address();
    return Json.EMPTY
        .with("firstPartyId", enabling.firstParty())
        .with("currencyEnum", enabling.currency().toUpperCase(Locale.ROOT))
        .with("language", enabling.language())
        .with("billingContactName", enabling.contact().name())
        .with("billingContactEmail", enabling.contact().email())
        .with("billingContactPhone", enabling.contact().phone())
        .with("address1", address.street())
        .withText("address2", address.secondLine())
        .with("city", address.city())
        .withText("state", address.state())
        .withText("postcode", address.postcode())
        .with("country", address.country())
        .withText("taxNumber", enabling.taxNumber())
        .withText("yourPoNumber", enabling.purchaseOrder());
  }
}
