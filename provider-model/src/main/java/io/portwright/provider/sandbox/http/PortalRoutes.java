package io.portwright.provider.sandbox.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.portwright.provider.sandbox.account.Company;
import io.portwright.provider.sandbox.account.User;
import io.portwright.provider.sandbox.order.Approvals;
import io.portwright.provider.sandbox.wire.Body;
import io.portwright.provider.sandbox.wire.Json;
import io.portwright.provider.sandbox.wire.Refusal;
import io.portwright.provider.sandbox.world.Companies;
import io.portwright.provider.sandbox.world.Shelf;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What people do in the Portal and no client can, under {@code /_sandbox/}: the settings of a
 * managed account, the acceptance of an invitation, and the list of API keys.
 */
final class PortalRoutes {
  private final Site site;

  PortalRoutes(Site site) {
    this.site = site;
  }

  void addTo(Router router) {
    router.open("GET", "/_sandbox/companies", _ -> companies());
    router.open("PUT", "/_sandbox/companies/{slug}", this::set);
    router.open("POST", "/_sandbox/users/{id}/accept", this::accept);
    router.open("POST", "/_sandbox/approvals/{uid}/expire", this::expire);
  }

  private Reply companies() {
    ArrayNode rows = Json.array();
    for (Company company : site.world().read(view -> new Companies(view, site.directory()).all())) {
      ObjectNode row = rows.addObject().put("slug", company.slug()).put("uid", company.uid());
      row.put("name", company.name()).put("kind", company.kind().name());
      row.set("markets", Json.texts(company.markets()));
      row.put("approvals", company.policy().approvals());
      row.put("hidesPrices", company.policy().hidesPrices());
      ArrayNode keys = row.putArray("keys");
      for (User user : site.directory().usersOf(company)) {
        keys.addObject().put("accessKey", user.accessKey()).put("position", user.role().position());
      }
    }
    return Reply.plain(200, rows);
  }

  /** Body: {@code approvals}, {@code hidesPrices}, {@code markets} (codes to add). */
  private Reply set(Request request) {
    Body body = Body.object(request.body());
    Set<String> markets = new LinkedHashSet<>(body.texts("markets"));
    for (String code : markets) {
      if (site.catalogue().markets().find(code).isEmpty()) {
        throw Refusal.invalid("market " + code + " is not known");
      }
    }
    Company _ =
        site.world()
            .change(draft -> {
              Company company =
                  new Companies(draft, site.directory())
                      .all().stream()
                          .filter(each -> each.slug().equals(request.part("slug")))
                          .findFirst()
                          .orElseThrow(() -> Refusal.notFound("No such company"));
              Company.Policy before = company.policy();
              boolean approvals = body.flag("approvals").orElse(before.approvals());
              boolean hides = body.flag("hidesPrices").orElse(before.hidesPrices());
              Set<String> all = new LinkedHashSet<>(company.markets());
              boolean _ = all.addAll(markets);
              Company after = company.with(new Company.Policy(approvals, hides)).withMarkets(all);
              Companies.keep(draft, after);
              return after;
            });
    return done();
  }

  private static Reply done() {
    return Reply.plain(200, Json.object().put("done", true));
  }

  private Reply accept(Request request) {
    ObjectNode _ =
        site.world()
            .change(draft -> {
              ObjectNode row = draft.kept(Shelf.USERS).get(request.part("id"));
              if (row == null) {
                throw Refusal.notFound("No invited user " + request.part("id"));
              }
              ObjectNode after = row.deepCopy();
              after.put("invitationPending", false).put("confirmationPending", false);
              after.put("lastLoginDate", draft.now().toEpochMilli());
              Members.keep(draft, after);
              return after;
            });
    return done();
  }

  private Reply expire(Request request) {
    String _ =
        site.world()
            .change(draft -> {
              Approvals.expire(draft, request.part("uid"));
              return request.part("uid");
            });
    return done();
  }
}
