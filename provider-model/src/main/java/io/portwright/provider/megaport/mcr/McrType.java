package io.portwright.provider.megaport.mcr;

import io.portwright.provider.megaport.product.Fields;
import io.portwright.provider.megaport.product.FromWire;
import io.portwright.provider.megaport.product.Items;
import io.portwright.provider.megaport.product.Lookups;
import io.portwright.provider.megaport.product.ServiceType;
import io.portwright.provider.megaport.wire.Json;
import io.portwright.provider.megaport.wire.Product;
import io.portwright.provider.megaport.wire.ProductKind;
import io.portwright.provider.schema.Attribute;
import io.portwright.provider.spi.Answer;
import io.portwright.provider.spi.AttributeProblem;
import io.portwright.provider.value.AttributePath;
import io.portwright.provider.value.Type;
import io.portwright.provider.value.Value;
import io.portwright.provider.value.Value.ObjectValue;
import java.util.List;
import java.util.Optional;

/**
 * {@code megaport_mcr}: a virtual router.
 *
 * <p>Inline prefix filter lists are refused: each of them is an order of its own that this version
 * does not make. The attribute is always the empty list, which means "managed elsewhere".
 */
public final class McrType extends ServiceType {

  private static final String LISTS = "prefix_filter_lists";

  public McrType() {
    super("megaport_mcr", ProductKind.MCR);
  }

  @Override
  public List<AttributeProblem> validate(ObjectValue configuration) {
    Value lists = configuration.attributes().getOrDefault(LISTS, Value.NULL);
    if (lists.isNull() || (lists.isKnown() && lists.parts().isEmpty())) {
      return List.of();
    }
    return List.of(
        AttributeProblem.error(
            AttributePath.of(LISTS),
            "Not supported by this version yet",
            "Prefix filter lists inside megaport_mcr are deprecated and not supported by this"
                + " version. Remove the argument to manage the router itself; its lists stay as"
                + " they are."));
  }

  @Override
  protected ObjectValue initial(
      ObjectValue planned, ObjectValue configuration, List<AttributeProblem> problems) {
    return planned.attribute(LISTS).isKnown() ? planned : planned.with(LISTS, none(planned));
  }

  private static Value none(ObjectValue planned) {
    return planned.attribute(LISTS).type() instanceof Type.ListOf list
        ? Value.list(list.element(), List.of())
        : planned.attribute(LISTS);
  }

  @Override
  protected ObjectValue normalised(
      ObjectValue prior, ObjectValue configuration, List<AttributeProblem> problems) {
    Value lists = prior.attribute(LISTS).isNull() ? none(prior) : prior.attribute(LISTS);
    return super.normalised(prior, configuration, problems).with(LISTS, lists);
  }

  @Override
  public Answer<Json.Obj> order(
      ObjectValue planned, Optional<String> fingerprint, Lookups lookups) {
    Json.Obj item = Items.order(kind(), planned, fingerprint);
    Json.Obj config =
        Json.EMPTY
            .withText("diversityZone", Fields.text(planned, "diversity_zone"))
            .withNumber("mcrAsn", Fields.whole(planned, "asn"));
    return Answer.of(
        item.with("config", config).withNumber("portSpeed", Fields.whole(planned, "port_speed")));
  }

  @Override
  public Answer<Json.Obj> changes(ObjectValue before, ObjectValue after, Lookups lookups) {
    Json.Obj body = Items.changes(before, after);
    return Answer.of(
        Fields.differ(before, after, "asn")
            ? body.withNumber("asn", Fields.whole(after, "asn"))
            : body);
  }

  @Override
  protected Value value(
      Attribute attribute, Product product, List<Product> group, ObjectValue recorded) {
    return switch (attribute.name()) {
      case "asn" ->
          FromWire.value(
              attribute, product.fields().at("resources").at("virtual_router").at("mcrAsn"));
      case LISTS -> recorded.attribute(LISTS).isNull() ? none(recorded) : recorded.attribute(LISTS);
      default -> super.value(attribute, product, group, recorded);
    };
  }
}
