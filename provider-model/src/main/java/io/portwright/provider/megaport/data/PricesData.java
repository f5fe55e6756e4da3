package io.portwright.provider.megaport.data;

import io.portwright.provider.megaport.product.FromWire;
import io.portwright.provider.megaport.product.ToWire;
import io.portwright.provider.megaport.wire.Json;
import io.portwright.provider.schema.Attribute;
import io.portwright.provider.spi.Answer;
import io.portwright.provider.value.Value;
import io.portwright.provider.value.Value.ObjectValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** {@code megaport_prices}: what the price book says about one service, before tax. */
public final class PricesData extends DataSource {

  public PricesData() {
    super("megaport_prices");
  }

  @Override
  protected Answer<ObjectValue> find(ObjectValue configuration, Catalogue catalogue) {
    Map<String, Value> asked = new TreeMap<>();
    schema().attributes().values().stream()
        .filter(Attribute::isConfigurable)
        .forEach(argument -> asked.put(argument.name(), configuration.attribute(argument.name())));
    Answer<Json> answer =
        catalogue.ask(
            "/v4/pricebook/product",
            ToWire.object(Value.object(asked)),
            "look into the price book");
    if (answer.value().isEmpty()) {
      return new Answer<>(Optional.empty(), answer.problems());
    }
    Json priced = flat(answer.value().get());
    ObjectValue result = configuration;
    for (Attribute attribute : schema().attributes().values()) {
      if (attribute.isComputed()) {
        result = result.with(attribute.name(), FromWire.attribute(attribute, priced));
      }
    }
    return Answer.of(result);
  }

  /** The details of a discount stand beside its amount. */
  private static Json flat(Json answer) {
    List<Json> discounts = new ArrayList<>();
    for (Json discount : answer.at("discounts").items()) {
      Json details = discount.at("discountDetails");
      discounts.add(
          Json.EMPTY
              .with("discountReason", discount.at("discountReason"))
              .with("amount", discount.at("amount"))
              .with("code", details.at("code"))
              .with("description", details.at("description"))
              .with("percentageAmount", details.at("percentageAmount")));
    }
    return answer instanceof Json.Obj object
        ? object.with("discounts", Json.array(discounts))
        : answer;
  }
}
