package io.portwright.provider.sandbox.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.portwright.provider.sandbox.account.AccountKind;
import io.portwright.provider.sandbox.account.Caller;
import io.portwright.provider.sandbox.account.Company;
import io.portwright.provider.sandbox.account.Right;
import io.portwright.provider.sandbox.wire.Body;
import io.portwright.provider.sandbox.wire.Json;
import io.portwright.provider.sandbox.wire.Refusal;
import io.portwright.provider.sandbox.world.Activities;
import io.portwright.provider.sandbox.world.Companies;
import io.portwright.provider.sandbox.world.Draft;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Managed accounts of a partner. A call context has no effect here. */
final class ManagedAccountRoutes {
  private static final int LENGTH = 128;

  private final Site site;

  ManagedAccountRoutes(Site site) {
    this.site = site;
  }

  void addTo(Router router) {
    router.withoutContext("GET", "/v2/managedCompanies", this::list);
    router.withoutContext("POST", "/v2/managedCompanies", this::create);
    router.withoutContext("PUT", "/v2/managedCompanies/{uid}", this::change);
    router.withoutContext(
        "GET", "/v3/company/base/partners/{uid}/managed_companies_settings", this::settings);
  }

  private List<Company> accounts(Caller caller) {
    return site.world()
        .read(view -> new Companies(view, site.directory()).managedBy(caller.company()));
  }

  private Reply list(Request request, Caller caller) {
    ArrayNode rows = Json.array();
    accounts(caller).forEach(company -> rows.add(row(company)));
    return Reply.ok("Managed companies", rows);
  }

  private static ObjectNode row(Company company) {
    ObjectNode row = Json.object().put("accountRef", company.reference());
    return row.put("accountName", company.name()).put("companyUid", company.uid());
  }

  private static void refuseOthers(Caller caller) {
    boolean partner =
        switch (caller.company().kind()) {
          case PARTNER, REFERRED_PARTNER -> true;
          case DIRECT, MANAGED, DISTRIBUTOR -> false;
        };
    if (!partner) {
      throw Refusal.forbidden("Only a partner has managed accounts.");
    }
    caller.needs(Right.ACCOUNTS);
  }

  private Reply create(Request request, Caller caller) {
    refuseOthers(caller);
    Body body = Body.object(request.body());
    Company made =
        site.world()
            .change(draft -> {
              Company company = made(draft, caller, body);
              Companies.keep(draft, company);
              Activities.note(draft, caller, Activities.Name.ACCOUNT, company.name());
              return company;
            });
    return Reply.ok("Managed company created", limits(row(made), body));
  }

  private Company made(Draft draft, Caller caller, Body body) {
    Companies companies = new Companies(draft, site.directory());
    String name = text(body, "accountName");
    refuseTakenName(companies, caller, name, "");
    int id = companies.all().stream().mapToInt(Company::id).max().orElse(0) + 1;
    return new Company(
        id,
        draft.newUid(),
        "account-" + id,
        name,
        AccountKind.MANAGED,
        Set.of(),
        Optional.of(caller.company().uid()),
        true,
        text(body, "accountRef"),
        Company.Policy.OPEN);
  }

  private Reply change(Request request, Caller caller) {
    refuseOthers(caller);
    Body body = Body.object(request.body());
    String uid = request.part("uid");
    Company changed =
        site.world()
            .change(draft -> {
              Companies companies = new Companies(draft, site.directory());
              Company before =
                  companies.managedBy(caller.company()).stream()
                      .filter(company -> company.uid().equals(uid))
                      .findFirst()
                      .orElseThrow(() -> Refusal.notFound("No managed account " + uid));
              String name = text(body, "accountName");
              refuseTakenName(companies, caller, name, uid);
              Company after = before.called(name, text(body, "accountRef"));
              Companies.keep(draft, after);
              Activities.note(draft, caller, Activities.Name.ACCOUNT, name);
              return after;
            });
    return Reply.ok("Managed company updated", limits(row(changed), body));
  }

  private static String text(Body body, String key) {
    String text = body.requiredText(key);
    if (text.length() > LENGTH) {
      throw Refusal.invalid(key + " must have at most " + LENGTH + " characters");
    }
    return text;
  }

  private static void refuseTakenName(
      Companies companies, Caller caller, String name, String ownUid) {
    boolean taken =
        companies.managedBy(caller.company()).stream()
            .anyMatch(each -> each.name().equals(name) && !each.uid().equals(ownUid));
    if (taken) {
      throw Refusal.invalid("accountName " + name + " is taken");
    }
  }

  /** Limits are echoed; the sandbox holds nobody to them. */
  private static ObjectNode limits(ObjectNode row, Body body) {
    if (body.has("resourceLimits")) {
      ArrayNode limits = row.putArray("resourceLimits");
      for (Body limit : body.list("resourceLimits")) {
        limits
            .addObject()
            .put("productType", limit.requiredText("productType"))
            .put("limit", limit.requiredInteger("limit"));
      }
    }
    return row;
  }

  private Reply settings(Request request, Caller caller) {
    refuseOthers(caller);
    if (!request.part("uid").equals(caller.company().uid())) {
      throw Refusal.forbidden("The settings of another partner cannot be seen.");
    }
    ArrayNode rows = Json.array();
    for (Company company : accounts(caller)) {
      ObjectNode row = rows.addObject().put("companyUid", company.uid());
      row.put("companyName", company.name());
      row.put("orderApprovalRequired", company.policy().approvals());
      row.put("pricesVisible", !company.policy().hidesPrices());
    }
    return Reply.ok("Managed company settings", rows);
  }
}
