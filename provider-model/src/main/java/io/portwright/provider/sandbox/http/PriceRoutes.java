package io.portwright.provider.sandbox.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.portwright.provider.sandbox.account.Caller;
import io.portwright.provider.sandbox.account.Company;
import io.portwright.provider.sandbox.account.Right;
import io.portwright.provider.sandbox.order.PriceBook;
import io.portwright.provider.sandbox.wire.Body;
import io.portwright.provider.sandbox.wire.Json;
import io.portwright.provider.sandbox.wire.Refusal;
import io.portwright.provider.sandbox.world.Companies;
import java.util.Optional;

/** The price book. A call context has no effect here: the company is named in the query. */
final class PriceRoutes {
  private final Site site;

  PriceRoutes(Site site) {
    this.site = site;
  }

  void addTo(Router router) {
    router.withoutContext("POST", "/v4/pricebook/product", this::product);
    router.withoutContext("POST", "/v4/pricebook/product/terms", this::terms);
    router.withoutContext("POST", "/v4/pricebook/addon", this::addOn);
  }

  private Reply product(Request request, Caller caller) {
    PriceBook book = book(request, caller);
    return Reply.ok("Product price", book.product(Body.object(request.body())));
  }

  private Reply terms(Request request, Caller caller) {
    PriceBook book = book(request, caller);
    Body body = Body.object(request.body());
    ArrayNode rows = Json.array();
    for (int term : PriceBook.TERMS) {
      ObjectNode row = book.product(body, term);
      rows.add(row.put("term", term));
    }
    return Reply.ok("Product prices", rows);
  }

  private Reply addOn(Request request, Caller caller) {
    return Reply.ok("Add-on price", book(request, caller).addOns(Body.object(request.body())));
  }

  private PriceBook book(Request request, Caller caller) {
    caller.needs(Right.DESIGN);
    refuseForeign(request, caller);
    caller.needsPrices();
    return new PriceBook(site.catalogue());
  }

  /** Prices are told for the own company and for managed accounts of the caller. */
  private void refuseForeign(Request request, Caller caller) {
    Optional<String> id = request.query("companyId").filter(text -> !text.isEmpty());
    Optional<String> uid = request.query("companyUid").filter(text -> !text.isEmpty());
    if (id.isPresent() && uid.isPresent()) {
      throw Refusal.invalid("companyId and companyUid exclude each other");
    }
    Optional<String> wanted = id.or(() -> uid);
    if (wanted.isPresent() && !known(caller, wanted.get())) {
      throw Refusal.forbidden("Prices of company " + wanted.get() + " cannot be seen.");
    }
  }

  private boolean known(Caller caller, String idOrUid) {
    return names(caller.company(), idOrUid)
        || site
            .world()
            .read(view -> new Companies(view, site.directory()).managedBy(caller.company()))
            .stream()
            .anyMatch(company -> names(company, idOrUid));
  }

  private static boolean names(Company company, String idOrUid) {
    return company.uid().equals(idOrUid) || String.valueOf(company.id()).equals(idOrUid);
  }
}
