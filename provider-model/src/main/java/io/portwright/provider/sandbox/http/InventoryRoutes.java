package io.portwright.provider.sandbox.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.portwright.provider.sandbox.account.Caller;
import io.portwright.provider.sandbox.account.Company;
import io.portwright.provider.sandbox.wire.Json;
import io.portwright.provider.sandbox.wire.Refusal;
import io.portwright.provider.sandbox.world.Companies;
import io.portwright.provider.sandbox.world.Service;
import io.portwright.provider.sandbox.world.View;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Every service of a company in one table, ended ones included. */
final class InventoryRoutes {
  private static final List<String> COLUMNS =
      List.of(
          "productUid",
          "productId",
          "productName",
          "productType",
          "provisioningStatus",
          "createDate",
          "liveDate",
          "terminateDate",
          "contractTermMonths",
          "locationId",
          "market",
          "costCentre",
          "companyUid");

  private final Site site;

  InventoryRoutes(Site site) {
    this.site = site;
  }

  void addTo(Router router) {
    String services = "/v2/secure/inventory/companies/{uid}/services";
    router.closed("GET", services, this::json);
    router.closed("GET", services + "/csv", this::csv);
    router.withoutContext("GET", "/v2/partner/customers", this::customers);
    router.withoutContext("GET", "/v2/partner/customers/products", this::customerProducts);
  }

  private Reply json(Request request, Caller caller) {
    return Reply.list("Inventory", rows(Set.of(company(request, caller).uid())));
  }

  /** The caller's own company, or a managed account of it. */
  private Company company(Request request, Caller caller) {
    String uid = request.part("uid");
    if (caller.company().uid().equals(uid)) {
      return caller.company();
    }
    return managed(caller).stream()
        .filter(company -> company.uid().equals(uid))
        .findFirst()
        .orElseThrow(() -> Refusal.forbidden("The inventory of " + uid + " cannot be seen."));
  }

  private List<Company> managed(Caller caller) {
    return site.world()
        .read(view -> new Companies(view, site.directory()).managedBy(caller.company()));
  }

  private Iterator<ObjectNode> rows(Set<String> companies) {
    View view = site.world().moment();
    return view.all().stream()
        .filter(service -> companies.contains(service.companyUid()))
        .map(service -> row(view, service))
        .iterator();
  }

  private static ObjectNode row(View view, Service service) {
    ObjectNode row = Json.object().put("productUid", service.uid());
    row.put("productId", service.id()).put("productName", service.name());
    row.put("productType", service.type().name());
    row.put("provisioningStatus", view.status(service).name());
    row.put("createDate", service.life().ordered().toEpochMilli());
    ServiceViews.date(row, "liveDate", service.life().live().filter(at -> !at.isAfter(view.now())));
    ServiceViews.date(row, "terminateDate", service.life().ends());
    row.put("contractTermMonths", service.contract().months());
    int location = service.place().locationId();
    if (location == 0) {
      row.putNull("locationId");
    } else {
      row.put("locationId", location);
    }
    row.put("market", service.place().market()).put("costCentre", service.label().costCentre());
    return row.put("companyUid", service.companyUid());
  }

  private Reply csv(Request request, Caller caller) {
    StringBuilder text = new StringBuilder(String.join(",", COLUMNS)).append("\r\n");
    rows(Set.of(company(request, caller).uid()))
        .forEachRemaining(row ->
            text.append(
                    COLUMNS.stream()
                        .map(column -> quoted(row.path(column)))
                        .collect(Collectors.joining(",")))
                .append("\r\n"));
    return Reply.text(
        200, text.toString().getBytes(StandardCharsets.UTF_8), "text/csv;charset=utf-8");
  }

  private static String quoted(JsonNode value) {
    String text = value.isNull() ? "" : value.asText();
    boolean plain = Optional.of(text).filter(each -> each.matches("[^,\"\r\n]*")).isPresent();
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }

  private Reply customers(Request request, Caller caller) {
    ArrayNode rows = Json.array();
    for (Company company : managed(caller)) {
      ObjectNode row = rows.addObject().put("companyId", company.id());
      row.put("companyUid", company.uid()).put("companyName", company.name());
    }
    return Reply.ok("Customers", rows);
  }

  private Reply customerProducts(Request request, Caller caller) {
    Set<String> uids = managed(caller).stream().map(Company::uid).collect(Collectors.toSet());
    return Reply.list("Products of customers", rows(uids));
  }
}
