package io.portwright.provider.megaport;

import static io.portwright.provider.megaport.Session.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.portwright.provider.megaport.product.Lookups;
import io.portwright.provider.megaport.product.ServiceType;
import io.portwright.provider.megaport.wire.Json;
import io.portwright.provider.megaport.wire.ProductKind;
import io.portwright.provider.spi.Answer;
import io.portwright.provider.spi.ResourceType.PlanRequest;
import io.portwright.provider.value.Value;
import io.portwright.provider.value.Value.ObjectValue;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Order items, byte for byte. Run with {@code -Dgolden.update=true} in the module's folder to write
 * the expectations anew.
 */
class OrderBodyTest {

  private static final String AZURE_PORT = "azure-port";

  private static final Lookups LOOKUPS =
      new Lookups() {
        @Override
        public Optional<ProductKind> kindOf(String productUid) {
          return productUid.startsWith("mve") ? Optional.of(ProductKind.MVE) : Optional.empty();
        }

        @Override
        public Optional<Json> location(long locationId) {
          return Optional.of(Json.EMPTY.with("market", "AU"));
        }

        @Override
        public Answer<String> productOfServiceKey(String key) {
          return Answer.of("product-of-" + key);
        }

        @Override
        public Answer<String> cloudPort(
            String cloud, String key, Optional<String> choice, long rateLimit) {
          return Answer.of(AZURE_PORT);
        }

        @Override
        public Answer<Long> prefixList(String routerUid, String description) {
          return Answer.of(77L);
        }

        @Override
        public Optional<String> prefixListName(String routerUid, long number) {
          return Optional.empty();
        }

        @Override
        public Optional<Json> partnerPort(String productUid) {
          return Optional.empty();
        }
      };

  private static Map<String, Object> vxc(Map<String, ?> more) {
    Map<String, Object> vxc =
        new TreeMap<>(
            Samples.vxc(
                Map.of("requested_product_uid", "mcr-1"),
                Map.of("requested_product_uid", "partner-1")));
    vxc.putAll(more);
    return vxc;
  }

  private static Map<String, Object> written(String name) {
    return switch (name) {
      case "port" -> with(Samples.PORT, "diversity_zone", "red");
      case "lag_port" -> Samples.LAG;
      case "mcr" -> Samples.MCR;
      case "mve" -> Samples.MVE;
      case "ix" -> Samples.ix(Value.string("port-1"));
      case "vxc_plain" ->
          Samples.vxc(
              Map.of("requested_product_uid", "port-1", "ordered_vlan", 100, "inner_vlan", 7),
              Map.of("requested_product_uid", "port-2", "ordered_vlan", -1));
      case "vxc_mve" ->
          Samples.vxc(
              Map.of("requested_product_uid", "mve-1", "vnic_index", 1),
              Map.of("requested_product_uid", "mve-2"));
      case "vxc_service_key" ->
          with(
              Samples.vxc(Map.of("requested_product_uid", "port-1"), Map.of()),
              "service_key",
              "key-1");
      case "vxc_aws" -> vxc(Map.of("b_end_partner_config", Samples.aws("vif")));
      case "vxc_awshc" ->
          vxc(
              Map.of(
                  "b_end_partner_config",
                  Map.of(
                      "partner",
                      "aws",
                      "aws_config",
                      Map.of(
                          "name", "hosted",
                          "connect_type", "AWSHC",
                          "owner_account", "123456789012"))));
      case "vxc_azure" ->
          with(
              vxc(
                  Map.of(
                      "b_end_partner_config",
                      Map.of(
                          "partner",
                          "azure",
                          "azure_config",
                          Map.of(
                              "port_choice",
                              "primary",
                              "service_key",
                              "az-key",
                              "peers",
                              List.of(
                                  Map.of(
                                      "type", "private",
                                      "vlan", 401,
                                      "peer_asn", "65001",
                                      "primary_subnet", "192.168.100.0/30",
                                      "secondary_subnet", "192.168.100.4/30")))))),
              "b_end",
              Map.of());
      case "vxc_google" ->
          vxc(
              Map.of(
                  "b_end_partner_config",
                  Map.of("partner", "google", "google_config", Map.of("pairing_key", "k/r/2"))));
      case "vxc_oracle" ->
          vxc(
              Map.of(
                  "b_end_partner_config",
                  Map.of(
                      "partner",
                      "oracle",
                      "oracle_config",
                      Map.of("virtual_circuit_id", "ocid1.virtualcircuit.x"))));
      case "vxc_ibm" ->
          vxc(
              Map.of(
                  "b_end_partner_config",
                  Map.of(
                      "partner",
                      "ibm",
                      "ibm_config",
                      Map.of(
                          "account_id",
                          "0123456789abcdef0123456789abcdef",
                          "customer_asn",
                          65000))));
      case "vxc_transit" -> vxc(Map.of("b_end_partner_config", Map.of("partner", "transit")));
      case "vxc_vrouter" ->
          vxc(Map.of("a_end_partner_config", router("vrouter", "vrouter_config")));
      case "vxc_a_end" ->
          vxc(Map.of("a_end_partner_config", router("a-end", "partner_a_end_config")));
      default -> throw new IllegalArgumentException(name);
    };
  }

