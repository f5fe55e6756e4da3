package io.portwright.provider.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** IXs: what can be joined, and what it becomes. */
class ExchangeTest extends WithSandbox {
  private static final String BUY = "/v3/networkdesign/buy";
  private static final String VALIDATE = "/v3/networkdesign/validate";

  private Api.Answer order(String host, String ix) {
    return api.post(BUY, "[" + Items.ix(host, ix) + "]");
  }

  private String buy(String host, String mac, String network, int vlan) {
    String ix = Items.IX.replace("00:11:22:33:44:55", mac).replace("Brisbane IX", network);
    return api.buy(Items.ix(host, ix.replace("\"vlan\":200", "\"vlan\":" + vlan)));
  }

  @Test
  void typesTellThoseOfALocationFirst() {
    JsonNode all = api.get("/v2/product/ix/types").data();
    assertThat(all.path(0).path("name").asText()).isEqualTo("Sydney IX");
    assertThat(all.path(0).path("primaryipv4").path("type").asText()).isEqualTo("inet");
    JsonNode near = api.get("/v2/product/ix/types?locationId=5").data();
    assertThat(near).hasSameSizeAs(all);
    assertThat(near.path(0).path("name").asText()).isEqualTo("Brisbane IX");
    JsonNode point = api.get("/v2/ixp").data().path(0);
    assertThat(point.path("name").asText()).isEqualTo("Sydney IX");
    assertThat(point.path("id").isInt()).isTrue();
    assertThat(point.path("ipv4_network").asText()).contains("/");
  }

  @Test
  void ixIsOrderedReadAndListedUnderItsPort() {
    String port = api.buy(Items.port("P"));
    Api.Answer bought = order(port, Items.IX);
    String uid = bought.data().path(0).path("technicalServiceUid").asText();
    assertThat(bought.message()).isEqualTo("IX [" + uid + "] created.");
    JsonNode read = api.product(uid);
    assertThat(read.path("productType").asText()).isEqualTo("IX");
    assertThat(read.path("provisioningStatus").asText()).isEqualTo("LIVE");
    assertThat(read.path("networkServiceType").asText()).isEqualTo("Brisbane IX");
    assertThat(read.path("asn").asInt()).isEqualTo(65000);
    assertThat(read.path("macAddress").asText()).isEqualTo("00:11:22:33:44:55");
    assertThat(read.path("vlan").asInt()).isEqualTo(200);
    assertThat(read.path("term").asInt()).isEqualTo(1);
    assertThat(read.toString()).as("the port is not told").doesNotContain(port);
    JsonNode resources = read.path("resources");
    assertThat(resources.path("interface").path("up").isInt()).isTrue();
    assertThat(resources.path("interface").path("shutdown").isBoolean()).isTrue();
    assertThat(resources.path("bgp_connection").path(0).path("customer_asn").asInt())
        .isEqualTo(65000);
    assertThat(resources.path("ip_address").findValuesAsText("version")).containsExactly("4", "6");
    assertThat(resources.path("vpls_interface").path("rate_limit_mbps").asInt()).isEqualTo(500);
    JsonNode host = api.get("/v2/products").data().path(0);
    assertThat(host.path("associatedIxs").path(0)).isEqualTo(read);
    assertThat(host.path("associatedVxcs")).isEmpty();
    assertThat(api.get("/v2/products").data()).hasSize(1);
  }

  @Test
  void newPortCarriesVxcsThenIxs() {
    String other = api.buy(Items.port("B"));
    String nested =
        "\"associatedIxs\":[%s],\"associatedVxcs\":[{\"productName\":\"V\",\"rateLimit\":1,\"term\":1,\"aEnd\":{},\"bEnd\":{\"productUid\":\"%s\"}}],\"config\""
            .formatted(Items.IX, other);
    JsonNode made = api.post(BUY, "[" + Items.port("A").replace("\"config\"", nested) + "]").data();
    assertThat(made.path(0).path("productType").asText()).isEqualTo("MEGAPORT");
    assertThat(made.path(1).has("vxcJTechnicalServiceUid")).isTrue();
    assertThat(made.path(2).path("productType").asText()).isEqualTo("IX");
  }

