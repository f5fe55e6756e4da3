package io.portwright.provider.sandbox.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.portwright.provider.sandbox.account.Caller;
import io.portwright.provider.sandbox.account.Company;
import io.portwright.provider.sandbox.account.Right;
import io.portwright.provider.sandbox.account.User;
import io.portwright.provider.sandbox.order.Approvals;
import io.portwright.provider.sandbox.order.Desk;
import io.portwright.provider.sandbox.wire.Body;
import io.portwright.provider.sandbox.wire.Json;
import io.portwright.provider.sandbox.wire.Refusal;
import io.portwright.provider.sandbox.world.Activities;
import io.portwright.provider.sandbox.world.Companies;
import io.portwright.provider.sandbox.world.Draft;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The Service Approval Queue, as its partner and its managed accounts see it. */
final class ApprovalRoutes {
  private static final int PAGE_SIZE = 10;
  private static final int LARGEST_PAGE = 100;

  private final Site site;

  ApprovalRoutes(Site site) {
    this.site = site;
  }

  void addTo(Router router) {
    router.closed("GET", "/v3/order_approvals", this::list);
    router.closed("POST", "/v3/order_approvals/{uid}/{action}", this::act);
  }

  private Reply list(Request request, Caller caller) {
    int size = number(request, "pageSize", PAGE_SIZE, LARGEST_PAGE);
    int page = number(request, "pageNumber", 1, Integer.MAX_VALUE);
    List<ObjectNode> rows =
        site.world().read(Approvals::all).stream()
            .filter(approval -> concerns(approval, caller.company()))
            .map(Approvals.Approval::row)
            .filter(row -> wanted(request, row))
            .sorted(order(request))
            .toList();
    int pages = (rows.size() + size - 1) / size;
    ArrayNode shown = Json.array();
    rows.stream().skip((long) (page - 1) * size).limit(size).forEach(shown::add);
    return Reply.ok("Order approvals", shown)
        .with("Pagination-Total-Count", String.valueOf(rows.size()))
        .with("Pagination-Page", String.valueOf(page))
        .with("Pagination-Limit", String.valueOf(size))
        .with("Pagination-Total-Page", String.valueOf(pages));
  }

  private static int number(Request request, String key, int otherwise, int most) {
    Optional<String> text = request.query(key);
    if (text.isEmpty()) {
      return otherwise;
    }
    if (!text.get().matches("[0-9]{1,9}")) {
      throw Refusal.invalid(key + " must be a whole number");
    }
    int number = Integer.parseInt(text.get());
    if (number < 1 || number > most) {
      throw Refusal.invalid(key + " must be 1 to " + most);
    }
    return number;
  }

  private static boolean concerns(Approvals.Approval approval, Company company) {
    return approval.companyUid().equals(company.uid())
        || approval.row().path("approverCompanyId").asInt() == company.id();
  }

  private static boolean wanted(Request request, ObjectNode row) {
    List<String> services = List.of(request.query("serviceIds").orElse("").split(",", -1));
    boolean service = services.contains("") || services.contains(row.path("serviceId").asText());
    return service
        && request
            .query("status")
            .filter(status -> !status.equalsIgnoreCase(row.path("status").asText()))
            .isEmpty();
  }

  private static Comparator<ObjectNode> order(Request request) {
    String field = request.query("sort").orElse("createDate");
    Comparator<ObjectNode> order =
        Comparator.comparing((ObjectNode row) -> sortKey(row.path(field)))
            .thenComparingInt(row -> row.path("id").asInt());
    String direction = request.query("direction").orElse("DESC");
    return switch (direction.toUpperCase(Locale.ROOT)) {
      case "ASC" -> order;
      case "DESC" -> order.reversed();
      default -> throw Refusal.invalid("direction must be ASC or DESC");
    };
  }

  private static String sortKey(JsonNode value) {
    return value.isNumber() ? String.format(Locale.ROOT, "%019d", value.asLong()) : value.asText();
  }

