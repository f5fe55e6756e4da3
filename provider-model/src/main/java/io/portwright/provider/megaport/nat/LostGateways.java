package io.portwright.provider.megaport.nat;

import io.portwright.provider.megaport.client.Failures;
import io.portwright.provider.megaport.client.Reply;
import io.portwright.provider.megaport.endpoint.Endpoints;
import io.portwright.provider.megaport.endpoint.Fingerprints;
import io.portwright.provider.megaport.product.Fields;
import io.portwright.provider.megaport.product.Tags;
import io.portwright.provider.megaport.wire.Json;
import io.portwright.provider.megaport.wire.Times;
import io.portwright.provider.spi.LostOrder;
import io.portwright.provider.spi.Search;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds designs and gateways whose order has an unknown outcome; a design carries the tags. */
final class LostGateways {

  private static final String UID = "product_uid";

  private LostGateways() {}

  static Search search(Endpoints endpoints, LostOrder order) {
    Optional<String> design = Fields.text(order.planned(), UID);
    return design.isPresent() ? ordered(endpoints, design.get()) : listed(endpoints, order);
  }

  /** The design was in state: whatever it is now, it is the one. */
  private static Search ordered(Endpoints endpoints, String uid) {
    return switch (Gateways.now(endpoints, uid)) {
      case Gateways.Found.Row row ->
          new Search.Looked(List.of(candidate(uid, row.json(), Search.Mark.OURS)), List.of());
      case Gateways.Found.Gone _ -> new Search.Looked(List.of(), List.of());
      case Gateways.Found.Failed failed -> failed(failed.why());
    };
  }

  private static Search failed(Reply.Failure why) {
    return new Search.Failed(Failures.of("look for the NAT gateway", why));
  }

  private static Search listed(Endpoints endpoints, LostOrder order) {
    Reply reply = endpoints.shared(Gateways.ALL);
    if (!(reply instanceof Reply.Ok ok)) {
      return failed((Reply.Failure) reply);
    }
    Set<String> lacking = new HashSet<>();
    for (LostOrder.Recorded object : order.inState()) {
      if (object.type().equals(order.type())) {
        Fields.text(object.state(), UID).ifPresent(lacking::add);
      }
    }
    Set<String> known = new HashSet<>(lacking);
    known.addAll(order.knownUids());
    List<Search.Candidate> candidates = new ArrayList<>();
    for (Json row : ok.data().items()) {
      String uid = row.textOr("productUid", "");
      lacking.remove(uid);
      if (row.textOr("productName", "").equals(order.serviceName()) && !known.contains(uid)) {
        switch (Gateways.now(endpoints, uid)) {
          case Gateways.Found.Row one -> candidates.add(candidate(uid, one.json(), order));
          case Gateways.Found.Gone _ -> {
            if (carried(row).equals(Optional.of(order.fingerprint()))) {
              candidates.add(candidate(uid, row, Search.Mark.OURS));
            }
          }
          case Gateways.Found.Failed failed -> {
            return failed(failed.why());
          }
        }
      }
    }
    lacking.removeIf(uid -> Gateways.now(endpoints, uid) instanceof Gateways.Found.Gone);
    return new Search.Looked(
        candidates,
        lacking.stream()
            .map("The list of NAT gateways lacks %s, which is in state."::formatted)
            .toList());
  }

  private static Optional<String> carried(Json row) {
    return Tags.fingerprint(row.at("resourceTags"));
  }

  private static Search.Candidate candidate(String uid, Json row, LostOrder order) {
    return candidate(uid, row, Fingerprints.mark(carried(row), order.fingerprint()));
  }

  private static Search.Candidate candidate(String uid, Json row, Search.Mark mark) {
    boolean over = Gateways.isEnded(row) || Gateways.status(row).equals("FAILED");
    return new Search.Candidate(
        uid,
        row.textOr("productName", ""),
        Gateways.status(row),
        Times.instant(row.at("createDate")),
        mark,
        over ? Search.Life.ENDED : Search.Life.RUNNING);
  }
}
