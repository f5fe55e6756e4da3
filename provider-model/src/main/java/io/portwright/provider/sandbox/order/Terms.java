package io.portwright.provider.sandbox.order;

import io.portwright.provider.sandbox.wire.Body;
import io.portwright.provider.sandbox.wire.Refusal;
import io.portwright.provider.sandbox.world.Contract;
import io.portwright.provider.sandbox.world.Label;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The fields that every item of an order has. */
final class Terms {
  private static final Set<Integer> MONTHS = Set.of(1, 12, 24, 36, 48, 60);
  private static final int NAME_LIMIT = 64;
  private static final int COST_CENTRE_LIMIT = 255;

  private Terms() {}

  static Label label(Desk desk, Body item) {
    String name = item.requiredText("productName");
    boolean visible = item.flag("marketplaceVisibility").orElse(false);
    if (visible && desk.managed()) {
      throw Refusal.invalid("marketplaceVisibility cannot be true in a managed account");
    }
    refusePromoOfManagedUser(desk, item);
    return new Label(name, costCentre(item).orElse(""), tags(item), visible);
  }

  private static void refusePromoOfManagedUser(Desk desk, Body item) {
    boolean promo = item.text("promoCode").filter(code -> !code.isBlank()).isPresent();
    if (promo && desk.managed() && !desk.caller().switched()) {
      throw Refusal.invalid("promoCode cannot be used in a managed account");
    }
  }

  /** Refuses names of ports and MVEs that are too long. */
  static void refuseLongName(Label label) {
    if (label.name().length() > NAME_LIMIT) {
      throw Refusal.invalid("productName must have at most " + NAME_LIMIT + " characters");
    }
  }

  static Optional<String> costCentre(Body body) {
    Optional<String> costCentre = body.text("costCentre");
    if (costCentre.filter(text -> text.length() > COST_CENTRE_LIMIT).isPresent()) {
      throw Refusal.invalid("costCentre must have at most " + COST_CENTRE_LIMIT + " characters");
    }
    return costCentre;
  }

  static Map<String, String> tags(Body body) {
    Map<String, String> tags = new LinkedHashMap<>();
    for (Body tag : body.list("resourceTags")) {
      String key = tag.requiredText("key");
      if (tags.put(key, tag.text("value").orElse("")) != null) {
        throw Refusal.invalid("resourceTags has the key " + key + " more than once");
      }
    }
    return tags;
  }

  static int months(Body item, String key) {
    return checked(item.name(key), item.requiredInteger(key));
  }

  static int checked(String field, int months) {
    if (!MONTHS.contains(months)) {
      throw Refusal.invalid(field + " must be one of " + sorted() + " months");
    }
    return months;
  }

  static Contract contract(Desk desk, int months) {
    return new Contract(months, desk.draft().now());
  }

  private static List<Integer> sorted() {
    return MONTHS.stream().sorted().toList();
  }
}
