package io.portwright.provider.megaport.product;

import io.portwright.provider.megaport.wire.Json;
import io.portwright.provider.megaport.wire.Product;
import io.portwright.provider.megaport.wire.ProductKind;
import io.portwright.provider.schema.Attribute;
import io.portwright.provider.spi.Answer;
import io.portwright.provider.spi.AttributeProblem;
import io.portwright.provider.value.AttributePath;
import io.portwright.provider.value.Value;
import io.portwright.provider.value.Value.ObjectValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A Megaport service as a resource type. The schema decides most of it; a type adds what the schema
 * cannot say by overriding the protected steps.
 */
public abstract class ServiceType extends PlannedType {

  private static final Set<String> CONTRACT_DATES =
      Set.of("contract_start_date", "contract_end_date");

  private final ProductKind kind;

  protected ServiceType(String name, ProductKind kind) {
    super(name);
    this.kind = kind;
  }

  @Override
  public String identifier() {
    return "product_uid";
  }

  public final ProductKind kind() {
    return kind;
  }

  // ---- planning ----

  @Override
  protected ObjectValue normalised(
      ObjectValue prior, ObjectValue configuration, List<AttributeProblem> problems) {
    ObjectValue wanted = configuration;
    Value tags = prior.attributes().getOrDefault(Tags.ATTRIBUTE, Value.NULL);
    Value written = configuration.attributes().getOrDefault(Tags.ATTRIBUTE, Value.NULL);
    if (Tags.isNone(tags) && Tags.isNone(written) && !tags.equals(written)) {
      wanted = wanted.with(Tags.ATTRIBUTE, tags);
    }
    if (Fields.differ(prior, configuration, "promo_code")
        && !configuration.attribute("promo_code").isNull()) {
      problems.add(
          AttributeProblem.warning(
              AttributePath.of("promo_code"),
              "Promotional code without effect",
              "A promotional code counts only with the order of a new service. This service"
                  + " exists already: the code is recorded, but not sent."));
    }
    return wanted;
  }

  @Override
  protected ObjectValue settled(ObjectValue prior, ObjectValue planned) {
    boolean live = Fields.text(prior, "provisioning_status").equals(Optional.of("LIVE"));
    ObjectValue settled = planned;
    if (live) {
      settled = kept(prior, settled, "provisioning_status");
    }
    if (live || Fields.present(prior, "live_date").isPresent()) {
      settled = kept(prior, settled, "live_date");
    }
    if (!Fields.differ(prior, planned, "contract_term_months")) {
      for (String date : CONTRACT_DATES) {
        if (live || Fields.present(prior, date).isPresent()) {
          settled = kept(prior, settled, date);
        }
      }
    }
    return settled;
  }

  /** The planned object with the prior value of an attribute that was planned as unknown. */
  protected static ObjectValue kept(ObjectValue prior, ObjectValue planned, String attribute) {
    Value now = planned.attributes().getOrDefault(attribute, Value.NULL);
    return now.isKnown() ? planned : planned.with(attribute, prior.attribute(attribute));
  }

  // ---- ordering and changing ----

  /**
   * Item of a buy or validate request. Problems are errors when it cannot be made.
   *
   * @param fingerprint empty when the item is only validated
   */
  public abstract Answer<Json.Obj> order(
      ObjectValue planned, Optional<String> fingerprint, Lookups lookups);

  /**
   * The planned object without what its order does not take. It is sent as a change as soon as the
   * service is there.
   */
  public ObjectValue ordered(ObjectValue planned) {
    return planned;
  }

  /** Whether everything that an order must have is known. */
  public boolean isOrderable(ObjectValue planned) {
    return schema().attributes().values().stream()
        .filter(Attribute::isRequired)
        .allMatch(attribute -> planned.attribute(attribute.name()).isPresent());
  }

  /** Body of the update; empty when there is nothing to send. */
  public abstract Answer<Json.Obj> changes(ObjectValue before, ObjectValue after, Lookups lookups);

  public String changePath(String uid) {
    return "/v2/product/" + kind.pathName() + "/" + uid;
  }

  /** Query of the action that ends the service. */
  public String endQuery() {
    return "?safeDelete=true";
  }

  // ---- reading ----

  /**
   * The object as the API lists it. What the API never tells is as recorded.
   *
   * @param group the service and the others of its LAG, its own first
   */
  public final ObjectValue state(Product product, List<Product> group, ObjectValue recorded) {
    ObjectValue known = conformed(recorded);
    return objectType()
        .made(name ->
            value(Objects.requireNonNull(schema().attributes().get(name)), product, group, known));
  }

  /**
   * The read object with what takes more than the listed service alone.
   *
   * @param state as listed
   * @param recorded before it was read
   */
  public ObjectValue refined(
      ObjectValue state, Product product, ObjectValue recorded, Lookups lookups) {
    return state;
  }

  /** The value of one attribute, as the API lists it or as recorded. */
  protected Value value(
      Attribute attribute, Product product, List<Product> group, ObjectValue recorded) {
    Value before = recorded.attribute(attribute.name());
    return switch (attribute.name()) {
      case "promo_code", "last_updated", Tags.ATTRIBUTE -> before;
      case "cost_centre" -> {
        Value now = FromWire.attribute(attribute, product.fields());
        boolean empty = now.isNull() || now.equals(Value.string(""));
        yield !empty ? now : before.equals(Value.string("")) ? before : Value.nullOf(now.type());
      }
      case "diversity_zone" -> {
        Value now = FromWire.attribute(attribute, product.fields());
        yield now.isNull() || now.equals(Value.string("")) ? before : now;
      }
      default -> FromWire.attribute(attribute, product.fields());
    };
  }

  /** Attributes of an update that the listed service does not show yet. */
  public List<String> missing(Product product, List<Product> group, ObjectValue wanted) {
    ObjectValue now = state(product, group, wanted);
    List<String> missing = new ArrayList<>();
    for (Attribute attribute : schema().attributes().values()) {
      Value target = wanted.attribute(attribute.name());
      boolean asked = attribute.isConfigurable() && target.isWhollyKnown();
      boolean open = target.isNull() && attribute.isComputed();
      if (asked && !open && !target.equals(now.attribute(attribute.name()))) {
        missing.add(attribute.name());
      }
    }
    return missing;
  }
}
