package io.portwright.provider.megaport.data;

import io.portwright.provider.megaport.product.FromWire;
import io.portwright.provider.megaport.wire.Json;
import io.portwright.provider.megaport.wire.Product;
import io.portwright.provider.megaport.wire.ProductKind;
import io.portwright.provider.schema.Attribute;
import io.portwright.provider.value.Value;
import java.util.List;

/** {@code megaport_vxcs}. A VXC between two services of the account is there once. */
public final class VxcsData extends ServicesData {

  public VxcsData() {
    super("megaport_vxcs", ProductKind.VXC, "vxcs", TagReads.ON_REQUEST);
  }

  @Override
  protected Value value(Attribute attribute, Product service, List<Product> group) {
    return switch (attribute.name()) {
      case "a_end_uid", "b_end_uid" -> end(attribute, service, "productUid");
      case "a_end_name", "b_end_name" -> end(attribute, service, "productName");
      case "a_end_location_id", "b_end_location_id" -> end(attribute, service, "locationId");
      case "a_end_vlan", "b_end_vlan" -> end(attribute, service, "vlan");
      default -> super.value(attribute, service, group);
    };
  }

  private static Value end(Attribute attribute, Product service, String field) {
    Json end = service.end(attribute.name().startsWith("a_") ? "aEnd" : "bEnd");
    return FromWire.value(attribute, end.at(field));
  }
}
