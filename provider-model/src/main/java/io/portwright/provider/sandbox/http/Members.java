package io.portwright.provider.sandbox.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.portwright.provider.sandbox.account.Company;
import io.portwright.provider.sandbox.account.Directory;
import io.portwright.provider.sandbox.account.User;
import io.portwright.provider.sandbox.wire.Json;
import io.portwright.provider.sandbox.world.Draft;
import io.portwright.provider.sandbox.world.Shelf;
import io.portwright.provider.sandbox.world.View;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The users of companies as the API shows them: seeded ones with their changes, then invited. */
final class Members {
  /** Seeded users joined with the first service of the sandbox in mind: a fixed day. */
  private static final Instant SEEDED = Instant.parse("2025-01-15T00:00:00Z");

  private final Map<String, ObjectNode> byId = new LinkedHashMap<>();

  Members(View view, Directory directory) {
    for (User user : directory.users()) {
      byId.put(String.valueOf(user.id()), seeded(user));
    }
    byId.putAll(view.kept(Shelf.USERS));
  }

  /** Users of a company, in the order of their number. */
  List<ObjectNode> of(Company company) {
    return byId.values().stream()
        .filter(row -> row.path("companyId").asInt() == company.id())
        .toList();
  }

  /** A user of a company by employee number. */
  Optional<ObjectNode> find(Company company, String id) {
    return Optional.ofNullable(byId.get(id))
        .filter(row -> row.path("companyId").asInt() == company.id());
  }

  boolean hasEmail(String email) {
    return byId.values().stream()
        .anyMatch(row -> row.path("email").asText().equalsIgnoreCase(email));
  }

  static void keep(Draft draft, ObjectNode row) {
    draft.keep(Shelf.USERS, row.path("personId").asText(), row);
  }

  private static ObjectNode seeded(User user) {
    ObjectNode row = row(user.id(), user.uid(), user.company(), SEEDED);
    named(row, user.firstName(), user.lastName());
    mailed(row, user.email());
    row.put("position", user.role().position()).put("active", true);
    row.put("confirmationPending", false).put("invitationPending", false);
    return row.put("lastLoginDate", SEEDED.toEpochMilli());
  }

  /** The row of a new user, without what an invitation names. */
  static ObjectNode row(int id, String uid, Company company, Instant since) {
    ObjectNode row = Json.object().put("partyId", id).put("personId", id);
    row.put("employmentId", id).put("positionId", id).put("uid", uid).put("personUid", uid);
    row.put("personAltId", uid).put("salutation", "").put("phone", "").put("mobile", "");
    row.put("description", "").put("salesforceId", "").put("employmentType", "EMPLOYEE");
    row.put("companyId", company.id()).put("companyUid", company.uid());
    row.put("companyName", company.name());
    row.put("channelManager", false).put("requireTotp", false).put("mfaEnabled", false);
    row.put("notificationEnabled", true).put("receivesChildNotifications", false);
    row.put("newsletter", false).put("promotions", false);
    row.putArray("securityRoles");
    row.putArray("featureFlags");
    row.put("createDate", since.toEpochMilli()).put("lastUpdateDate", since.toEpochMilli());
    return row.putNull("lastLoginDate");
  }

  static void named(ObjectNode row, String first, String last) {
    row.put("firstName", first).put("lastName", last).put("name", first + " " + last);
  }

  static void mailed(ObjectNode row, String email) {
    row.put("email", email).put("username", email);
    ObjectNode address = row.putArray("emails").addObject();
    address.put("emailAddressId", row.path("personId").asInt()).put("email", email);
    address.put("primary", true).put("badEmail", false);
    address.putNull("badEmailType").putNull("badEmailReason");
  }
}