  private Reply act(Request request, Caller caller) {
    String uid = request.part("uid");
    String comment = Body.object(request.body()).text("comments").orElse("");
    String action = request.part("action");
    return switch (action) {
      case "approve" -> approve(uid, caller, comment);
      case "reject" -> end(uid, caller, Approvals.Outcome.REJECTED, comment);
      case "withdraw" -> end(uid, caller, Approvals.Outcome.WITHDRAWN, comment);
      default -> throw Refusal.notFound("No such path: " + request.path());
    };
  }

  private Reply approve(String uid, Caller caller, String comment) {
    caller.needs(Right.DECIDE);
    try {
      return site.world()
          .change(draft -> {
            Approvals.Approval approval = pending(draft, uid, caller);
            refuseOthers(approval, caller);
            desk(draft, approval, caller).approve(approval, comment);
            Activities.note(draft, caller, Activities.Name.APPROVAL, "approve " + uid);
            return Reply.done("Order approval [" + uid + "] has been approved.");
          });
    } catch (Refusal refusal) {
      if (refusal.status() == Refusal.invalid("").status()) {
        fail(uid, caller, refusal);
      }
      throw refusal;
    }
  }

  /** What was asked for has become impossible: the approval has failed for good. */
  private void fail(String uid, Caller caller, Refusal refusal) {
    String _ =
        site.world()
            .change(draft -> {
              find(draft, uid, caller)
                  .filter(each -> each.outcome() == Approvals.Outcome.PENDING)
                  .ifPresent(approval ->
                      desk(draft, approval, caller)
                          .end(
                              approval,
                              Approvals.Outcome.FAILED,
                              refusal.data().asText(refusal.message())));
              return uid;
            });
  }

  private Reply end(String uid, Caller caller, Approvals.Outcome outcome, String comment) {
    boolean withdrawn = outcome == Approvals.Outcome.WITHDRAWN;
    caller.needs(withdrawn ? Right.ORDER : Right.DECIDE);
    String word = withdrawn ? "withdrawn" : "rejected";
    return site.world()
        .change(draft -> {
          Approvals.Approval approval = pending(draft, uid, caller);
          if (withdrawn && !approval.companyUid().equals(caller.company().uid())) {
            throw Refusal.forbidden("Only the account that asked can withdraw.");
          }
          if (!withdrawn) {
            refuseOthers(approval, caller);
          }
          desk(draft, approval, caller).end(approval, outcome, comment);
          Activities.note(draft, caller, Activities.Name.APPROVAL, word + " " + uid);
          return Reply.done("Order approval [" + uid + "] has been " + word + ".");
        });
  }

  private static void refuseOthers(Approvals.Approval approval, Caller caller) {
    if (approval.row().path("approverCompanyId").asInt() != caller.user().company().id()) {
      throw Refusal.forbidden("Only the partner of the account decides.");
    }
  }

  private static Optional<Approvals.Approval> find(Draft draft, String uid, Caller caller) {
    return Approvals.all(draft).stream()
        .filter(each -> each.uid().equals(uid) && concerns(each, caller.company()))
        .findFirst();
  }

  private static Approvals.Approval pending(Draft draft, String uid, Caller caller) {
    Approvals.Approval approval =
        find(draft, uid, caller).orElseThrow(() -> Refusal.notFound("No order approval " + uid));
    if (approval.outcome() != Approvals.Outcome.PENDING) {
      throw Refusal.conflict("Order approval " + uid + " is already " + approval.outcome());
    }
    return approval;
  }

  /** The desk of who asked, so that what is approved is done in their name. */
  private Approvals desk(Draft draft, Approvals.Approval approval, Caller decider) {
    Companies companies = new Companies(draft, site.directory());
    Company account = companies.find(approval.companyUid()).orElse(decider.company());
    User asker =
        site.directory().users().stream()
            .filter(user -> user.id() == approval.userId())
            .findFirst()
            .orElse(decider.user());
    Desk desk = new Desk(draft, new Caller(asker, account), site.catalogue());
    return Approvals.of(desk, site.directory());
  }
}
