package io.portwright.provider.megaport.account;

import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.megaport.client.ApiClient;
import io.portwright.provider.megaport.client.Failures;
import io.portwright.provider.megaport.client.Reply;
import io.portwright.provider.megaport.wire.Json;
import io.portwright.provider.megaport.wire.JsonText;
import io.portwright.provider.megaport.wire.ProductKind;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Sends order items and finds out which confirmation belongs to which of them. */
final class Orders {

  private static final String BUY = "/v4/networkdesign/buy";
  private static final String VALIDATE = "/v3/networkdesign/validate";

  private static final List<String> ATTACHED = List.of("associatedVxcs", "associatedIxs");

  private final ApiClient client;

  Orders(ApiClient client) {
    this.client = client;
  }

  /**
   * An order on its way.
   *
   * @param count number of services that it makes: the members of a LAG, else 1
   */
  record Item(ProductKind kind, String name, int count, Json.Obj json) {}

  /** What became of one item. */
  sealed interface Result {
    record Bought(List<String> uids) implements Result {}

    record Refused(Diagnostic why) implements Result {}

    record Unclear(Diagnostic evidence) implements Result {}
  }

  static Json.Obj parsed(String body) {
    return JsonText.parse(body.getBytes(StandardCharsets.UTF_8))
        .filter(Json.Obj.class::isInstance)
        .map(Json.Obj.class::cast)
        .orElseThrow(() -> new IllegalArgumentException("an order is a JSON object"));
  }

  /** Asks whether the service would take these items together. */
  Reply validate(List<Json.Obj> items) {
    return client.ask(VALIDATE, Json.array(merged(items)));
  }

  /**
   * Buys all items with one request.
   *
   * @param items of different kind or name
   * @param left time in which the request must have ended
   */
  List<Result> buy(List<Item> items, Supplier<Duration> left) {
    Json.Obj body =
        Json.EMPTY
            .with("networkDesign", Json.array(merged(items.stream().map(Item::json).toList())))
            .with("discountCodes", Json.array(List.of()));
    Reply reply = client.order(BUY, body.toText(), left);
    return switch (reply) {
      case Reply.Ok ok ->
          ok.json().isPresent()
              ? confirmed(items, ok.data())
              : all(items, unclear("The answer to the order was cut short."));
      case Reply.Refused refused ->
          all(items, new Result.Refused(Failures.of("place the order", refused)));
      case Reply.NeverSent never ->
          all(items, new Result.Refused(Failures.of("place the order", never)));
      case Reply.Unclear unclear ->
          all(items, new Result.Unclear(Failures.of("place the order", unclear)));
    };
  }

  /** VXCs and IXs of the same product go into one item. */
  private static List<Json> merged(List<Json.Obj> items) {
    Map<String, Json.Obj> byOwner = new LinkedHashMap<>();
    List<Json> result = new ArrayList<>();
    for (Json.Obj item : items) {
      Optional<String> owner = item.text("productUid");
      if (owner.isEmpty()) {
        result.add(item);
      } else {
        byOwner.merge(owner.get(), item, Orders::together);
      }
    }
    result.addAll(byOwner.values());
    return result;
  }

  private static Json.Obj together(Json.Obj first, Json.Obj second) {
    Json.Obj both = first;
    for (String attached : ATTACHED) {
      List<Json> all = new ArrayList<>(first.at(attached).items());
      all.addAll(second.at(attached).items());
      both = all.isEmpty() ? both : both.with(attached, Json.array(all));
    }
    return both;
  }

  private static List<Result> all(List<Item> items, Result result) {
    return items.stream().map(_ -> result).toList();
  }

  private record Confirmation(String uid, Optional<ProductKind> kind, Optional<String> name) {}

  /**
   * Confirmations are mapped by kind and name. Of an item that was sent alone they may lack both,
   * and the members of a LAG may have something behind its name.
   */
  private static List<Result> confirmed(List<Item> items, Json data) {
    List<Confirmation> confirmations = confirmations(data);
    List<Result> results = new ArrayList<>();
    for (Item item : items) {
      List<String> uids =
          confirmations.stream()
              .filter(c -> matches(c, item, items.size() == 1))
              .map(Confirmation::uid)
              .toList();
      results.add(
          uids.size() == item.count()
              ? new Result.Bought(uids)
              : unclear(
                  "The service took the order, but its answer has %d confirmations for %s \"%s\" where %d are due. %s"
                      .formatted(
                          uids.size(),
                          item.kind().display(),
                          item.name(),
                          item.count(),
                          named(confirmations))));
    }
    return results;
  }

  private static String named(List<Confirmation> confirmations) {
    if (confirmations.isEmpty()) {
      return "It names no service.";
    }
    return "It names "
        + confirmations.stream()
            .map(c -> c.uid() + c.name().map(name -> " (" + name + ")").orElse(""))
            .collect(Collectors.joining(", "))
        + ".";
  }

  private static boolean matches(Confirmation confirmation, Item item, boolean alone) {
    boolean kind = confirmation.kind().map(k -> k == item.kind()).orElse(alone);
    boolean lag = alone && item.count() > 1;
    boolean name =
        confirmation
            .name()
            .map(n -> n.equals(item.name()) || (lag && n.startsWith(item.name())))
            .orElse(alone);
    return kind && name;
  }

  private static List<Confirmation> confirmations(Json data) {
    List<Confirmation> found = new ArrayList<>();
    for (Json row : data.items()) {
      Optional<String> vxc = row.text("vxcJTechnicalServiceUid");
      Optional<String> uid =
          vxc.or(() -> row.text("technicalServiceUid")).or(() -> row.text("uid"));
      Optional<ProductKind> kind =
          vxc.isPresent()
              ? Optional.of(ProductKind.VXC)
              : row.text("productType").flatMap(ProductKind::of);
      Optional<String> name = row.text("serviceName").or(() -> row.text("name"));
      uid.ifPresent(text -> found.add(new Confirmation(text, kind, name)));
    }
    return found;
  }

  private static Result unclear(String evidence) {
    return new Result.Unclear(
        Diagnostic.error(
                "Unclear answer to an order",
                evidence + " Look at the services of the account before anything is ordered again.")
            .withCode("ORDER-4"));
  }
}
