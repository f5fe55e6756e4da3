package io.portwright.provider.sandbox.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.portwright.provider.sandbox.account.Caller;
import io.portwright.provider.sandbox.account.Right;
import io.portwright.provider.sandbox.account.Role;
import io.portwright.provider.sandbox.wire.Body;
import io.portwright.provider.sandbox.wire.Json;
import io.portwright.provider.sandbox.wire.Refusal;
import io.portwright.provider.sandbox.world.Activities;
import io.portwright.provider.sandbox.world.Draft;
import io.portwright.provider.sandbox.world.Shelf;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The users of a company: invited, changed, removed, and their second factor. */
final class UserRoutes {
  private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+");
  private static final Pattern PHONE = Pattern.compile("\\+?[1-9]\\d{1,14}");
  private static final Pattern TOTP_CODE = Pattern.compile("\\d{6}");
  private static final int EMAIL_LENGTH = 5;
  private static final List<String> FLAGS =
      List.of(
          "active",
          "newsletter",
          "promotions",
          "channelManager",
          "notificationEnabled",
          "requireTotp");

  private final Site site;

  UserRoutes(Site site) {
    this.site = site;
  }

  void addTo(Router router) {
    router.closed("GET", "/v2/employment", this::list);
    router.closed("POST", "/v2/employment", this::invite);
    router.closed("GET", "/v2/employee/{id}", this::one);
    router.closed("PUT", "/v2/employee/{id}", this::change);
    router.closed("DELETE", "/v2/employee/{id}", this::remove);
    router.closed("PUT", "/v2/employee/{id}/mfa", this::enrol);
    router.closed("DELETE", "/v2/employee/{id}/mfa", this::unenrol);
    router.closed("DELETE", "/v2/employee/{id}/mfa/admin", this::unenrolOther);
  }

  private Reply list(Request request, Caller caller) {
    ArrayNode rows = Json.array();
    site.world()
        .read(view -> new Members(view, site.directory()).of(caller.company()))
        .forEach(rows::add);
    return Reply.ok("Employees", rows);
  }

  private Reply one(Request request, Caller caller) {
    return site.world()
        .read(view -> new Members(view, site.directory()).find(caller.company(), id(request)))
        .map(row -> Reply.ok("Employee", row))
        .orElseThrow(() -> unknown(request));
  }

  private static String id(Request request) {
    return request.part("id");
  }

  private static Refusal unknown(Request request) {
    return Refusal.notFound("Could not find an employee with ID: " + id(request));
  }

  private Reply invite(Request request, Caller caller) {
    caller.needs(Right.USERS);
    Body body = Body.object(request.body());
    String email = email(body.requiredText("email"));
    String phone = phone(body.text("phone").orElse(""));
    ObjectNode made =
        site.world()
            .change(draft -> {
              refuseTaken(draft, email);
              ObjectNode row =
                  Members.row(draft.newId(), draft.newUid(), caller.company(), draft.now());
              Members.named(row, body.requiredText("firstName"), body.requiredText("lastName"));
              Members.mailed(row, email);
              row.put("phone", phone).put("position", position(body.requiredText("position")));
              row.put("active", body.flag("active").orElse(true));
              row.put("confirmationPending", true).put("invitationPending", true);
              Members.keep(draft, row);
              Activities.note(draft, caller, Activities.Name.USER, email);
              return row;
            });
    ObjectNode data = Json.object().put("companyId", caller.company().id());
    data.put("employmentId", made.path("employmentId").asInt());
    data.put("employeeId", made.path("personId").asInt());
    return Reply.created("Employment has been created.", data);
  }

  private void refuseTaken(Draft draft, String email) {
    if (new Members(draft, site.directory()).hasEmail(email)) {
      throw Refusal.invalid("A user with the email " + email + " already exists");
    }
  }

  private static String email(String text) {
    if (text.length() < EMAIL_LENGTH || !EMAIL.matcher(text).matches()) {
      throw Refusal.invalid("email must be an email address of at least 5 characters");
    }
    return text;
  }

  private static String phone(String text) {
    if (!text.isEmpty() && !PHONE.matcher(text).matches()) {
      throw Refusal.invalid("phone must be an international number such as +61730881234");
    }
    return text;
  }

