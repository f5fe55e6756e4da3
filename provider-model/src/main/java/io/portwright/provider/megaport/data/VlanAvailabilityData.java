package io.portwright.provider.megaport.data;

import io.portwright.provider.megaport.product.Fields;
import io.portwright.provider.megaport.wire.Json;
import io.portwright.provider.spi.Answer;
import io.portwright.provider.value.Type;
import io.portwright.provider.value.Value;
import io.portwright.provider.value.Value.ObjectValue;
import java.util.List;
import java.util.Optional;

/**
 * {@code megaport_vlan_availability}: whether a VLAN of a port is free. The service answers with
 * the VLAN itself when it is, else with free ones (contract §5.12).
 */
public final class VlanAvailabilityData extends DataSource {

  public VlanAvailabilityData() {
    super("megaport_vlan_availability");
  }

  @Override
  protected Answer<ObjectValue> find(ObjectValue configuration, Catalogue catalogue) {
    String port = Fields.text(configuration, "product_uid").orElse("");
    long vlan = Fields.whole(configuration, "vlan").orElse(0);
    Answer<Json> answer =
        catalogue.look(
            "/v2/product/port/" + port + "/vlan?vlan=" + vlan, "ask whether a VLAN is free");
    if (answer.value().isEmpty()) {
      return new Answer<>(Optional.empty(), answer.problems());
    }
    List<Long> free =
        answer.value().get().items().stream().flatMap(row -> row.whole().stream().boxed()).toList();
    boolean available = free.contains(vlan);
    return Answer.of(
        configuration
            .with("available", Value.bool(available))
            .with(
                "alternatives",
                Value.list(
                    Type.NUMBER,
                    free.stream().filter(_ -> !available).map(Value::number).toList())));
  }
}
