package io.portwright.provider.megaport.data;

import io.portwright.provider.megaport.product.FromWire;
import io.portwright.provider.megaport.wire.Product;
import io.portwright.provider.megaport.wire.ProductKind;
import io.portwright.provider.schema.Attribute;
import io.portwright.provider.value.Value;
import java.util.List;

/** {@code megaport_mcrs}: MCRs with their tags, which cost a call for each of them. */
public final class McrsData extends ServicesData {

  public McrsData() {
    super("megaport_mcrs", ProductKind.MCR, "mcrs", TagReads.ALWAYS);
  }

  @Override
  protected Value value(Attribute attribute, Product service, List<Product> group) {
    return attribute.name().equals("asn")
        ? FromWire.value(
            attribute, service.fields().at("resources").at("virtual_router").at("mcrAsn"))
        : super.value(attribute, service, group);
  }
}
