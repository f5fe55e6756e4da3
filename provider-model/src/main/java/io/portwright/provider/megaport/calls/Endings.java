package io.portwright.provider.megaport.calls;

import io.portwright.provider.diagnostic.Checked;
import io.portwright.provider.megaport.client.ApiClient;
import io.portwright.provider.megaport.client.Reply;
import io.portwright.provider.megaport.wire.Json;
import io.portwright.provider.megaport.wire.Product;
import io.portwright.provider.spi.Money;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What an end would cost, and a cancellation for the end of the term that is taken back. */
public final class Endings {

  private static final String RESTORE = "take the cancellation back";

  private final ApiClient client;

  Endings(ApiClient client) {
    this.client = client;
  }

  /**
   * What ending a service now would cost.
   *
   * @param lines for the service and each that would end with it
   */
  public record Charges(Money total, List<Line> lines) {
    public Charges {
      lines = List.copyOf(lines);
    }

    public record Line(String uid, String name, Money amount) {}
  }

  /**
   * What another rate would cost.
   *
   * @param monthly at the new rate
   * @param difference from what it costs now; negative when it becomes cheaper
   */
  public record Rating(Money monthly, Money difference) {}

  /** A preview; nothing ends. */
  public Checked<Charges> charges(String uid) {
    Reply reply = client.get(service(uid) + "/action/CANCEL_NOW/charges");
    return Answers.one(reply, "ask what ending the service would cost", Endings::charges);
  }

  private static Optional<Charges> charges(Json data) {
    Optional<Money> total = Amounts.of(data, "total");
    List<Charges.Line> lines = new ArrayList<>();
    for (Json row : data.at("charges").items()) {
      Optional<Money> amount = Amounts.of(row, "amount");
      Optional<String> uid = row.text("productUid");
      if (amount.isEmpty() || uid.isEmpty()) {
        return Optional.empty();
      }
      lines.add(new Charges.Line(uid.get(), row.textOr("productName", ""), amount.get()));
    }
    return total.map(sum -> new Charges(sum, lines));
  }

  /**
   * A preview of a change of rate; nothing changes.
   *
   * @param mbps the new rate
   */
  public Checked<Rating> rating(String uid, YearMonth month, long mbps) {
    String path =
        String.format(
            Locale.ROOT,
            "%s/rating/%04d/%d?newSpeed=%d",
            service(uid),
            month.getYear(),
            month.getMonthValue(),
            mbps);
    return Answers.one(
        client.get(path),
        "ask what the rate would cost",
        data -> {
          Optional<Money> total = Amounts.of(data, "total");
          Optional<Money> delta = Amounts.of(data, "delta");
          return total.flatMap(sum -> delta.map(change -> new Rating(sum, change)));
        });
  }

  /**
   * Takes back a cancellation for the end of the term.
   *
   * @return the service as it is then
   */
  public Checked<Product> restore(String uid) {
    Reply reply =
        client.once("/v3/product/" + Answers.segment(uid) + "/action/UN_CANCEL", Json.EMPTY);
    if (reply instanceof Reply.Failure failure && !(reply instanceof Reply.Unclear)) {
      return Answers.failed(RESTORE, failure);
    }
    Checked<Product> now = Answers.one(client.get(service(uid)), RESTORE, Product::read);
    boolean open = now.value().map(one -> !one.isActive()).orElse(false);
    return open && reply instanceof Reply.Unclear unclear ? Answers.failed(RESTORE, unclear) : now;
  }

  private static String service(String uid) {
    return "/v2/product/" + Answers.segment(uid);
  }
}
