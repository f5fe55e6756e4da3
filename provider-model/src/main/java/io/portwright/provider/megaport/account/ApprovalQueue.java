package io.portwright.provider.megaport.account;

import io.portwright.provider.diagnostic.Checked;
import io.portwright.provider.megaport.calls.Calls;
import io.portwright.provider.megaport.calls.OrderApprovals;
import io.portwright.provider.megaport.client.ApiClient;
import io.portwright.provider.megaport.client.Reply;
import io.portwright.provider.megaport.product.Fields;
import io.portwright.provider.spi.LostOrder;
import io.portwright.provider.spi.Search;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Orders that wait for a partner's approval are in no other list. */
final class ApprovalQueue {

  private static final String PROBE = "/v3/order_approvals?pageNumber=1&pageSize=1";
  private static final String NEW_ORDER = "NEW_ORDER";

  private final ApiClient client;
  private final Calls calls;

  ApprovalQueue(ApiClient client) {
    this.client = client;
    this.calls = new Calls(client);
  }

  /** With a doubt for every entry that may be the order, and when the queue cannot be read. */
  Search.Looked doubted(Search.Looked looked, LostOrder order) {
    if (client.get(PROBE) instanceof Reply.Refused refused && refused.isGone()) {
      return looked;
    }
    Checked<List<OrderApprovals.Approval>> queue =
        calls.approvals().list(OrderApprovals.Filter.ALL);
    List<String> doubts = new ArrayList<>(looked.doubts());
    if (queue.value().isEmpty()) {
      doubts.add(
          "The approval queue cannot be read in full. " + queue.diagnostics().getFirst().detail());
    }
    for (OrderApprovals.Approval entry : queue.value().orElse(List.of())) {
      if (isOpen(entry) && mayBe(entry, order)) {
        doubts.add(
            "Entry %s of the approval queue waits for an order of that name."
                .formatted(entry.uid()));
      }
    }
    return new Search.Looked(looked.candidates(), doubts);
  }

  /** UIDs and numbers of the services that wait in it; none when it cannot be read. */
  Set<String> waiting() {
    OrderApprovals.Filter pending =
        new OrderApprovals.Filter(Optional.of(OrderApprovals.Status.PENDING), List.of());
    Set<String> found = new HashSet<>();
    for (OrderApprovals.Approval entry :
        calls.approvals().list(pending).value().orElse(List.of())) {
      entry.detail().text("productUid").ifPresent(found::add);
      entry.service().ifPresent(number -> found.add(String.valueOf(number)));
    }
    return found;
  }

  private static boolean isOpen(OrderApprovals.Approval entry) {
    return switch (entry.status()) {
      case PENDING, UNKNOWN -> true;
      case APPROVED, REJECTED, FAILED, WITHDRAWN, EXPIRED -> false;
    };
  }

  private static boolean mayBe(OrderApprovals.Approval entry, LostOrder order) {
    Optional<String> name = entry.detail().text("productName");
    Optional<String> uid = entry.detail().text("productUid");
    boolean known =
        uid.isPresent()
            && (order.knownUids().contains(uid.get())
                || order.inState().stream().anyMatch(object -> isUid(object, uid.get())));
    return entry.type().equals(NEW_ORDER)
        && !known
        && (name.isEmpty() || name.get().equals(order.serviceName()));
  }

  private static boolean isUid(LostOrder.Recorded object, String uid) {
    return Fields.text(object.state(), "product_uid").filter(uid::equals).isPresent();
  }
}