  private static String position(String text) {
    List<String> all = Stream.of(Role.values()).map(Role::position).toList();
    if (!all.contains(text)) {
      throw Refusal.invalid("position must be one of " + String.join(", ", all));
    }
    return text;
  }

  private Reply change(Request request, Caller caller) {
    Body body = Body.object(request.body());
    edit(
        request,
        caller,
        row -> {
          if (row.path("invitationPending").asBoolean()) {
            throw Refusal.invalid("The user has not accepted the invitation yet");
          }
          update(row, body);
        });
    return Reply.done("Employee has been updated.");
  }

  /** Changes a user: another one only by who may administer users. */
  private void edit(Request request, Caller caller, Consumer<ObjectNode> change) {
    if (!id(request).equals(String.valueOf(caller.user().id()))) {
      caller.needs(Right.USERS);
    }
    ObjectNode _ =
        site.world()
            .change(draft -> {
              ObjectNode row =
                  new Members(draft, site.directory())
                      .find(caller.company(), id(request))
                      .orElseThrow(() -> unknown(request))
                      .deepCopy();
              change.accept(row);
              row.put("lastUpdateDate", draft.now().toEpochMilli());
              Members.keep(draft, row);
              String email = row.path("email").asText();
              Activities.note(draft, caller, Activities.Name.USER, email);
              return row;
            });
  }

  private static void update(ObjectNode row, Body body) {
    String first = filled(body, "firstName").orElse(row.path("firstName").asText());
    String last = filled(body, "lastName").orElse(row.path("lastName").asText());
    Members.named(row, first, last);
    filled(body, "email").map(UserRoutes::email).ifPresent(email -> Members.mailed(row, email));
    body.text("phone").map(UserRoutes::phone).ifPresent(phone -> row.put("phone", phone));
    body.text("mobile").map(UserRoutes::phone).ifPresent(phone -> row.put("mobile", phone));
    filled(body, "position")
        .map(UserRoutes::position)
        .ifPresent(position -> row.put("position", position));
    for (String flag : FLAGS) {
      body.flag(flag).ifPresent(value -> row.put(flag, value));
    }
    if (body.has("securityRoles")) {
      row.set("securityRoles", Json.texts(body.texts("securityRoles")));
    }
    if (body.integer("companyId").filter(id -> id != row.path("companyId").asInt()).isPresent()) {
      throw Refusal.invalid("A user cannot move to another company");
    }
  }

  private static Optional<String> filled(Body body, String key) {
    return body.text(key)
        .map(text -> {
          if (text.isBlank()) {
            throw Refusal.invalid(key + " must not be empty");
          }
          return text;
        });
  }

  private Reply remove(Request request, Caller caller) {
    caller.needs(Right.USERS);
    String done =
        site.world()
            .change(draft -> {
              ObjectNode row =
                  new Members(draft, site.directory())
                      .find(caller.company(), id(request))
                      .orElseThrow(() -> unknown(request));
              if (!row.path("invitationPending").asBoolean()) {
                throw Refusal.invalid(
                    "Only a user whose invitation is pending can be deleted: set active to"
                        + " false instead");
              }
              draft.forget(Shelf.USERS, id(request));
              String email = row.path("email").asText();
              Activities.note(draft, caller, Activities.Name.USER, email);
              return "Employee with ID: " + id(request) + " has been deleted from system.";
            });
    return Reply.done(done);
  }

  private Reply enrol(Request request, Caller caller) {
    Body body = Body.object(request.body());
    String _ = body.requiredText("totpSecret");
    if (!TOTP_CODE.matcher(body.requiredText("totpCode")).matches()) {
      throw Refusal.invalid("totpCode must have 6 digits");
    }
    edit(request, caller, row -> row.put("mfaEnabled", true));
    return Reply.done("Multi-factor authentication has been enabled.");
  }

  private Reply unenrol(Request request, Caller caller) {
    edit(request, caller, row -> row.put("mfaEnabled", false));
    return Reply.done("Multi-factor authentication has been disabled.");
  }

  private Reply unenrolOther(Request request, Caller caller) {
    caller.needs(Right.USERS);
    return unenrol(request, caller);
  }
}
