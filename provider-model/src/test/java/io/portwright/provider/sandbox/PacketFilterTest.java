package io.portwright.provider.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Packet filters, which MCRs and NAT gateways have under different paths. */
class PacketFilterTest extends WithSandbox {
  private record Paths(String all, String summaries) {}

  private Paths paths(String owner) {
    if (owner.equals("mcr2")) {
      String mcr = "/v2/product/mcr2/" + api.buy(Items.mcr(1000));
      return new Paths(mcr + "/packetFilter", mcr + "/packetFilters");
    }
    JsonNode made = api.post("/v3/products/nat_gateways", Items.gateway()).data();
    String gateway = "/v3/products/nat_gateways/" + made.path("productUid").asText();
    return new Paths(gateway + "/packet_filters", gateway + "/packet_filter_summaries");
  }

  @ParameterizedTest
  @ValueSource(strings = {"mcr2", "nat_gateway"})
  void filterIsMadeReadReplacedAndDeleted(String owner) {
    Paths paths = paths(owner);
    JsonNode made = api.post(paths.all(), Items.PACKET_FILTER).data();
    int id = made.path("id").asInt();
    assertThat(made.path("entries").toString())
        .isEqualTo(
            "[{\"action\":\"permit\",\"description\":\"web\",\"sourceAddress\":\"10.0.0.0/8\","
                + "\"destinationAddress\":\"0.0.0.0/0\",\"destinationPorts\":\"443, 1000-2000\","
                + "\"ipProtocol\":6},{\"action\":\"deny\",\"sourceAddress\":\"0.0.0.0/0\","
                + "\"destinationAddress\":\"0.0.0.0/0\"}]");
    String one = paths.all() + "/" + id;
    assertThat(api.get(one).data()).isEqualTo(made);
    assertThat(api.get(paths.summaries()).data().toString())
        .isEqualTo("[{\"id\":%d,\"description\":\"edge\"}]".formatted(id));
    String other = Items.PACKET_FILTER.replace("edge", "core");
    assertThat(api.put(one, other).data().path("description").asText()).isEqualTo("core");
    assertThat(api.get(one).data().path("description").asText()).isEqualTo("core");
    assertThat(api.send("DELETE", one, "").status()).isEqualTo(200);
    assertThat(api.get(one).status()).isEqualTo(404);
    assertThat(api.get(paths.summaries()).data()).isEmpty();
  }

  @ParameterizedTest(name = "{0} to {1}: {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "permit"          | "allow"        | action must be permit or deny
          "10.0.0.0/8"      | "10.0.0.0/40"  | is not a CIDR
          "10.0.0.0/8"      | "somewhere"    | is not a CIDR
          443, 1000-2000    | http           | must be ports
          443, 1000-2000    | 2000-1000      | must be ports
          443, 1000-2000    | 70000          | must be ports
          "ipProtocol":6    | "ipProtocol":256 | ipProtocol must be 0 to 255
          "edge"            | ""             | description is required
          """)
  void entriesAreChecked(String good, String bad, String text) {
    Api.Answer answer = api.post(paths("mcr2").all(), Items.PACKET_FILTER.replace(good, bad));
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.detail()).contains(text);
  }

  @Test
  void filterNeedsAnEntryAndItsOwnKindOfProduct() {
    Paths paths = paths("mcr2");
    assertThat(api.post(paths.all(), "{\"description\":\"d\",\"entries\":[]}").detail())
        .contains("at least one entry");
    String uid = paths.all().split("/", -1)[4];
    assertThat(
            api.post("/v3/products/nat_gateways/" + uid + "/packet_filters", Items.PACKET_FILTER)
                .status())
        .isEqualTo(404);
  }
}
