package io.portwright.provider.megaport.data;

import io.portwright.provider.megaport.product.FromWire;
import io.portwright.provider.megaport.wire.Product;
import io.portwright.provider.megaport.wire.ProductKind;
import io.portwright.provider.schema.Attribute;
import io.portwright.provider.value.Value;
import java.util.List;

/** {@code megaport_mves}. */
public final class MvesData extends ServicesData {

  public MvesData() {
    super("megaport_mves", ProductKind.MVE, "mves", TagReads.ON_REQUEST);
  }

  @Override
  protected Value value(Attribute attribute, Product service, List<Product> group) {
    return attribute.name().equals("size")
        ? FromWire.value(attribute, service.fields().at("mveSize"))
        : super.value(attribute, service, group);
  }
}
