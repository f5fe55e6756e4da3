package io.portwright.provider.megaport.data;

import io.portwright.provider.megaport.wire.Json;
import io.portwright.provider.spi.Answer;
import io.portwright.provider.value.Value.ObjectValue;
import java.util.List;
import java.util.Optional;

/** {@code megaport_nat_gateway_sessions}: session counts that NAT gateways can have, by speed. */
public final class NatGatewaySessionsData extends DataSource {

  public NatGatewaySessionsData() {
    super("megaport_nat_gateway_sessions");
  }

  @Override
  protected Answer<ObjectValue> find(ObjectValue configuration, Catalogue catalogue) {
    Answer<Json> matrix =
        catalogue.look(
            "/v3/products/nat_gateways/sessions", "list the session counts of NAT gateways");
    if (matrix.value().isEmpty()) {
      return new Answer<>(Optional.empty(), matrix.problems());
    }
    List<Json> rows = matrix.value().get().items();
    return rows.isEmpty()
        ? none(
            "No session counts",
            "The service lists no session counts for NAT gateways. Try again later.")
        : Answer.of(withRows(configuration, "sessions", rows));
  }
}
