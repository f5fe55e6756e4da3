package io.portwright.provider.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChangeTest extends WithSandbox {

  @Test
  void portTakesNewLabelAndTerm() {
    String uid = api.buy(Items.port("Old"));
    Api.Answer answer =
        api.put(
            "/v2/product/megaport/" + uid,
            "{\"name\":\"New\",\"costCentre\":\"net\",\"term\":24,\"ProductID\":\"x\"}");
    assertThat(answer.message()).isEqualTo("Product [" + uid + "] has been updated");
    JsonNode port = api.product(uid);
    assertThat(port.path("productName").asText()).isEqualTo("New");
    assertThat(port.path("contractTermMonths").asInt()).isEqualTo(24);
    api.put("/v2/product/megaport/" + uid, "{\"costCentre\":\"\"}");
    assertThat(api.product(uid).path("costCentre").asText()).isEmpty();
  }

  @Test
  void termIsShortenedInItsLastMonthOnly() {
    String uid = api.buy(Items.port("P"));
    Api.Answer refused = api.put("/v2/product/megaport/" + uid, "{\"term\":1}");
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.message()).isEqualTo("Service term cannot be extended.");
    server.control().advance(Duration.ofDays(345));
    Api again = Api.of(server);
    assertThat(again.put("/v2/product/megaport/" + uid, "{\"term\":1}").status()).isEqualTo(200);
  }

  @Test
  void changesOfTheWrongTypeFindNothing() {
    String uid = api.buy(Items.port("P"));
    assertThat(api.put("/v2/product/mcr2/" + uid, "{}").status()).isEqualTo(404);
    assertThat(api.put("/v3/product/vxc/" + uid, "{}").status()).isEqualTo(404);
  }

  @Test
  void asnOfAnMcrChangesWhileNothingIsAttached() {
    String mcr = api.buy(Items.mcr(1000));
    assertThat(api.put("/v2/product/mcr2/" + mcr, "{\"asn\":64600}").status()).isEqualTo(200);
    assertThat(api.product(mcr).path("resources").path("virtual_router").path("mcrAsn").asInt())
        .isEqualTo(64600);
    api.buy(Items.vxc(api.buy(Items.port("P")), mcr, 10));
    assertThat(api.put("/v2/product/mcr2/" + mcr, "{\"asn\":64601}").status()).isEqualTo(400);
  }

  @Test
  void vnicsOfAnMveAreRenamedByPosition() {
    String mve = api.buy(Items.mve("[{\"description\":\"a\"},{\"description\":\"b\"}]"));
    api.put(
        "/v2/product/mve/" + mve, "{\"vnics\":[{\"description\":\"x\"},{\"description\":\"y\"}]}");
    assertThat(api.product(mve).path("vnics").findValuesAsText("description"))
        .containsExactly("x", "y");
    assertThat(api.put("/v2/product/mve/" + mve, "{\"vnics\":[{}]}").status()).isEqualTo(400);
  }

  @Test
  void vxcMovesBothEndsInPlace() {
    String vxc = api.buy(Items.vxc(api.buy(Items.port("1")), api.buy(Items.port("2")), 500));
    String a = api.buy(Items.port("3"));
    String b = api.buy(Items.port("4"));
    Api.Answer answer =
        api.put(
            "/v3/product/vxc/" + vxc,
            "{\"aEndProductUid\":\"%s\",\"bEndProductUid\":\"%s\"}".formatted(a, b));
    assertThat(answer.status()).isEqualTo(200);
    JsonNode read = api.product(vxc);
    assertThat(read.path("aEnd").path("productUid").asText()).isEqualTo(a);
    assertThat(read.path("bEnd").path("productUid").asText()).isEqualTo(b);
    assertThat(api.product(a).path("associatedVxcs")).hasSize(1);
  }

  @Test
  void vxcMovesBetweenMcrsButNotToAnotherKindNorOffAPartnerPort() {
    String aws = partner("AWS", "Asia Pacific (Sydney) (ap-southeast-2)", 3, "");
    String config =
        "{\"connectType\":\"AWS\",\"type\":\"private\",\"asn\":64550,\"ownerAccount\":\"123456789012\"}";
    String end = "{\"productUid\":\"%s\",\"partnerConfig\":%s}".formatted(aws, config);
    String vxc = api.buy(Items.vxc(api.buy(Items.mcr(5000)), 1000, "{\"vlan\":2191}", end));
    String other = api.buy(Items.mcr(10_000));
    String path = "/v3/product/vxc/" + vxc;
    assertThat(api.put(path, "{\"aEndProductUid\":\"" + other + "\"}").status()).isEqualTo(200);
    assertThat(api.product(vxc).path("aEnd").path("vlan").asInt()).isEqualTo(2191);
    String port = api.buy(Items.port("P"));
    assertThat(api.put(path, "{\"aEndProductUid\":\"" + port + "\"}").detail())
        .contains("from one MCR2 to another");
    assertThat(api.put(path, "{\"bEndProductUid\":\"" + port + "\"}").detail())
        .contains("partner port cannot move");
  }

  @Test
  void vlansChangeInPlaceAndClashesAreRefused() {
    String a = api.buy(Items.port("A"));
    String b = api.buy(Items.port("B"));
    String one =
        api.buy(Items.vxc(a, 10, "{\"vlan\":100}", "{\"productUid\":\"" + b + "\",\"vlan\":101}"));
    api.buy(Items.vxc(a, 10, "{\"vlan\":300}", "{\"productUid\":\"" + b + "\",\"vlan\":301}"));
    String path = "/v3/product/vxc/" + one;
    assertThat(api.put(path, "{\"aEndVlan\":200,\"bEndVlan\":201}").status()).isEqualTo(200);
    assertThat(api.product(one).path("aEnd").path("vlan").asInt()).isEqualTo(200);
    assertThat(api.product(one).path("bEnd").path("vlan").asInt()).isEqualTo(201);
    int id = api.product(a).path("productId").asInt();
    Api.Answer clash = api.put(path, "{\"aEndVlan\":300}");
    assertThat(clash.status()).isEqualTo(400);
    assertThat(clash.detail()).isEqualTo("VLAN 300 not available on service " + id);
    assertThat(api.product(one).path("aEnd").path("vlan").asInt()).isEqualTo(200);
    assertThat(api.put(path, "{\"aEndVlan\":200,\"rateLimit\":20}").status()).isEqualTo(200);
  }

  @ParameterizedTest(name = "{0} beside {1} is {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"vlan":100}                 | {"vlan":100}                 | 400
          {"vlan":100}                 | {"vlan":101}                 | 200
          {"vlan":100}                 | {}                           | 200
          {"vlan":-1}                  | {}                           | 400
          {"vlan":-1}                  | {"vlan":100}                 | 400
          {"vlan":100}                 | {"vlan":-1}                  | 400
          {"vlan":100,"innerVlan":5}   | {"vlan":100,"innerVlan":6}   | 200
          {"vlan":100,"innerVlan":5}   | {"vlan":100,"innerVlan":5}   | 400
          {"vlan":100}                 | {"vlan":1}                   | 400
          {"vlan":100}                 | {"vlan":4094}                | 400
          {"vlan":100}                 | {"vlan":-1,"innerVlan":5}    | 400
          """)
  void vlansOfOnePort(String first, String second, int status) {
    String a = api.buy(Items.port("A"));
    String end = "{\"productUid\":\"" + api.buy(Items.port("B")) + "\"}";
    api.buy(Items.vxc(a, 10, first, end));
    Api.Answer answer =
        api.post("/v3/networkdesign/buy", "[" + Items.vxc(a, 10, second, end) + "]");
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(status);
  }

  @Test
  void vlanAvailabilityNamesTheVlanOrFreeOnes() {
    String a = api.buy(Items.port("A"));
    String end = "{\"productUid\":\"" + api.buy(Items.port("B")) + "\"}";
    String vxc = api.buy(Items.vxc(a, 10, "{\"vlan\":100}", end));
    String path = "/v2/product/port/" + a + "/vlan?vlan=";
    assertThat(api.get(path + 200).data().toString()).isEqualTo("[200]");
    assertThat(api.get(path + 100).data().toString()).isEqualTo("[101,102,103,104,105]");
    for (String bad : new String[] {"0", "1", "-1", "4094", "x", ""}) {
      assertThat(api.get(path + bad).detail()).contains("vlan must be 2 to 4093");
    }
    api.put("/v3/product/vxc/" + vxc, "{\"aEndVlan\":-1}");
    assertThat(api.get(path + 200).data().toString()).isEqualTo("[]");
  }

  @Test
  void eachVnicOfAnMveHasItsOwnVlans() {
    String mve = api.buy(Items.mve("[{\"description\":\"a\"},{\"description\":\"b\"}]"));
    String end = "{\"productUid\":\"" + api.buy(Items.port("B")) + "\"}";
    api.buy(Items.vxc(mve, 10, "{\"vNicIndex\":0,\"vlan\":100,\"innerVlan\":301}", end));
    api.buy(Items.vxc(mve, 10, "{\"vNicIndex\":1,\"vlan\":100,\"innerVlan\":301}", end));
    api.buy(Items.vxc(mve, 10, "{\"vNicIndex\":0,\"innerVlan\":401}", end));
    String path = "/v3/networkdesign/validate";
    assertThat(api.post(path, "[" + Items.vxc(mve, 10, "{}", end) + "]").detail())
        .contains("vNicIndex is required");
    assertThat(api.post(path, "[" + Items.vxc(mve, 10, "{\"vNicIndex\":2}", end) + "]").detail())
        .contains("0 to 1");
  }

  @Test
  void transitKeepsItsVlan() {
    String end =
        "{\"productUid\":\"%s\",\"partnerConfig\":{\"connectType\":\"TRANSIT\"}}"
            .formatted(partner("TRANSIT", "", 3, ""));
    String vxc = api.buy(Items.vxc(api.buy(Items.port("P")), 100, "{}", end));
    Api.Answer answer = api.put("/v3/product/vxc/" + vxc, "{\"aEndVlan\":77}");
    assertThat(answer.message())
        .isEqualTo("IP Transit: vlan update not supported, Validation of csp_request failed");
  }

  @Test
  void routerConfigurationIsReplacedAsAWhole() {
    String mcr = api.buy(Items.mcr(1000));
    String list =
        "{\"description\":\"in\",\"addressFamily\":\"IPv4\",\"entries\":[{\"action\":\"permit\",\"prefix\":\"10.0.0.0/8\",\"ge\":16,\"le\":24}]}";
    int id = api.post("/v2/product/mcr2/" + mcr + "/prefixList", list).data().path("id").asInt();
    String faces =
        """
        {"interfaces":[{"ipAddresses":["10.0.0.1/30"],"bfd":{},"bgpConnections":[{"peerAsn":64512,
          "localIpAddress":"10.0.0.1","password":"hidden","shutdown":false,"bfdEnabled":false,
          "importWhitelist":%d}]}]}\
        """;
    String end = "{\"productUid\":\"" + api.buy(Items.port("B")) + "\"}";
    String aEnd = "{\"partnerConfig\":" + faces.formatted(id) + "}";
    String vxc = api.buy(Items.vxc(mcr, 10, aEnd, end));
    assertThat(api.product(vxc).toString()).doesNotContain("hidden").contains("a_csp_connection");
    assertThat(api.send("DELETE", "/v2/product/mcr2/" + mcr + "/prefixList/" + id, "").status())
        .isEqualTo(400);
    String path = "/v3/product/vxc/" + vxc;
    assertThat(api.put(path, "{\"aEndConfig\":" + faces.formatted(1) + "}").detail())
        .contains("is not a prefix list of this MCR");
    String other = "{\"interfaces\":[{\"ipAddresses\":[\"10.9.0.1/30\"]}]}";
    assertThat(api.put(path, "{\"aEndConfig\":" + other + "}").status()).isEqualTo(200);
    assertThat(api.product(vxc).toString()).contains("10.9.0.1/30").doesNotContain("10.0.0.1");
    assertThat(api.send("DELETE", "/v2/product/mcr2/" + mcr + "/prefixList/" + id, "").status())
        .isEqualTo(200);
  }

  @Test
  void tagsAreReplacedAsAWhole() {
    String uid =
        api.buy(
            Items.port("P")
                .replace(
                    "\"config\"",
                    "\"resourceTags\":[{\"key\":\"env\",\"value\":\"prod\"}],\"config\""));
    String path = "/v2/product/" + uid + "/tags";
    assertThat(api.get(path).data().toString())
        .isEqualTo("{\"resourceTags\":[{\"key\":\"env\",\"value\":\"prod\"}]}");
    api.put(path, "{\"resourceTags\":[{\"key\":\"a\",\"value\":\"1\"}]}");
    assertThat(api.get(path).data().findValuesAsText("key")).containsExactly("a");
    api.put(path, "{\"resourceTags\":[]}");
    assertThat(api.get(path).data().path("resourceTags")).isEmpty();
    assertThat(api.get("/v2/products").data().toString()).doesNotContain("resourceTags");
  }
}
