package io.portwright.provider.megaport.port;

import io.portwright.provider.megaport.product.Fields;
import io.portwright.provider.megaport.product.Lookups;
import io.portwright.provider.megaport.wire.Json;
import io.portwright.provider.megaport.wire.Product;
import io.portwright.provider.schema.Attribute;
import io.portwright.provider.spi.Answer;
import io.portwright.provider.value.AttributePath;
import io.portwright.provider.value.Type;
import io.portwright.provider.value.Value;
import io.portwright.provider.value.Value.ObjectValue;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * {@code megaport_lag_port}: one to eight ports that act as one. The primary port is its identity.
 *
 * <p>A changed number of members is a replacement, as in the official provider: growing in place
 * needs orders of single members, which this version does not make.
 */
public final class LagPortType extends PortType {

  private static final String COUNT = "lag_count";
  private static final String MEMBERS = "lag_port_uids";

  public LagPortType() {
    super("megaport_lag_port");
  }

  @Override
  protected Set<AttributePath> replacements(ObjectValue prior, ObjectValue planned) {
    Value members = prior.attribute(MEMBERS);
    OptionalLong wanted = Fields.whole(planned, COUNT);
    if (!(members instanceof Value.ListValue list) || wanted.isEmpty()) {
      return Set.of();
    }
    return wanted.getAsLong() == list.items().size() ? Set.of() : Set.of(AttributePath.of(COUNT));
  }

  @Override
  public Answer<Json.Obj> order(
      ObjectValue planned, Optional<String> fingerprint, Lookups lookups) {
    Answer<Json.Obj> port = super.order(planned, fingerprint, lookups);
    return new Answer<>(
        port.value().map(item -> item.withNumber("lagPortCount", Fields.whole(planned, COUNT))),
        port.problems());
  }

  @Override
  protected Value value(
      Attribute attribute, Product product, List<Product> group, ObjectValue recorded) {
    boolean whole = group.size() > 1 || recorded.attribute(MEMBERS).isNull();
    return switch (attribute.name()) {
      case COUNT ->
          whole || recorded.attribute(COUNT).isNull()
              ? Value.number(group.size())
              : recorded.attribute(COUNT);
      case MEMBERS ->
          whole
              ? Value.list(
                  Type.STRING, group.stream().map(member -> Value.string(member.uid())).toList())
              : recorded.attribute(MEMBERS);
      default -> super.value(attribute, product, group, recorded);
    };
  }
}
