package io.portwright.provider.sandbox.order;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.portwright.provider.sandbox.account.Caller;
import io.portwright.provider.sandbox.account.Company;
import io.portwright.provider.sandbox.account.Directory;
import io.portwright.provider.sandbox.wire.Body;
import io.portwright.provider.sandbox.wire.Json;
import io.portwright.provider.sandbox.wire.Refusal;
import io.portwright.provider.sandbox.world.Companies;
import io.portwright.provider.sandbox.world.Draft;
import io.portwright.provider.sandbox.world.Kind;
import io.portwright.provider.sandbox.world.Lifecycle;
import io.portwright.provider.sandbox.world.Service;
import io.portwright.provider.sandbox.world.Shelf;
import io.portwright.provider.sandbox.world.View;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The Service Approval Queue: what users of a managed account order, and changes of rate and term,
 * wait for their partner when it has set that. Terminations do not wait: the API knows no type of
 * approval for them.
 */
public final class Approvals {

  /** What waits. */
  public enum Type {
    NEW_ORDER,
    TERM_CHANGE,
    SPEED_CHANGE
  }

  /** What became of it; all but PENDING are final. */
  public enum Outcome {
    PENDING,
    APPROVED,
    REJECTED,
    FAILED,
    WITHDRAWN,
    EXPIRED
  }

  /**
   * One approval as it is kept.
   *
   * @param row as the API shows it
   * @param serviceUid the service that was ordered or is to change
   * @param userId who asked
   * @param companyUid the managed account
   * @param change fields of the change; empty for a new order
   */
  public record Approval(
      ObjectNode row, String serviceUid, int userId, String companyUid, ObjectNode change) {

    static Approval read(ObjectNode node) {
      return new Approval(
          node.path("row") instanceof ObjectNode row ? row : Json.object(),
          node.path("service").asText(),
          node.path("user").asInt(),
          node.path("company").asText(),
          node.path("change") instanceof ObjectNode change ? change : Json.object());
    }

    ObjectNode written() {
      ObjectNode node = Json.object();
      node.set("row", row);
      node.put("service", serviceUid).put("user", userId).put("company", companyUid);
      return node.set("change", change);
    }

    public String uid() {
      return row.path("uid").asText();
    }

    public Type type() {
      return Type.valueOf(row.path("type").asText());
    }

    public Outcome outcome() {
      return Outcome.valueOf(row.path("status").asText());
    }

    Approval ended(Outcome outcome, String comment) {
      ObjectNode after = row.deepCopy().put("status", outcome.name()).put("active", false);
      if (!comment.isEmpty()) {
        after.put("comment", comment);
      }
      return new Approval(after, serviceUid, userId, companyUid, change);
    }
  }

  private final Desk desk;
  private final Company partner;

  private Approvals(Desk desk, Company partner) {
    this.desk = desk;
    this.partner = partner;
  }

  /** The queue of the account in force. */
  public static Approvals of(Desk desk, Directory directory) {
    Company account = desk.caller().company();
    Companies companies = new Companies(desk.draft(), directory);
    return new Approvals(desk, account.partnerUid().flatMap(companies::find).orElse(account));
  }

  /** Whether what this caller orders waits; a partner that switched in decides itself. */
  public static boolean needed(Caller caller) {
    return caller.company().policy().approvals() && !caller.switched();
  }

  /** All approvals, in the order in which they were asked for. */
  public static List<Approval> all(View view) {
    return view.kept(Shelf.APPROVALS).values().stream().map(Approval::read).toList();
  }

  /** What waits, by the uid of the service. */
  public static Map<String, Approval> pending(View view) {
    Map<String, Approval> waiting = new HashMap<>();
    for (Approval approval : all(view)) {
      if (approval.outcome() == Outcome.PENDING) {
        waiting.putIfAbsent(approval.serviceUid(), approval);
      }
    }
    return waiting;
  }

  /** Lets a new service wait. */
  public Service hold(Service placed) {
    Service held = Lifecycle.undecided(desk.draft(), placed);
    desk.draft().put(held);
    ask(Type.NEW_ORDER, held, Json.object());
    return held;
  }

  /** Lets the rate and the term of a change wait; the rest of it is done by the caller. */
  public void hold(Service service, Body body) {
    body.integer("term")
        .filter(term -> term != service.contract().months())
        .ifPresent(term -> ask(Type.TERM_CHANGE, service, Json.object().put("term", term)));
    if (service.kind() instanceof Kind.Connection vxc) {
      body.integer("rateLimit")
          .filter(rate -> rate != vxc.rate())
          .ifPresent(rate -> ask(Type.SPEED_CHANGE, service, Json.object().put("rateLimit", rate)));
    }
  }

  private void ask(Type type, Service service, ObjectNode change) {
    String uid = desk.draft().newUid();
    ObjectNode row = Json.object().put("uid", uid).put("id", desk.draft().newId());
    row.put("referenceId", service.uid()).put("status", Outcome.PENDING.name());
    row.put("type", type.name()).put("active", true);
    row.put("acctName", desk.caller().company().name());
    row.put("acctRef", desk.caller().company().reference());
    row.put("approverCompanyId", partner.id());
    row.put("requesterCompanyId", desk.caller().company().id());
    row.put("serviceId", service.id()).put("comment", "");
    row.put("createDate", desk.draft().now().toEpochMilli());
    ObjectNode detail = row.putObject("detail").put("productUid", service.uid());
    detail.put("productName", service.name()).put("productType", service.type().name());
    detail.setAll(change);
    int user = desk.caller().user().id();
    String company = desk.caller().company().uid();
    keep(new Approval(row, service.uid(), user, company, change));
  }

  private void keep(Approval approval) {
    keep(desk.draft(), approval);
  }

  private static void keep(Draft draft, Approval approval) {
    draft.keep(Shelf.APPROVALS, approval.uid(), approval.written());
  }

  /** Nobody has decided in time. */
  public static void expire(Draft draft, String uid) {
    Approval approval =
        all(draft).stream()
            .filter(each -> each.uid().equals(uid) && each.outcome() == Outcome.PENDING)
            .findFirst()
            .orElseThrow(() -> Refusal.notFound("No pending order approval " + uid));
    end(draft, approval, Outcome.EXPIRED, "");
  }

  /** Does what was asked for; the desk is that of who asked. */
  public void approve(Approval approval, String comment) {
    Service service = desk.own(approval.serviceUid());
    if (approval.type() == Type.NEW_ORDER) {
      desk.draft().put(Lifecycle.decided(desk.draft(), service));
    } else if (service.kind() instanceof Kind.Connection) {
      Service _ = new VxcChanges(desk).change(service.uid(), Body.of(approval.change()));
    } else {
      Service _ = new ServiceChanges(desk).change(service.uid(), Body.of(approval.change()));
    }
    end(approval, Outcome.APPROVED, comment);
  }

  /** Ends an approval without doing what was asked for; a service that was ordered ends with it. */
  public void end(Approval approval, Outcome outcome, String comment) {
    end(desk.draft(), approval, outcome, comment);
  }

  private static void end(Draft draft, Approval approval, Outcome outcome, String comment) {
    boolean undone = outcome != Outcome.APPROVED && approval.type() == Type.NEW_ORDER;
    if (undone) {
      draft
          .find(approval.serviceUid())
          .filter(service -> draft.status(service).active())
          .ifPresent(service -> Lifecycle.end(draft, service));
    }
    keep(draft, approval.ended(outcome, comment));
  }
}
