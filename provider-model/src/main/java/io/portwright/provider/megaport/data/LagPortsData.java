package io.portwright.provider.megaport.data;

import io.portwright.provider.megaport.wire.Product;
import io.portwright.provider.megaport.wire.ProductKind;
import io.portwright.provider.schema.Attribute;
import io.portwright.provider.value.Type;
import io.portwright.provider.value.Value;
import io.portwright.provider.value.Value.ObjectValue;
import java.util.List;

/** {@code megaport_lag_ports}: LAGs, each by its primary port, with all members. */
public final class LagPortsData extends ServicesData {

  public LagPortsData() {
    super("megaport_lag_ports", ProductKind.PORT, "lag_ports", TagReads.ON_REQUEST);
  }

  @Override
  protected boolean isWanted(Product service, ObjectValue configuration) {
    return service.fields().truth("lagPrimary").orElse(false)
        && super.isWanted(service, configuration);
  }

  @Override
  protected Value value(Attribute attribute, Product service, List<Product> group) {
    return switch (attribute.name()) {
      case "lag_count" -> Value.number(group.size());
      case "lag_port_uids" ->
          Value.list(
              Type.STRING, group.stream().map(member -> Value.string(member.uid())).toList());
      default -> super.value(attribute, service, group);
    };
  }
}
