package io.portwright.provider.sandbox.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.portwright.provider.sandbox.account.Caller;
import io.portwright.provider.sandbox.account.Company;
import io.portwright.provider.sandbox.account.Right;
import io.portwright.provider.sandbox.catalogue.PartnerPort;
import io.portwright.provider.sandbox.catalogue.PrintedKey;
import io.portwright.provider.sandbox.order.Desk;
import io.portwright.provider.sandbox.order.ServiceKeyChanges;
import io.portwright.provider.sandbox.wire.Body;
import io.portwright.provider.sandbox.wire.Json;
import io.portwright.provider.sandbox.wire.Refusal;
import io.portwright.provider.sandbox.world.Companies;
import io.portwright.provider.sandbox.world.Service;
import io.portwright.provider.sandbox.world.ServiceKey;
import io.portwright.provider.sandbox.world.View;
import java.util.Optional;
import java.util.function.Function;

/**
 * Service keys. A list shows those of the own company; one key can be read by whoever knows it,
 * because that is what it is given away for.
 */
final class ServiceKeyRoutes {
  private static final String KEYS = "/v2/service/key";

  private final Site site;

  ServiceKeyRoutes(Site site) {
    this.site = site;
  }

  void addTo(Router router) {
    router.closed("POST", KEYS, this::create);
    router.closed("PUT", KEYS, this::update);
    router.closed("GET", KEYS, this::read);
    router.closed("GET", "/v2/service/{query}", this::readInPath);
  }

  private ServiceKey work(Caller caller, Function<ServiceKeyChanges, ServiceKey> job) {
    caller.needs(Right.ORDER);
    return site.world()
        .change(
            draft -> job.apply(new ServiceKeyChanges(new Desk(draft, caller, site.catalogue()))));
  }

  private Reply create(Request request, Caller caller) {
    Body body = Body.object(request.body());
    ServiceKey made = work(caller, keys -> keys.create(body));
    return site.world()
        .read(view -> {
          ObjectNode data = shown(view, made);
          view.find(made.productUid())
              .ifPresent(
                  service -> data.set("productDto", new ServiceViews(view, site).full(service)));
          return Reply.ok("New service key [" + made.key() + "] generated", data);
        });
  }

  private Reply update(Request request, Caller caller) {
    Body body = Body.object(request.body());
    ServiceKey changed = work(caller, keys -> keys.update(body));
    return site.world()
        .read(view ->
            Reply.ok("Service key [" + changed.key() + "] has been updated", shown(view, changed)));
  }

  private Reply read(Request request, Caller caller) {
    Optional<String> key = request.query("key").filter(text -> !text.isEmpty());
    return key.isPresent() ? one(key.get()) : list(request, caller);
  }

  /** The official SDK escapes the question mark of {@code key?key=}. */
  private Reply readInPath(Request request, Caller caller) {
    String query = request.part("query");
    if (!query.startsWith("key?key=")) {
      throw Refusal.notFound("No such path: " + request.path());
    }
    return one(query.substring("key?key=".length()));
  }

  private Reply list(Request request, Caller caller) {
    Optional<String> product = request.query("productIdOrUid").filter(text -> !text.isEmpty());
    ArrayNode rows =
        site.world()
            .read(view -> {
              ArrayNode keys = Json.array();
              for (ServiceKey key : view.serviceKeys()) {
                if (key.companyUid().equals(caller.company().uid())
                    && product.filter(name -> !isOn(view, key, name)).isEmpty()) {
                  keys.add(shown(view, key));
                }
              }
              return keys;
            });
    int company = caller.company().id();
    return Reply.ok("Found [" + rows.size() + "] service keys for company [" + company + "]", rows);
  }

  private static boolean isOn(View view, ServiceKey key, String product) {
    return key.productUid().equals(product)
        || view.find(key.productUid())
            .filter(service -> String.valueOf(service.id()).equals(product))
            .isPresent();
  }

  private Reply one(String text) {
    ObjectNode data =
        site.world()
            .read(view -> view.serviceKey(text).map(key -> shown(view, key)))
            .or(() -> site.catalogue().cloudKeys().printedKey(text).map(this::shown))
            .orElseThrow(ServiceKeyChanges::unknown);
    return Reply.ok("Found service key [" + data.path("key").asText() + "]", data);
  }

  private ObjectNode shown(View view, ServiceKey key) {
    ServiceKey.Limits limits = key.limits();
    ObjectNode row = Json.object().put("key", key.key());
    row.put("createDate", key.created().toEpochMilli());
    Optional<Company> company = new Companies(view, site.directory()).find(key.companyUid());
    row.put("companyId", company.map(Company::id).orElse(0)).put("companyUid", key.companyUid());
    row.put("companyName", company.map(Company::name).orElse(""));
    row.put("description", key.description());
    Optional<Service> service = view.find(key.productUid());
    row.put("productId", service.map(Service::id).orElse(0)).put("productUid", key.productUid());
    row.put("productName", service.map(Service::name).orElse(""));
    if (limits.vlan().isPresent()) {
      row.put("vlan", limits.vlan().get());
    } else {
      row.putNull("vlan");
    }
    row.put("maxSpeed", limits.maxRate()).put("preApproved", limits.preApproved());
    row.put("singleUse", limits.singleUse());
    ServiceViews.date(row, "lastUsed", key.lastUsed());
    row.put("active", key.active());
    if (limits.validFrom().isPresent() || limits.validTo().isPresent()) {
      ObjectNode times = row.putObject("validFor");
      ServiceViews.date(times, "start", limits.validFrom());
      ServiceViews.date(times, "end", limits.validTo());
    } else {
      row.putNull("validFor");
    }
    row.put("expired", key.expired(view.now())).put("valid", key.valid(view.now()));
    return row.put("promoCode", "");
  }

  private ObjectNode shown(PrintedKey key) {
    PartnerPort port = site.catalogue().partnerPorts().get(key.productUid());
    ObjectNode row = Json.object().put("key", key.key()).put("description", "");
    row.put("productUid", port.uid()).put("productName", port.title());
    row.put("companyUid", port.companyUid()).put("companyName", port.companyName());
    row.put("maxSpeed", key.maxRate()).put("preApproved", true).put("singleUse", false);
    return row.putNull("vlan").put("active", true).put("expired", false).put("valid", true);
  }
}