  private static Map<String, Object> router(String partner, String config) {
    return Map.of(
        "partner",
        partner,
        config,
        Map.of(
            "interfaces",
            List.of(
                Map.of(
                    "ip_addresses",
                    List.of("10.191.0.25/29"),
                    "ip_routes",
                    List.of(Map.of("prefix", "10.0.0.0/8", "next_hop", "10.191.0.26")),
                    "nat_ip_addresses",
                    List.of("10.191.0.25"),
                    "bfd",
                    Map.of("tx_interval", 500, "rx_interval", 400, "multiplier", 5),
                    "bgp_connections",
                    List.of(
                        Map.of(
                            "peer_asn",
                            64512,
                            "local_ip_address",
                            "10.191.0.25",
                            "peer_ip_address",
                            "10.191.0.26",
                            "password",
                            "notnull",
                            "shutdown",
                            false,
                            "import_whitelist",
                            "allowed",
                            "as_path_prepend_count",
                            4,
                            "med_in",
                            100,
                            "bfd_enabled",
                            true))))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "port",
        "lag_port",
        "mcr",
        "mve",
        "ix",
        "vxc_plain",
        "vxc_mve",
        "vxc_service_key",
        "vxc_aws",
        "vxc_awshc",
        "vxc_azure",
        "vxc_google",
        "vxc_oracle",
        "vxc_ibm",
        "vxc_transit",
        "vxc_vrouter",
        "vxc_a_end"
      })
  void orderItemIsAsRecorded(String name) throws IOException {
    MegaportProvider provider =
        new MegaportProvider(
            new MegaportSettings(
                Map.of(),
                () -> {
                  throw new AssertionError("no sandbox");
                },
                MegaportSettings.Mode.AS_CONFIGURED,
                Clock.systemUTC(),
                Optional.empty(),
                "test"));
    String typeName = "megaport_" + (name.startsWith("vxc") ? "vxc" : name);
    ServiceType type = (ServiceType) provider.resourceType(typeName).orElseThrow();
    ObjectValue configuration = Written.of(type.schema(), written(name));
    ObjectValue planned = type.plan(new PlanRequest(Optional.empty(), configuration)).after();
    assertThat(type.isOrderable(planned)).isTrue();
    String body =
        type.order(planned, Optional.of("the-fingerprint"), LOOKUPS).value().orElseThrow().toText()
            + "\n";
    if (Boolean.getBoolean("golden.update")) {
      Path file =
          Path.of("src/test/resources/io/portwright/provider/megaport/orders", name + ".json");
      Files.writeString(file, body, StandardCharsets.UTF_8);
    }
    try (InputStream in = OrderBodyTest.class.getResourceAsStream("orders/" + name + ".json")) {
      assertThat(in).as("expectation of " + name).isNotNull();
      assertThat(body).isEqualTo(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }
}
