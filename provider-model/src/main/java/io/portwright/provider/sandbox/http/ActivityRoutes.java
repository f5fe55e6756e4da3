package io.portwright.provider.sandbox.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.portwright.provider.sandbox.account.Caller;
import io.portwright.provider.sandbox.account.Company;
import io.portwright.provider.sandbox.account.Right;
import io.portwright.provider.sandbox.account.User;
import io.portwright.provider.sandbox.wire.Json;
import io.portwright.provider.sandbox.wire.Refusal;
import io.portwright.provider.sandbox.world.Activities;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The activity log. Its answers are bare arrays, without the envelope. */
final class ActivityRoutes {
  private final Site site;

  ActivityRoutes(Site site) {
    this.site = site;
  }

  void addTo(Router router) {
    router.closed("GET", "/v3/activity", this::activity);
    router.closed("GET", "/v3/companyActivity", this::ofCompany);
    router.closed("GET", "/v3/activityNames", (_, _) -> names());
    router.closed("GET", "/v3/companyActivityNames", (_, _) -> names());
    router.closed("GET", "/v3/companyActivity/users", this::users);
  }

  private static Reply names() {
    List<String> names = Stream.of(Activities.Name.values()).map(Activities.Name::words).toList();
    return Reply.plain(200, Json.texts(names));
  }

  /** What the caller did; an administrator may ask for others and for everybody. */
  private Reply activity(Request request, Caller caller) {
    request
        .query("companyIdOrUid")
        .filter(wanted -> !names(caller.company(), wanted))
        .ifPresent(_ -> {
          throw Refusal.forbidden("The activity of another company cannot be seen.");
        });
    String person =
        request
            .query("personIdOrUid")
            .orElse(caller.user().role().may(Right.USERS) ? "" : caller.user().uid());
    if (!names(caller.user(), person)) {
      caller.needs(Right.USERS);
    }
    return Reply.plain(200, rows(caller, user -> person.isEmpty() || names(user, person)));
  }

  private static boolean names(Company company, String idOrUid) {
    return company.uid().equals(idOrUid) || String.valueOf(company.id()).equals(idOrUid);
  }

  private static boolean names(User user, String idOrUid) {
    return user.uid().equals(idOrUid) || String.valueOf(user.id()).equals(idOrUid);
  }

  private Reply ofCompany(Request request, Caller caller) {
    caller.needs(Right.USERS);
    return Reply.plain(200, rows(caller, _ -> true));
  }

  private ArrayNode rows(Caller caller, Predicate<User> wanted) {
    Map<Integer, User> users = new HashMap<>();
    site.directory().users().forEach(user -> users.put(user.id(), user));
    ArrayNode rows = Json.array();
    for (Activities.Entry entry :
        site.world().read(view -> Activities.of(view, caller.company().uid()))) {
      User user = users.get(entry.userId());
      if (user != null && wanted.test(user)) {
        ObjectNode row = rows.addObject().put("loginName", user.email());
        row.put("personId", user.id()).put("description", entry.description());
        row.put("name", entry.name()).put("createDate", entry.time().toEpochMilli());
        row.put("userType", "USER");
      }
    }
    return rows;
  }

  private Reply users(Request request, Caller caller) {
    caller.needs(Right.USERS);
    ArrayNode rows = Json.array();
    for (User user : site.directory().usersOf(caller.company())) {
      rows.addObject().put("personId", user.id()).put("loginName", user.email());
    }
    return Reply.plain(200, rows);
  }
}
