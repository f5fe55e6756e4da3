package io.portwright.provider.megaport;

import static io.portwright.provider.megaport.Session.at;
import static io.portwright.provider.megaport.Session.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.portwright.provider.spi.Action;
import io.portwright.provider.value.Value.ObjectValue;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Bodies of orders that go to endpoints of their own, byte for byte but for what the sandbox gives
 * out. Run with {@code -Dgolden.update=true} in the module's folder to write them anew.
 */
class EndpointBodyTest {

  private static final List<Map<String, Object>> ENTRIES =
      List.of(
          Map.of("action", "permit", "prefix", "10.0.0.0/8", "ge", 16, "le", 24),
          Map.of("action", "deny", "prefix", "172.16.0.0/12"),
          Map.of("action", "permit", "prefix", "0.0.0.0/0", "le", 0));

  private static Action.Order order(Session session, String name) {
    return switch (name) {
      case "prefix_filter_list" ->
          created(
              session,
              "megaport_mcr_prefix_filter_list",
              Map.of(
                  "mcr_id", "mcr-1",
                  "description", "from cloud",
                  "address_family", "ipv4",
                  "entries", ENTRIES));
      case "ipsec_addon" ->
          created(
              session, "megaport_mcr_ipsec_addon", Map.of("mcr_id", "mcr-1", "tunnel_count", 20));
      case "service_key" ->
          created(
              session,
              "megaport_service_key",
              Map.of("product_uid", "p", "max_speed", 500, "single_use", false, "active", true));
      case "service_key_full" ->
          created(
              session,
              "megaport_service_key",
              Map.of(
                  "product_uid",
                  "port-1",
                  "max_speed",
                  1000,
                  "single_use",
                  true,
                  "active",
                  false,
                  "description",
                  "for the agency",
                  "vlan",
                  -1,
                  "pre_approved",
                  true,
                  "valid_for",
                  Map.of(
                      "start_time", "2030-01-01T00:00:00+10:00",
                      "end_time", "2031-01-01T00:00:00Z")));
      case "lag_growth" -> {
        ObjectValue lag = session.create("megaport_lag_port", Samples.LAG);
        ObjectValue planned =
            session
                .plan("megaport_lag_port", Optional.of(lag), with(Samples.LAG, "lag_count", 5))
                .after();
        yield (Action.Order)
            session
                .account
                .update("megaport_lag_port", lag, planned, "the-fingerprint")
                .value()
                .orElseThrow();
      }
      case "mcr_inline_list" -> {
        Map<String, Object> written =
            with(
                Samples.MCR,
                "prefix_filter_lists",
                List.of(
                    Map.of("description", "inline", "address_family", "IPv4", "entries", ENTRIES)));
        ObjectValue mcr = session.create("megaport_mcr", Samples.MCR);
        ObjectValue planned = session.plan("megaport_mcr", Optional.of(mcr), written).after();
        yield (Action.Order) session.next("megaport_mcr", mcr, planned).orElseThrow();
      }
      default -> throw new IllegalArgumentException(name);
    };
  }

  private static Action.Order created(Session session, String type, Map<String, ?> written) {
    ObjectValue planned = session.plan(type, Optional.empty(), written).after();
    assertThat(at(planned).isNull()).isFalse();
    return (Action.Order)
        session.account.create(type, planned, "the-fingerprint").value().orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "prefix_filter_list",
        "ipsec_addon",
        "service_key",
        "service_key_full",
        "lag_growth",
        "mcr_inline_list"
      })
  void bodyIsAsRecorded(String name) throws IOException {
    try (Session session = new Session()) {
      String body =
          order(session, name).body().replaceAll("\"aggregationId\":\\d+", "\"aggregationId\":N")
              + "\n";
      if (Boolean.getBoolean("golden.update")) {
        Path file =
            Path.of("src/test/resources/io/portwright/provider/megaport/orders", name + ".json");
        Files.writeString(file, body, StandardCharsets.UTF_8);
      }
      try (InputStream in =
          EndpointBodyTest.class.getResourceAsStream("orders/" + name + ".json")) {
        assertThat(in).as("expectation of " + name).isNotNull();
        assertThat(body).isEqualTo(new String(in.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
  }
}
