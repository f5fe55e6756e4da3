package io.portwright.provider.sandbox.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.portwright.provider.sandbox.account.AccountKind;
import io.portwright.provider.sandbox.account.Caller;
import io.portwright.provider.sandbox.account.Company;
import io.portwright.provider.sandbox.account.Right;
import io.portwright.provider.sandbox.account.User;
import io.portwright.provider.sandbox.catalogue.Markets;
import io.portwright.provider.sandbox.wire.Json;
import io.portwright.provider.sandbox.wire.Refusal;

/** Reads about companies: managed accounts, billing markets, users, approvals. */
final class AccountRoutes {
  private final Site site;

  AccountRoutes(Site site) {
    this.site = site;
  }

  void addTo(Router router) {
    router.withoutContext("GET", "/v2/managedCompanies", this::managedCompanies);
    router.withoutContext("GET", "/v2/market", this::markets);
    router.closed("GET", "/v2/employment", this::users);
    router.closed("GET", "/v2/employee/{id}", this::user);
    router.closed("GET", "/v3/order_approvals", this::approvals);
  }

  private Reply managedCompanies(Request request, Caller caller) {
    ArrayNode rows = Json.array();
    for (Company company : site.directory().managedBy(caller.user().company())) {
      ObjectNode row = rows.addObject().put("accountRef", company.slug());
      row.put("accountName", company.name()).put("companyUid", company.uid());
    }
    return Reply.ok("Managed companies", rows);
  }

  private Reply markets(Request request, Caller caller) {
    caller.needs(Right.BILLING);
    if (caller.company().kind() == AccountKind.REFERRED_PARTNER) {
      throw Refusal.forbidden("Billing markets are kept by your distributor.");
    }
    ArrayNode rows = Json.array();
    for (String code : caller.company().markets()) {
      site.catalogue().markets().find(code).ifPresent(market -> rows.add(row(market, caller)));
    }
    return Reply.ok("Markets", rows);
  }

  private static ObjectNode row(Markets.Market market, Caller caller) {
    ObjectNode row =
        Json.object().put("id", caller.company().id() * 100_000 + market.firstPartyId());
    row.put("currencyEnum", market.currency()).put("language", "en");
    row.put("billingContactName", caller.company().name());
    row.put("country", market.country()).put("region", market.code());
    row.put("firstPartyId", market.firstPartyId()).put("secondPartyId", caller.company().id());
    row.put("supplierName", market.supplier()).put("wellKnownSupplier", market.supplier());
    row.put("paymentTermInDays", 30).put("taxRate", market.tax()).put("estimateInvoice", 0);
    return row.put("attachInvoiceToEmail", true).put("vatExempt", false).put("active", true);
  }

  private Reply users(Request request, Caller caller) {
    ArrayNode rows = Json.array();
    site.directory().usersOf(caller.company()).forEach(user -> rows.add(row(user)));
    return Reply.ok("Employees", rows);
  }

  private Reply user(Request request, Caller caller) {
    return site.directory().usersOf(caller.company()).stream()
        .filter(user -> String.valueOf(user.id()).equals(request.part("id")))
        .findFirst()
        .map(user -> Reply.ok("Employee", row(user)))
        .orElseThrow(() -> Refusal.notFound("No employee " + request.part("id")));
  }

  private static ObjectNode row(User user) {
    ObjectNode row = Json.object().put("personId", user.id()).put("partyId", user.id());
    row.put("employmentId", user.id()).put("uid", user.uid()).put("personUid", user.uid());
    row.put("username", user.email()).put("name", user.firstName() + " " + user.lastName());
    row.put("firstName", user.firstName()).put("lastName", user.lastName());
    row.put("email", user.email()).put("position", user.role().position());
    row.put("companyId", user.company().id()).put("companyName", user.company().name());
    row.put("active", true).put("confirmationPending", false).put("invitationPending", false);
    row.putArray("emails").addObject().put("email", user.email()).put("primary", true);
    row.putArray("securityRoles");
    row.putArray("featureFlags");
    return row;
  }

  private Reply approvals(Request request, Caller caller) {
    String page = request.query("pageNumber").orElse("1");
    String size = request.query("pageSize").orElse("50");
    return Reply.ok("Order approvals", Json.array())
        .with("Pagination-Total-Count", "0")
        .with("Pagination-Page", page)
        .with("Pagination-Limit", size)
        .with("Pagination-Total-Page", "0");
  }
}
