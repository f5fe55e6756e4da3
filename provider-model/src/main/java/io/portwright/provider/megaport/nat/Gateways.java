package io.portwright.provider.megaport.nat;

import io.portwright.provider.megaport.client.Reply;
import io.portwright.provider.megaport.endpoint.Endpoints;
import io.portwright.provider.megaport.endpoint.Endpoints.Indexed;
import io.portwright.provider.megaport.wire.Json;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** NAT gateways as the API has them: found in their list, designed, ordered. */
final class Gateways {

  static final String ALL = "/v3/products/nat_gateways";
  static final String DESIGN = "DESIGN";
  private static final Set<String> ENDED = Set.of("DECOMMISSIONED", "CANCELLED");
  private static final int ATTEMPTS = 3;

  private Gateways() {}

  static String path(String uid) {
    return ALL + "/" + uid;
  }

  static String status(Json row) {
    return row.textOr("provisioningStatus", "");
  }

  /** Contract §2.3: a cancelled gateway is gone. */
  static boolean isEnded(Json row) {
    return ENDED.contains(status(row));
  }

  /** What is known of a gateway. */
  sealed interface Found {
    record Row(Json json) implements Found {}

    record Gone(String evidence) implements Found {}

    record Failed(Reply.Failure why) implements Found {}
  }

  /** By the list; one that is missing there by a call of its own. */
  static Found listed(Endpoints endpoints, String uid) {
    return switch (endpoints.indexed(ALL, "productUid")) {
      case Indexed.Rows list when list.rows().containsKey(uid) -> found(uid, list.rows().get(uid));
      case Indexed.Rows _ -> now(endpoints, uid);
      case Indexed.Failed failed -> new Found.Failed(failed.why());
    };
  }

  /** By a call of its own. */
  static Found now(Endpoints endpoints, String uid) {
    return switch (endpoints.client().get(path(uid))) {
      case Reply.Ok ok when ok.data().text("productUid").isPresent() -> found(uid, ok.data());
      case Reply.Ok _ ->
          new Found.Failed(
              new Reply.Unclear("The answer does not describe a NAT gateway", Optional.empty()));
      case Reply.Refused refused when refused.isGone() -> new Found.Gone(refused.text());
      case Reply.Failure failure -> new Found.Failed(failure);
    };
  }

  private static Found found(String uid, Json row) {
    return isEnded(row)
        ? new Found.Gone("The service says %s is %s.".formatted(uid, status(row)))
        : new Found.Row(row);
  }

  // ---- ordering a design ----

  /** What became of the order of a design. */
  sealed interface Bought {
    record Yes() implements Bought {}

    record No(Reply.Failure why) implements Bought {}

    /** It may still be a design. */
    record Unclear(Reply.Failure why) implements Bought {}
  }

  static Json item(String uid) {
    return Json.EMPTY.with("productUid", uid);
  }

  /**
   * Orders a design. The API orders each design once only, as it must be in DESIGN (contract
   * §4.10): so a lost answer is followed by a look at the gateway, and only what is still a design
   * is ordered again.
   *
   * @param left time in which all of it must end
   */
  static Bought buy(Endpoints endpoints, String uid, Supplier<Duration> left) {
    String body = Json.array(List.of(item(uid))).toText();
    Reply.Failure last = new Reply.NeverSent("There was no time left to order the design.");
    for (int attempt = 0; attempt < ATTEMPTS && left.get().isPositive(); attempt++) {
      Reply reply = endpoints.client().order("/v3/networkdesign/buy", body, left);
      if (!(reply instanceof Reply.Failure failure)) {
        return new Bought.Yes();
      }
      if (now(endpoints, uid) instanceof Found.Row row && !status(row.json()).equals(DESIGN)) {
        return new Bought.Yes();
      }
      last = failure;
      if (failure instanceof Reply.Refused) {
        return new Bought.No(failure);
      }
    }
    return last instanceof Reply.NeverSent ? new Bought.No(last) : new Bought.Unclear(last);
  }
}
