package io.portwright.provider.megaport.port;

import io.portwright.provider.megaport.product.Fields;
import io.portwright.provider.megaport.product.Items;
import io.portwright.provider.megaport.product.Lookups;
import io.portwright.provider.megaport.product.ServiceType;
import io.portwright.provider.megaport.wire.Json;
import io.portwright.provider.megaport.wire.ProductKind;
import io.portwright.provider.spi.Answer;
import io.portwright.provider.value.Value.ObjectValue;
import java.util.Optional;
import java.util.OptionalLong;

/** {@code megaport_port}: one physical port. */
public class PortType extends ServiceType {

  public PortType() {
    this("megaport_port");
  }

  protected PortType(String name) {
    super(name, ProductKind.PORT);
  }

  @Override
  public Answer<Json.Obj> order(
      ObjectValue planned, Optional<String> fingerprint, Lookups lookups) {
    OptionalLong location = Fields.whole(planned, "location_id");
    Optional<String> market =
        location.isPresent()
            ? lookups.location(location.getAsLong()).flatMap(row -> row.text("market"))
            : Optional.empty();
    return Answer.of(
        Items.order(kind(), planned, fingerprint)
            .withNumber("portSpeed", Fields.whole(planned, "port_speed"))
            .with("virtual", false)
            .withText("market", market)
            .with(
                "marketplaceVisibility",
                Fields.truth(planned, "marketplace_visibility").orElse(false)));
  }

  @Override
  public Answer<Json.Obj> changes(ObjectValue before, ObjectValue after, Lookups lookups) {
    return Answer.of(
        Items.truth(
            Items.changes(before, after),
            "marketplaceVisibility",
            before,
            after,
            "marketplace_visibility"));
  }
}
