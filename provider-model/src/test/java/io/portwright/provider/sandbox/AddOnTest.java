package io.portwright.provider.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** IPsec tunnels of MCRs and cross connects of ports. */
class AddOnTest extends WithSandbox {
  private static final String VALIDATE = "/v3/networkdesign/validate";

  private static String tunnels(int count) {
    return "{\"addOnType\":\"IP_SEC\",\"tunnelCount\":" + count + "}";
  }

  private JsonNode addOn(String uid) {
    return api.product(uid).path("addOns").path(0);
  }

  private Api.Answer add(String uid, String body) {
    return api.post("/v3/product/" + uid + "/addon", body);
  }

  private Api.Answer change(String uid, String body) {
    String addOn = addOn(uid).path("addOnUid").asText();
    return api.put("/v3/product/" + uid + "/addon/" + addOn, body);
  }

  private static String tunnel(int index) {
    return """
    {"interfaceType":"ipSecTunnel","ipAddresses":["10.9.%d.1/30"],"bfd":{},
      "ipSecTunnelOptions":{"sourceIpAddress":"10.0.0.1","destinationIpAddress":"1.2.3.4",
      "preSharedKey":"hidden-psk","passive":true,"phase1Lifetime":28800,
      "phase2Lifetime":3600}}\
    """
        .formatted(index);
  }

  /** A VXC with some IPsec tunnels. */
  private String tunnelled(String mcr, int count) {
    StringBuilder faces = new StringBuilder("{\"ipAddresses\":[\"10.0.0.1/30\"],\"vlan\":55}");
    for (int index = 0; index < count; index++) {
      faces.append(',').append(tunnel(index));
    }
    String aEnd = "{\"partnerConfig\":{\"interfaces\":[" + faces + "]}}";
    return Items.vxc(mcr, 10, aEnd, "{\"productUid\":\"" + api.buy(Items.port("B")) + "\"}");
  }

  @Test
  void ipsecIsAddedChangedAndRemoved() {
    String mcr = api.buy(Items.mcr(1000));
    assertThat(api.product(mcr).path("addOns")).isEmpty();
    assertThat(add(mcr, "{\"addOnType\":\"IP_SEC\",\"tunnelCount\":0}").status()).isEqualTo(200);
    JsonNode added = addOn(mcr);
    assertThat(added.path("addOnType").asText()).isEqualTo("IP_SEC");
    assertThat(added.path("tunnelCount").asInt()).isEqualTo(10);
    assertThat(added.path("packCount").asInt()).isEqualTo(1);
    assertThat(added.path("addOnUid").asText()).isNotEqualTo(mcr);
    assertThat(add(mcr, tunnels(10)).detail()).contains("already has an IPsec add-on");
    assertThat(change(mcr, tunnels(30)).status()).isEqualTo(200);
    assertThat(addOn(mcr).path("tunnelCount").asInt()).isEqualTo(30);
    assertThat(addOn(mcr).path("addOnUid")).isEqualTo(added.path("addOnUid"));
    assertThat(change(mcr, tunnels(15)).detail()).contains("must be 10, 20 or 30");
    assertThat(change(mcr, tunnels(0)).status()).isEqualTo(200);
    assertThat(api.product(mcr).path("addOns")).isEmpty();
    assertThat(change(mcr, tunnels(10)).status()).isEqualTo(404);
  }

