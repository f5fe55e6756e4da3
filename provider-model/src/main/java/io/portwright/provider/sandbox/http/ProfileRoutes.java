package io.portwright.provider.sandbox.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.portwright.provider.sandbox.account.Caller;
import io.portwright.provider.sandbox.account.Company;
import io.portwright.provider.sandbox.account.Right;
import io.portwright.provider.sandbox.wire.Body;
import io.portwright.provider.sandbox.wire.Json;
import io.portwright.provider.sandbox.world.Shelf;
import java.util.List;
import java.util.function.Function;

/** Mail settings and the marketplace profile of a company. */
final class ProfileRoutes {
  private static final List<String> MAILS =
      List.of("maintenance", "outage", "orders", "billing", "usage", "newsletter");
  private static final List<String> TEXTS =
      List.of("tradingName", "description", "website", "salesEmail", "salesPhone", "logoUrl");
  private static final List<String> PROVIDER_TYPES =
      List.of("Cloud", "Data Centre", "Internet Exchange", "Network", "Security", "Storage");

  private final Site site;

  ProfileRoutes(Site site) {
    this.site = site;
  }

  void addTo(Router router) {
    router.withoutContext("GET", "/v3/notificationPreferences", this::mails);
    router.withoutContext("PUT", "/v3/notificationPreferences", this::changeMails);
    router.closed("GET", "/v2/marketplace/profile", this::profile);
    router.closed("PUT", "/v2/marketplace/profile", this::changeProfile);
    router.closed("GET", "/v2/marketplace/providerType", (_, _) -> providerTypes());
  }

  private Reply mails(Request request, Caller caller) {
    return Reply.ok(
        "Notification preferences", kept(Shelf.PREFERENCES, caller, ProfileRoutes::defaultMails));
  }

  private ObjectNode kept(Shelf shelf, Caller caller, Function<Company, ObjectNode> otherwise) {
    Company company = caller.company();
    return site.world()
        .read(view -> view.kept(shelf).getOrDefault(company.uid(), otherwise.apply(company)));
  }

  private static ObjectNode defaultMails(Company company) {
    ObjectNode mails = Json.object();
    MAILS.forEach(mail -> mails.put(mail, !mail.equals("newsletter")));
    return mails;
  }

  private Reply changeMails(Request request, Caller caller) {
    caller.needs(Right.USERS);
    Body body = Body.object(request.body());
    ObjectNode changed = kept(Shelf.PREFERENCES, caller, ProfileRoutes::defaultMails).deepCopy();
    MAILS.forEach(mail -> body.flag(mail).ifPresent(wanted -> changed.put(mail, wanted)));
    return stored("Notification preferences updated", Shelf.PREFERENCES, caller, changed);
  }

  private Reply stored(String message, Shelf shelf, Caller caller, ObjectNode changed) {
    ObjectNode _ =
        site.world()
            .change(draft -> {
              draft.keep(shelf, caller.company().uid(), changed);
              return changed;
            });
    return Reply.ok(message, changed);
  }

  private Reply profile(Request request, Caller caller) {
    return Reply.ok(
        "Marketplace profile", kept(Shelf.PROFILES, caller, ProfileRoutes::emptyProfile));
  }

  private static ObjectNode emptyProfile(Company company) {
    ObjectNode profile = Json.object().put("companyUid", company.uid());
    TEXTS.forEach(text -> profile.put(text, ""));
    profile.put("tradingName", company.name()).put("active", false);
    profile.putArray("providerTypes");
    return profile;
  }

  private Reply changeProfile(Request request, Caller caller) {
    caller.needs(Right.USERS);
    Body body = Body.object(request.body());
    ObjectNode changed = kept(Shelf.PROFILES, caller, ProfileRoutes::emptyProfile).deepCopy();
    TEXTS.forEach(text -> body.text(text).ifPresent(value -> changed.put(text, value)));
    body.flag("active").ifPresent(active -> changed.put("active", active));
    if (body.has("providerTypes")) {
      changed.set("providerTypes", Json.texts(body.texts("providerTypes")));
    }
    return stored("Marketplace profile updated", Shelf.PROFILES, caller, changed);
  }

  private static Reply providerTypes() {
    ArrayNode rows = Json.array();
    for (String type : PROVIDER_TYPES) {
      rows.addObject().put("id", rows.size()).put("name", type);
    }
    return Reply.ok("Provider types", rows);
  }
}
