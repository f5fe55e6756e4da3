package io.portwright.provider.sandbox.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.portwright.provider.sandbox.account.AccountKind;
import io.portwright.provider.sandbox.account.Caller;
import io.portwright.provider.sandbox.account.Company;
import io.portwright.provider.sandbox.account.Right;
import io.portwright.provider.sandbox.catalogue.Markets;
import io.portwright.provider.sandbox.wire.Body;
import io.portwright.provider.sandbox.wire.Json;
import io.portwright.provider.sandbox.wire.Refusal;
import io.portwright.provider.sandbox.world.Activities;
import io.portwright.provider.sandbox.world.Companies;
import io.portwright.provider.sandbox.world.Draft;
import io.portwright.provider.sandbox.world.Shelf;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Billing markets of the caller's own company; a call context has no effect here. */
final class MarketRoutes {
  private static final List<String> CONTACT =
      List.of(
          "billingContactName", "billingContactEmail", "billingContactPhone", "address1", "city");
  private static final List<String> OPTIONAL =
      List.of("address2", "state", "postcode", "yourPoNumber", "taxNumber");

  private final Site site;

  MarketRoutes(Site site) {
    this.site = site;
  }

  void addTo(Router router) {
    router.withoutContext("GET", "/v2/market", this::list);
    router.withoutContext("POST", "/v2/market", this::enable);
  }

  private static void refuseReferred(Caller caller) {
    caller.needs(Right.BILLING);
    if (caller.company().kind() == AccountKind.REFERRED_PARTNER) {
      throw Refusal.forbidden("Billing markets are kept by your distributor.");
    }
  }

  private Reply list(Request request, Caller caller) {
    refuseReferred(caller);
    Company company = caller.company();
    Map<String, ObjectNode> contacts =
        site.world().read(view -> Map.copyOf(view.kept(Shelf.MARKETS)));
    ArrayNode rows = Json.array();
    for (String code : company.markets()) {
      site.catalogue()
          .markets()
          .find(code)
          .ifPresent(market -> {
            ObjectNode row = row(market, company);
            row.setAll(contacts.getOrDefault(company.uid() + "/" + code, Json.object()));
            rows.add(row);
          });
    }
    return Reply.ok("Markets", rows);
  }

  private static int supplyId(Markets.Market market, Company company) {
    return company.id() * 100_000 + market.firstPartyId();
  }

  private static ObjectNode row(Markets.Market market, Company company) {
    ObjectNode row = Json.object().put("id", supplyId(market, company));
    row.put("currencyEnum", market.currency()).put("language", "en");
    row.put("billingContactName", company.name());
    row.put("billingContactEmail", "billing@" + company.slug() + ".example");
    row.put("billingContactPhone", "").put("address1", "").put("address2", "").put("city", "");
    row.put("state", "").put("postcode", "").put("country", market.country());
    row.put("region", market.code()).put("invoiceTemplate", "megaport");
    row.put("firstPartyId", market.firstPartyId()).put("secondPartyId", company.id());
    row.put("supplierName", market.supplier()).put("wellKnownSupplier", market.supplier());
    row.put("paymentTermInDays", 30).put("taxRate", market.tax()).put("estimateInvoice", 0);
    row.put("attachInvoiceToEmail", true).put("vatExempt", false).put("active", true);
    row.put("stripeAccountPublishableKey", "").put("securedHash", "");
    row.putArray("stripeSupportedBankCurrencies");
    return row;
  }

  private Reply enable(Request request, Caller caller) {
    refuseReferred(caller);
    if (caller.company().kind() == AccountKind.MANAGED) {
      throw Refusal.forbidden("Billing markets are enabled by your partner.");
    }
    Body body = Body.object(request.body());
    Markets.Market market = market(body);
    ObjectNode contact = contact(body, market);
    int supply =
        site.world()
            .change(draft -> {
              String key = caller.company().uid() + "/" + market.code();
              draft.keep(Shelf.MARKETS, key, contact);
              enable(draft, caller.company(), Set.of(market.code()));
              Activities.note(draft, caller, Activities.Name.MARKET, market.country());
              return supplyId(market, caller.company());
            });
    return Reply.ok("Market has been set", Json.object().put("supplyId", supply));
  }

  /** Lets a company order at the locations of more markets. */
  static void enable(Draft draft, Company company, Set<String> codes) {
    Set<String> markets = new TreeSet<>(company.markets());
    if (markets.addAll(codes)) {
      Companies.keep(draft, company.withMarkets(markets));
    }
  }

  private Markets.Market market(Body body) {
    int party = body.requiredInteger("firstPartyId");
    return site.catalogue()
        .markets()
        .ofParty(party)
        .orElseThrow(() -> Refusal.invalid("firstPartyId " + party + " is not known"));
  }

  private static ObjectNode contact(Body body, Markets.Market market) {
    ObjectNode contact = Json.object();
    String currency = body.requiredText("currencyEnum");
    if (!currency.equals(market.currency())) {
      throw Refusal.invalid(
          "currencyEnum must be " + market.currency() + " in " + market.country());
    }
    contact.put("language", body.requiredText("language"));
    CONTACT.forEach(key -> contact.put(key, body.requiredText(key)));
    contact.put("country", body.requiredText("country"));
    OPTIONAL.forEach(key -> body.text(key).ifPresent(text -> contact.put(key, text)));
    if (market.code().equals("MX")) {
      String _ = body.requiredText("taxNumber");
    }
    return contact;
  }
}