  @Test
  void tunnelsNeedRoomAndHoldIt() {
    String mcr = api.buy(Items.mcr(1000));
    assertThat(api.post(VALIDATE, "[" + tunnelled(mcr, 1) + "]").detail())
        .contains("needs an IPsec add-on");
    add(mcr, tunnels(10));
    assertThat(api.post(VALIDATE, "[" + tunnelled(mcr, 11) + "]").detail())
        .contains("0 configured tunnels of 10");
    String vxc = api.buy(tunnelled(mcr, 6));
    assertThat(api.post(VALIDATE, "[" + tunnelled(mcr, 5) + "]").detail())
        .contains("6 configured tunnels of 10");
    JsonNode overview = api.get("/v3/products/mcrs/" + mcr + "/ipsec").data();
    assertThat(overview.path("maximumTunnelCount").asInt()).isEqualTo(10);
    assertThat(overview.path("totalTunnelCount").asInt()).isEqualTo(6);
    JsonNode configured = overview.path("ipSecConfiguredVxcs").path(0);
    assertThat(configured.path("productUid").asText()).isEqualTo(vxc);
    assertThat(configured.path("tunnels")).hasSize(6);
    assertThat(configured.path("tunnels").path(0).path("destinationIpAddress").asText())
        .isEqualTo("1.2.3.4");
    Api.Answer refused = change(mcr, tunnels(0));
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.detail()).contains("configured tunnels");
    assertThat(api.product(vxc).toString())
        .contains("ipSecTunnel")
        .doesNotContain("hidden-psk")
        .doesNotContain("phase1Lifetime");
    api.post("/v3/product/" + vxc + "/action/CANCEL_NOW", "");
    assertThat(change(mcr, tunnels(0)).status()).isEqualTo(200);
  }

  @Test
  void changeOfAVxcDoesNotCountItsTunnelsTwice() {
    String mcr = api.buy(Items.mcr(1000));
    add(mcr, tunnels(10));
    String vxc = api.buy(tunnelled(mcr, 10));
    String faces =
        "{\"aEndConfig\":{\"interfaces\":[{\"ipAddresses\":[\"10.0.0.1/30\"]},{\"interfaceType\":\"ipSecTunnel\","
            + "\"ipAddresses\":[\"10.9.0.1/30\"],\"ipSecTunnelOptions\":{\"sourceIpAddress\":\"10.0.0.1\","
            + "\"destinationIpAddress\":\"1.2.3.4\",\"preSharedKey\":\"k\"}}]}}";
    assertThat(api.put("/v3/product/vxc/" + vxc, faces).status()).isEqualTo(200);
    assertThat(
            api.get("/v3/products/mcrs/" + mcr + "/ipsec").data().path("totalTunnelCount").asInt())
        .isEqualTo(1);
  }

  @ParameterizedTest(name = "{0} is priced {1}, and {2} once")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "addOns":[{"addOnType":"CROSS_CONNECT","crossConnectRequested":true}], | 225.0 | 525.0
          "addOns":{"addOnType":"CROSS_CONNECT","crossConnectRequested":true},   | 225.0 | 525.0
          "addOns":{"addOnType":"CROSS_CONNECT","crossConnectRequested":false},  | 0.0   | 0.0
          "addOns":[],                                                           | 0.0   | 0.0
          """)
  void crossConnectComesWithThePort(String addOns, double extra, double once) {
    String port = Items.port("P").replace("\"config\"", addOns + "\"config\"");
    double bare = price(Items.port("P")).path("monthlyRate").asDouble();
    JsonNode price = price(port);
    assertThat(price.path("monthlyRate").asDouble() - bare).isEqualTo(extra);
    assertThat(price.path("monthlySetup").asDouble()).isEqualTo(once);
    assertThat(addOn(api.buy(port)).path("addOnType").asText())
        .isEqualTo(extra == 0 ? "" : "CROSS_CONNECT");
  }

  private JsonNode price(String item) {
    return api.post(VALIDATE, "[" + item + "]").data().path(0).path("price");
  }

  @Test
  void crossConnectIsAddedLaterAndRemoved() {
    String port = api.buy(Items.port("P"));
    String wanted = "{\"addOnType\":\"CROSS_CONNECT\",\"crossConnectRequested\":%s}";
    assertThat(add(port, tunnels(10)).detail()).contains("must be CROSS_CONNECT");
    assertThat(add(port, wanted.formatted(true)).status()).isEqualTo(200);
    assertThat(add(port, wanted.formatted(true)).detail()).contains("already has a cross connect");
    assertThat(change(port, wanted.formatted(false)).status()).isEqualTo(200);
    assertThat(api.product(port).has("addOns")).isFalse();
    assertThat(add(api.buy(Items.mve("[]")), tunnels(10)).detail()).contains("has no add-ons");
  }

  @Test
  void lockedServicesKeepTheirAddOns() {
    String mcr = api.buy(Items.mcr(1000));
    add(mcr, tunnels(10));
    api.post("/v2/product/" + mcr + "/lock", "");
    assertThat(change(mcr, tunnels(0)).detail()).contains("is locked");
    try (Api reader = Api.as(server, "sandbox-acme-read-only")) {
      assertThat(reader.post("/v3/product/" + mcr + "/addon", tunnels(10)).status()).isEqualTo(403);
    }
  }
}
