package io.portwright.provider.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderFlowTest extends WithSandbox {

  @Test
  void portBecomesLiveAndIsListed() {
    String uid = api.buy(Items.port("Port 1"));
    JsonNode port = api.product(uid);
    assertThat(port.path("provisioningStatus").asText()).isEqualTo("LIVE");
    assertThat(port.path("portSpeed").asInt()).isEqualTo(1000);
    assertThat(port.path("locationDetail").path("metro").asText()).isEqualTo("Brisbane");
    assertThat(port.path("createDate").asLong()).isEqualTo(START.toEpochMilli());
    assertThat(api.get("/v2/products").data()).hasSize(1);
  }

  @Test
  void portConfirmationTellsUidAndMessage() {
    Api.Answer answer = api.post("/v3/networkdesign/buy", "[" + Items.port("syd-a") + "]");
    String uid = answer.data().path(0).path("technicalServiceUid").asText();
    assertThat(answer.message()).isEqualTo("MEGAPORT [" + uid + "] created.");
    assertThat(answer.data().path(0).path("provisioningStatus").asText()).isEqualTo("LIVE");
  }

  @Test
  void lagBuysOneConfirmationPerMemberWithOnePrimary() {
    Api.Answer answer = api.post("/v3/networkdesign/buy", "[" + Items.lag(10_000, 3) + "]");
    assertThat(answer.data()).hasSize(3);
    JsonNode products = api.get("/v2/products").data();
    assertThat(products.findValuesAsText("lagPrimary")).containsExactly("true", "false", "false");
    assertThat(products.findValuesAsText("aggregationId"))
        .hasSize(3)
        .containsOnly(products.path(0).path("aggregationId").asText());
  }

  @Test
  void lagGrowsByItsAggregation() {
    String primary = api.buy(Items.lag(10_000, 1));
    int aggregation = api.product(primary).path("aggregationId").asInt();
    String more =
        Items.port("Lag")
            .replace("1000", "10000")
            .replace("\"config\":{}", "\"config\":{},\"aggregationId\":" + aggregation);
    String second = api.buy(more);
    assertThat(api.product(second).path("aggregationId").asInt()).isEqualTo(aggregation);
    assertThat(api.product(second).path("lagPrimary").asBoolean()).isFalse();
    assertThat(refusal(more.replace("\"portSpeed\":10000", "\"portSpeed\":100000")))
        .contains("one speed");
  }

  @Test
  void lagGrowsBySeveralPortsUpToEightOfTheSameCompany() {
    String primary = api.buy(Items.lag(10_000, 6));
    int aggregation = api.product(primary).path("aggregationId").asInt();
    String grown =
        "\"aggregationId\":%d,\"lagId\":%d,\"lagPortCount\"".formatted(aggregation, aggregation);
    String more = Items.lag(10_000, 3).replace("\"lagPortCount\"", grown);
    assertThat(refusal(more)).contains("1 to 8");
    assertThat(refusal(more.replace(String.valueOf(aggregation), "99"))).contains("is not a LAG");
    String two = more.replace("\"lagPortCount\":3", "\"lagPortCount\":2");
    try (Api other = Api.as(server, "sandbox-globex-company-admin")) {
      assertThat(other.post("/v3/networkdesign/validate", "[" + two + "]").status()).isEqualTo(400);
    }
    assertThat(api.post("/v3/networkdesign/buy", "[" + two + "]").data()).hasSize(2);
    JsonNode ports = api.get("/v2/products").data();
    assertThat(ports).hasSize(8);
    assertThat(ports.findValuesAsText("lagPrimary")).containsOnlyOnce("true");
    String vxc = Items.vxc(primary, api.buy(Items.lag(100_000, 1)), 80_000);
    assertThat(api.product(api.buy(vxc)).path("rateLimit").asInt()).isEqualTo(80_000);
  }

  @Test
  void mcrShowsItsRouter() {
    String uid = api.buy(Items.mcr(5000));
    JsonNode mcr = api.product(uid);
    assertThat(mcr.path("resources").path("virtual_router").path("mcrAsn").asInt())
        .isEqualTo(64555);
    assertThat(mcr.path("addOns").isArray()).isTrue();
  }

  @Test
  void mveShowsVendorSizeAndVnicsButNoVendorConfig() {
    String uid = api.buy(Items.mve("[{\"description\":\"to_aws\"},{\"description\":\"to_port\"}]"));
    JsonNode mve = api.product(uid);
    assertThat(mve.path("vendor").asText()).isEqualTo("ARUBA");
    assertThat(mve.path("mveSize").asText()).isEqualTo("MEDIUM");
    assertThat(mve.path("vnics").findValuesAsText("description"))
        .containsExactly("to_aws", "to_port");
    assertThat(mve.toString()).doesNotContain("12345678");
  }

  @Test
  void vxcBetweenTwoPortsShowsUnderBoth() {
    String a = api.buy(Items.port("A"));
    String b = api.buy(Items.port("B"));
    String vxc = api.buy(Items.vxc(a, b, 500));
    JsonNode products = api.get("/v2/products").data();
    assertThat(products.findValuesAsText("rateLimit")).containsExactly("500", "500");
    JsonNode read = api.product(vxc);
    assertThat(read.path("aEnd").path("vlan").asInt()).isEqualTo(100);
    assertThat(read.path("distanceBand").asText()).isEqualTo("DATA_CENTRE");
    assertThat(read.path("provisioningStatus").asText()).isEqualTo("LIVE");
  }

  @Test
  void nestedVxcIsConfirmedBehindItsPort() {
    String b = api.buy(Items.port("B"));
    String item =
        Items.port("A")
            .replace(
                "\"config\":{}",
                """
                "config":{},"associatedVxcs":[{"productName":"V","rateLimit":10,"term":1,
                  "shutdown":false,"aEnd":{"vlan":7},"bEnd":{"productUid":"%s"}}]\
                """
                    .formatted(b));
    Api.Answer answer =
        api.post(
            "/v4/networkdesign/buy", "{\"networkDesign\":[" + item + "],\"discountCodes\":[]}");
    assertThat(answer.data()).hasSize(2);
    assertThat(answer.data().path(0).has("technicalServiceUid")).isTrue();
    assertThat(answer.data().path(1).has("vxcJTechnicalServiceUid")).isTrue();
    assertThat(answer.message()).endsWith("created. ");
  }

  @Test
  void oneBadItemOrdersNothing() {
    String bad = Items.port("B").replace("1000", "1234");
    Api.Answer answer = api.post("/v3/networkdesign/buy", "[" + Items.port("A") + "," + bad + "]");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.message()).isEqualTo("Validation failed");
    assertThat(api.get("/v2/products").data()).isEmpty();
  }

  @Test
  void equalNamesMakeTwoProducts() {
    assertThat(api.buy(Items.port("Same"))).isNotEqualTo(api.buy(Items.port("Same")));
  }

  @Test
  void validatePricesEveryLineAndOrdersNothing() {
    Api.Answer answer = api.post("/v3/networkdesign/validate", "[" + Items.port("P") + "]");
    assertThat(answer.message()).isEqualTo("Validation passed");
    JsonNode line = answer.data().path(0);
    assertThat(line.path("string").asText()).isEqualTo("Brisbane");
    assertThat(line.path("price").path("monthlyRate").decimalValue()).isEqualByComparingTo("375");
    assertThat(line.path("price").path("currency").asText()).isEqualTo("AUD");
    assertThat(api.get("/v2/products").data()).isEmpty();
  }

  @ParameterizedTest(name = "{0} -> {1} is refused: {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "portSpeed":1000        | "portSpeed":2500     | port speed 2500 is not available
          "locationId":5          | "locationId":9999    | Location 9999 does not exist
          "locationId":5          | "locationId":2070    | cannot be ordered at: Deployment
          "market":"AU"           | "market":"US"        | market must be AU
          "term":12               | "term":13            | term must be one of
          "term":12               | "term":"x"           | term must be a whole number
          "productName":"P"       | "productName":" "    | productName is required
          "productType":"MEGAPORT"| "productType":"CAR"  | cannot be ordered
          "config":{}             | "config":{"diversityZone":"green"} | must be red or blue
          "config":{}             | "lagPortCount":2     | at least 10000
          """)
  void badPort(String from, String to, String text) {
    assertThat(refusal(Items.port("P").replace(from, to))).contains(text);
  }

  @Test
  void badLagMcrAndMve() {
    assertThat(refusal(Items.lag(10_000, 9))).contains("1 to 8");
    assertThat(refusal(Items.mcr(1234))).contains("MCR speed 1234");
    assertThat(refusal(Items.mcr(1000).replace("64555", "23456"))).contains("not a usable ASN");
    assertThat(refusal(Items.mve("[]").replace("\"accountKey\":\"12345678\",", "")))
        .isEqualTo("vendorConfig of Aruba needs accountKey");
    assertThat(refusal(Items.mve("[]").replace("23,", "9999,"))).contains("9999 does not exist");
    assertThat(refusal(Items.mve("[{},{},{},{},{},{}]"))).contains("at most 5");
  }

  private String refusal(String item) {
    Api.Answer answer = api.post("/v3/networkdesign/validate", "[" + item + "]");
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(400);
    return answer.detail();
  }
}
