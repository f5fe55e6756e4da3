package io.portwright.provider.sandbox.order;

import io.portwright.provider.sandbox.wire.Body;
import io.portwright.provider.sandbox.wire.Refusal;
import io.portwright.provider.sandbox.world.Kind;
import io.portwright.provider.sandbox.world.Lifecycle;
import io.portwright.provider.sandbox.world.Service;
import io.portwright.provider.sandbox.world.Status;
import java.time.Instant;
import java.util.Set;

/** Lifecycle actions: ending services now or later, and restoring them. */
public final class Endings {
  private static final Set<String> REASONS =
      Set.of(
          "MOVED_TO_CLOUD_NATIVE_SOL",
          "SERVICE_MOVED",
          "SERVICE_ORDERED_IN_ERROR",
          "PROOF_OF_CONCEPT",
          "PROJECT_ENDED",
          "SWITCHING_PROVIDER",
          "PRICING",
          "PRODUCT_PERFORMANCE",
          "OTHER");
  private static final int COMMENT_LIMIT = 400;

  /** What happens to services that are attached to one that ends. */
  public enum Attached {
    /** They end with it. */
    CASCADE,
    /** They forbid it. */
    REFUSE
  }

  private final Desk desk;

  public Endings(Desk desk) {
    this.desk = desk;
  }

  /**
   * @param action {@code CANCEL_NOW}, {@code CANCEL} or {@code UN_CANCEL}
   * @param body may tell a reason
   */
  public void act(String uid, String action, Attached attached, Body body) {
    refuseUnknownReason(body);
    Service service = desk.visible(uid).orElseThrow(() -> Refusal.unknownService(uid));
    if (!desk.draft().status(service).active()) {
      throw Refusal.invalid("Service " + uid + " is already terminated");
    }
    Lifecycle.refuseLocked(service);
    switch (action) {
      case "CANCEL_NOW" -> now(service, attached);
      case "CANCEL" -> later(service);
      case "UN_CANCEL" -> restore(service);
      default -> throw Refusal.invalid("Action " + action + " is not known");
    }
  }

  /**
   * The older form of a cancel: at a time of choice, at once when it has passed.
   *
   * @param at a time after the end of the term means that end
   */
  public void cancel(String uid, Instant at, Body body) {
    if (!at.isAfter(desk.draft().now())) {
      act(uid, "CANCEL_NOW", Attached.CASCADE, body);
      return;
    }
    act(uid, "CANCEL", Attached.REFUSE, body);
    Service cancelled = desk.own(uid);
    if (cancelled.life().ends().filter(at::isBefore).isPresent()) {
      Lifecycle.endAt(desk.draft(), cancelled, at);
    }
  }

  private static void refuseUnknownReason(Body body) {
    String reason = body.text("cancellation_reason").orElse("OTHER");
    if (!REASONS.contains(reason)) {
      throw Refusal.invalid("cancellation_reason " + reason + " is not known");
    }
    if (body.text("cancellation_comment").orElse("").length() > COMMENT_LIMIT) {
      throw Refusal.invalid("cancellation_comment must have at most 400 characters");
    }
  }

  private void now(Service service, Attached attached) {
    if (desk.draft().status(service) == Status.DESIGN) {
      throw Refusal.of(
          400,
          "Transaction silently rolled back because it has been marked as rollback-only",
          "Service " + service.uid() + " is in DESIGN: delete the design instead");
    }
    int count = desk.draft().activeOn(service.uid()).size();
    if (attached == Attached.REFUSE && count > 0) {
      throw Refusal.invalid(
          "Service " + service.uid() + " has " + count + " attached services: end them first");
    }
    Lifecycle.end(desk.draft(), service);
  }

  private void later(Service service) {
    if (!endsLater(service.kind())) {
      throw Refusal.invalid("Service " + service.uid() + " can only be cancelled now");
    }
    if (desk.draft().status(service) == Status.CANCELLED) {
      throw Refusal.invalid("Service " + service.uid() + " is already cancelled");
    }
    Lifecycle.endLater(desk.draft(), service);
  }

  private static boolean endsLater(Kind kind) {
    return switch (kind) {
      case Kind.Connection vxc ->
          vxc.bEnd()
              .config()
              .filter(config -> config.path("connectType").asText().equals("TRANSIT"))
              .isEmpty();
      case Kind.Exchange _ -> true;
      case Kind.Port _, Kind.Routing _, Kind.Edge _ -> false;
    };
  }

  private void restore(Service service) {
    if (desk.draft().status(service) != Status.CANCELLED) {
      throw Refusal.invalid("Service " + service.uid() + " is not cancelled");
    }
    Lifecycle.restore(desk.draft(), service);
  }
}