  @ParameterizedTest(name = "{0} to {1}: {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "Brisbane IX"       | "Nowhere IX"       | is not known
          "vlan":200          | "vlan":1           | vlan must be -1
          "vlan":200          | "v":1              | vlan is required
          "asn":65000         | "asn":0            | asn must be 1 to
          00:11:22:33:44:55   | 00:11:22:33:44     | is not a MAC address
          "rateLimit":500     | "rateLimit":1001   | rateLimit must be 1 to 1000
          "rateLimit":500     | "rateLimit":0      | rateLimit must be 1 to 1000
          "productName":"Ix"  | "productName":""   | productName is required
          """)
  void orderIsChecked(String good, String bad, String text) {
    Api.Answer answer = order(api.buy(Items.port("P")), Items.IX.replace(good, bad));
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.detail()).contains(text);
  }

  @Test
  void oneOfATypeForAnInterfaceAndOneMacForAnExchange() {
    String one = api.buy(Items.port("1"));
    String two = api.buy(Items.port("2"));
    String ix = buy(one, "00:11:22:33:44:55", "Brisbane IX", 200);
    assertThat(order(one, Items.IX.replace(":55", ":66").replace("200", "201")).detail())
        .contains("already has an IX");
    assertThat(order(two, Items.IX.replace("44:55", "44:55")).detail())
        .contains("is already on the VPLS");
    buy(two, "00:11:22:33:44:55", "Sydney IX", 200);
    buy(one, "00:11:22:33:44:55", "Perth IX", 201);
    api.post("/v3/product/" + ix + "/action/CANCEL_NOW", "");
    assertThat(order(two, Items.IX.replace("200", "202")).status()).isEqualTo(200);
  }

  @Test
  void ixHoldsItsVlanOnThePort() {
    String port = api.buy(Items.port("P"));
    buy(port, "00:11:22:33:44:55", "Brisbane IX", 200);
    assertThat(api.get("/v2/product/port/" + port + "/vlan?vlan=200").data().toString())
        .doesNotContain("200");
    String end = "{\"productUid\":\"" + api.buy(Items.port("B")) + "\"}";
    assertThat(api.post(VALIDATE, "[" + Items.vxc(port, 1, "{\"vlan\":200}", end) + "]").detail())
        .contains("VLAN 200 not available on service");
    assertThat(api.product(buy(port, "00:11:22:33:44:56", "Sydney IX", 0)).path("vlan").asInt())
        .isEqualTo(100);
  }

  @Test
  void ixHangsOnPortsAndMcrsOnly() {
    assertThat(order(api.buy(Items.mcr(1000)), Items.IX).status()).isEqualTo(200);
    Api.Answer refused = order(api.buy(Items.mve("[]")), Items.IX.replace(":55", ":66"));
    assertThat(refused.detail()).contains("needs a port or an MCR");
  }

  @ParameterizedTest(name = "{0}: {1} is {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "name":"New"                 | productName | New
          "rateLimit":600              | rateLimit   | 600
          "costCentre":"c"             | costCentre  | c
          "vlan":300                   | vlan        | 300
          "macAddress":"aa:bb:cc:dd:ee:ff" | macAddress | aa:bb:cc:dd:ee:ff
          "asn":64999                  | asn         | 64999
          "publicGraph":true           | publicGraph | true
          "reverseDns":"r.example"     | reverseDns  | r.example
          "shutdown":true              | shutdown    | true
          "password":"secret"          | vlan        | 200
          """)
  void whatAnIxCanChange(String change, String field, String value) {
    String uid = buy(api.buy(Items.port("P")), "00:11:22:33:44:55", "Brisbane IX", 200);
    Api.Answer answer = api.put("/v2/product/ix/" + uid, "{" + change + "}");
    assertThat(answer.message()).isEqualTo("Product [" + uid + "] has been updated");
    JsonNode read = api.product(uid);
    assertThat(read.path(field).asText()).isEqualTo(value);
    assertThat(read.toString()).doesNotContain("secret");
  }

  @Test
  void ixMovesToAnotherOwnPort() {
    String one = api.buy(Items.port("1"));
    String two = api.buy(Items.port("2"));
    String ix = buy(one, "00:11:22:33:44:55", "Brisbane IX", 200);
    String path = "/v2/product/ix/" + ix;
    assertThat(api.put(path, "{\"aEndProductUid\":\"" + two + "\"}").status()).isEqualTo(200);
    assertThat(api.product(one).path("associatedIxs")).isEmpty();
    assertThat(api.product(two).path("associatedIxs").path(0).path("vlan").asInt()).isEqualTo(200);
    buy(one, "00:11:22:33:44:56", "Brisbane IX", 200);
    assertThat(api.put(path, "{\"aEndProductUid\":\"" + one + "\"}").detail())
        .contains("already has an IX");
    assertThat(api.put(path, "{\"aEndProductUid\":\"x\"}").detail()).contains("your own services");
    assertThat(api.put("/v2/product/megaport/" + ix, "{}").status()).isEqualTo(404);
  }

  @Test
  void ixEndsNowLaterOrWithItsPort() {
    String port = api.buy(Items.port("P"));
    String ix = buy(port, "00:11:22:33:44:55", "Brisbane IX", 200);
    String action = "/v3/product/" + ix + "/action/";
    assertThat(api.post(action + "CANCEL", "").status()).isEqualTo(200);
    assertThat(api.product(ix).path("provisioningStatus").asText()).isEqualTo("CANCELLED");
    assertThat(api.post(action + "UN_CANCEL", "").status()).isEqualTo(200);
    assertThat(api.product(ix).path("provisioningStatus").asText()).isEqualTo("LIVE");
    String end = "/v3/product/" + port + "/action/CANCEL_NOW";
    assertThat(api.post(end + "?safeDelete=true", "").status()).isEqualTo(400);
    assertThat(api.post(end, "").status()).isEqualTo(200);
    assertThat(api.product(ix).path("provisioningStatus").asText()).isEqualTo("DECOMMISSIONED");
  }

  @Test
  void localIxIsFreeAndRemoteCostsWhatAVxcWould() {
    String port = api.buy(Items.port("P"));
    JsonNode local = api.post(VALIDATE, "[" + Items.ix(port, Items.IX) + "]").data().path(0);
    assertThat(local.path("productType").asText()).isEqualTo("IX");
    assertThat(local.path("price").path("monthlyRate").asDouble()).isZero();
    String remote = Items.ix(port, Items.IX.replace("Brisbane", "Sydney"));
    String vxc = Items.vxc(port, 500, "{}", "{\"productUid\":\"" + sydney() + "\"}");
    double wanted = monthly(vxc);
    assertThat(wanted).isPositive();
    assertThat(monthly(remote)).isEqualTo(wanted);
  }

  private String sydney() {
    return api.buy(Items.port("S").replace("\"locationId\":5", "\"locationId\":3"));
  }

  private double monthly(String item) {
    JsonNode line = api.post(VALIDATE, "[" + item + "]").data().path(0);
    return line.path("price").path("monthlyRate").asDouble();
  }
}
