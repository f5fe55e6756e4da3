package io.portwright.provider.sandbox.http;

import io.portwright.provider.sandbox.account.Caller;
import io.portwright.provider.sandbox.wire.Refusal;
import io.portwright.provider.sandbox.world.Kind;
import io.portwright.provider.sandbox.world.Service;
import io.portwright.provider.sandbox.world.View;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads of ordered products. */
final class ProductRoutes {
  private final Site site;

  ProductRoutes(Site site) {
    this.site = site;
  }

  void addTo(Router router) {
    router.closed("GET", "/v2/products", this::list);
    router.closed("GET", "/v2/product/{uid}", this::one);
  }

  private Reply list(Request request, Caller caller) {
    List<String> statuses = request.queryAll("provisioningStatus");
    String filter = folded(request.query("filter").orElse(""));
    View view = site.world().moment();
    ServiceViews views = new ServiceViews(view, site);
    return Reply.list(
        "List of products",
        view.all().stream()
            .filter(service -> isListed(service.kind()))
            .filter(service -> service.companyUid().equals(caller.company().uid()))
            .filter(service -> statuses.isEmpty() || statuses.contains(view.status(service).name()))
            .filter(service -> folded(service.name()).contains(filter))
            .map(views::full)
            .iterator());
  }

  /** VXCs and IXs are listed inside the products that they hang on, NAT gateways elsewhere. */
  private static boolean isListed(Kind kind) {
    return switch (kind) {
      case Kind.Port _, Kind.Router _, Kind.Edge _ -> true;
      case Kind.Gateway _, Kind.Connection _, Kind.Exchange _ -> false;
    };
  }

  /** The filter of the list is undocumented: here it is part of a name, in any case. */
  private static String folded(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  private Reply one(Request request, Caller caller) {
    String uid = request.part("uid");
    return site.world()
        .read(view ->
            Reply.ok(
                "Found Product " + uid,
                new ServiceViews(view, site).full(readable(view, caller, uid))));
  }

  /**
   * A service that the account in force may see: its own, and VXCs that end on its services. Found
   * by uid, by the first 8 characters of it, or by number.
   */
  static Service readable(View view, Caller caller, String name) {
    Optional<Service> exact = view.find(name);
    Optional<Service> found = exact.isPresent() ? exact : byShortName(view, name);
    return found
        .filter(service -> visible(view, caller, service))
        .orElseThrow(() -> Refusal.unknownService(name));
  }

  private static Optional<Service> byShortName(View view, String name) {
    if (name.length() > 10) {
      return Optional.empty();
    }
    return view.all().stream()
        .filter(service ->
            String.valueOf(service.id()).equals(name)
                || (name.length() == 8 && service.uid().startsWith(name)))
        .findFirst();
  }

  private static boolean visible(View view, Caller caller, Service service) {
    String company = caller.company().uid();
    return service.companyUid().equals(company)
        || (service.kind() instanceof Kind.Connection vxc
            && view.find(vxc.bEnd().productUid())
                .filter(host -> host.companyUid().equals(company))
                .isPresent());
  }
}
