package io.portwright.provider.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** VXCs to clouds, as the official examples order them. */
class CloudVxcTest extends WithSandbox {
  private static final String SINGAPORE_PORT =
      Items.port("SIN")
          .replace("\"locationId\":5", "\"locationId\":36")
          .replace("1000", "10000")
          .replace("\"AU\"", "\"SG\"");

  @ParameterizedTest(name = "{0} at {2} {3} with {4} Mbps")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          AWSHC  | Asia Pacific (Singapore) (ap-southeast-1) | 37 | red | 50 | {'connectType':'AWSHC','type':'private','ownerAccount':'<aws account id>','name':'AWS VXC - Primary'}
          AWSHC  | Asia Pacific (Singapore) (ap-southeast-1) | 39 | blue | 50 | {'connectType':'AWSHC','type':'','ownerAccount':'<aws account number>','name':'n'}
          AWS    | Asia Pacific (Sydney) (ap-southeast-2) | 3 | '' | 1000 | {'connectType':'AWS','type':'private','asn':64550,'amazonAsn':64551,'ownerAccount':'123456789012','authKey':'hidden'}
          AWS    | Asia Pacific (Sydney) (ap-southeast-2) | 3 | '' | 1000 | {'connectType':'AWSHC','type':'private','asn':64550,'amazonAsn':64551,'ownerAccount':'684021030471'}
          AWSHC  | Asia Pacific (Sydney) (ap-southeast-2) | 3 | '' | 1000 | {'connectType':'AWS','type':'private','asn':64550,'amazonAsn':64551,'ownerAccount':'123456789012'}
          AZURE  | ''                | 0  | ''  | 50 | {'connectType':'AZURE','serviceKey':'<azure expressroute service key>','peers':[{'type':'private','vlan':401,'peer_asn':'65001','primary_subnet':'192.168.100.0/30','secondary_subnet':'192.168.100.4/30'}]}
          AZURE  | ''                | 0  | ''  | 100 | {'connectType':'AzureExpressRoute','serviceKey':'197d927b-90bc-4b1b-bffd-fca17a7ec735','peers':[{'type':'microsoft','peer_asn':'64555','prefixes':'192.88.99.64/26'}]}
          AZURE  | ''                | 0  | ''  | 200 | {'connectType':'AZURE','serviceKey':'1b2329a5-56dc-45d0-8a0d-87b706297777','peers':[]}
          GOOGLE | Singapore (sin-zone1-2260) | 36 | '' | 50 | {'connectType':'GOOGLE','pairingKey':'<google cloud partner interconnect pairing key>'}
          GOOGLE | Singapore (sin-zone2-388) | 39 | '' | 50 | {'connectType':'GOOGLE','pairingKey':'<google partner interconnect pairing key>'}
          GOOGLE | ''                | 3  | blue | 1000 | {'connectType':'GOOGLE','pairingKey':'7e51371e-72a3-40b5-b844-2e3efefaee59/australia-southeast1/2'}
          ORACLE | OCI (ap-singapore-1) (BMC) | 36 | red | 1000 | {'connectType':'ORACLE','virtualCircuitId':'<oracle cloud fastconnect virtual circuit id>'}
          IBM    | ''                | 3  | ''  | 100 | {'connectType':'IBM','account_id':'0123456789abcdef0123456789abcdef','customer_asn':64495,'name':'','customer_ip_address':''}
          TRANSIT| Megaport Internet | 37 | ''  | 100 | {'connectType':'TRANSIT'}
          """)
  void everyProviderTakesItsOrder(
      String type, String title, int location, String zone, int rate, String config) {
    String a = api.buy(SINGAPORE_PORT);
    String uid = location == 0 ? "" : partner(type, title, location, zone);
    String end =
        "{\"productUid\":\"%s\",\"partnerConfig\":%s}".formatted(uid, config.replace('\'', '"'));
    String vxc = api.buy(Items.vxc(a, rate, "{\"vlan\":301}", end));
    JsonNode read = api.product(vxc);
    JsonNode connection = read.path("resources").path("csp_connection").path(0);
    String shown = connection.path("connectType").asText();
    assertThat(config.replace("AzureExpressRoute", "AZURE"))
        .contains("'connectType':'" + shown + "'");
    assertThat(connection.path("resource_name").asText()).isEqualTo("b_csp_connection");
    assertThat(read.path("aEnd").path("vlan").asInt()).isEqualTo(301);
    if (location != 0) {
      assertThat(read.path("bEnd").path("productUid").asText()).isEqualTo(uid);
    }
    assertThat(read.toString()).doesNotContain("hidden");
  }

  @Test
  void azurePeersComeInAsTextAndGoOutAsNumbers() {
    String a = api.buy(Items.port("A"));
    String end =
        """
        {"partnerConfig":{"connectType":"AZURE","serviceKey":"azure-svc-key",
          "peers":[{"type":"private","peer_asn":"65001","shared_key":"hidden"}]}}\
        """;
    JsonNode peer =
        api.product(api.buy(Items.vxc(a, 50, "{}", end)))
            .path("resources")
            .path("csp_connection")
            .path(0)
            .path("peers")
            .path(0);
    assertThat(peer.path("peer_asn").isIntegralNumber()).isTrue();
    assertThat(peer.has("shared_key")).isFalse();
  }

  @Test
  void eachPortOfAnAzureKeyIsTakenOnceAndFreedByTheEnd() {
    String a = api.buy(Items.port("A"));
    String key = "1b2329a5-56dc-45d0-8a0d-87b706297777";
    String end = "{\"partnerConfig\":{\"connectType\":\"AZURE\",\"serviceKey\":\"" + key + "\"}}";
    String first = api.buy(Items.vxc(a, 100, "{}", end));
    String second = api.buy(Items.vxc(a, 100, "{}", end));
    assertThat(api.product(first).path("bEnd").path("productName").asText())
        .isEqualTo("Sydney Primary");
    assertThat(api.product(second).path("bEnd").path("productName").asText())
        .isEqualTo("Sydney Secondary");
    JsonNode ports = api.get("/v2/secure/azure/" + key).data().path("megaports");
    assertThat(ports.path(0).path("vxc").asInt()).isPositive();
    Api.Answer third = api.post("/v3/networkdesign/buy", "[" + Items.vxc(a, 100, "{}", end) + "]");
    assertThat(third.detail()).isEqualTo("no port of this key is free");
    api.post("/v3/product/" + first + "/action/CANCEL_NOW", "");
    assertThat(api.buy(Items.vxc(a, 100, "{}", end))).isNotEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "google/7e51371e-72a3-40b5-b844-2e3efefaee59/australia-southeast1/2, 200",
    "google/7e51371e-72a3-40b5-b844-2e3efefaee59%2Faustralia-southeast1%2F2, 200",
    "google/11111111-72a3-40b5-b844-2e3efefaee59/us-west1/any, 200",
    "google/11111111-72a3-40b5-b844-2e3efefaee59/mars-west1/any, 400",
    "google/%3Cgoogle%20partner%20interconnect%20pairing%20key%3E, 200",
    "azure/11111111-72a3-40b5-b844-2e3efefaee59, 200",
    "azure/bad-key, 400",
    "oracle/ocid1.virtualcircuit.oc1.us-ashburn-1.abc, 200",
    "nutanix/11111111-72a3-40b5-b844-2e3efefaee59, 200",
    "nutanix/bad-key, 400",
    "awshc, 200"
  })
  void keyLookUps(String path, int status) {
    Api.Answer answer = api.get("/v2/secure/" + path);
    assertThat(answer.status()).isEqualTo(status);
    if (status == 200) {
      assertThat(answer.message()).isEqualTo("Successful lookup");
      assertThat(answer.data().path("megaports")).isNotEmpty();
    }
  }

  @ParameterizedTest(name = "{0}: {3}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          AWS   | 3 | 100  | partnerConfig is required for a B-End at AWS  | {}
          AWS   | 3 | 100  | bEnd.partnerConfig.ownerAccount must be       | {'connectType':'AWS','type':'private','asn':1,'ownerAccount':'12'}
          AWS   | 3 | 100  | asn is required for a private interface       | {'connectType':'AWS','type':'private','ownerAccount':'123456789012'}
          AWS   | 3 | 100  | connectType is IBM, but the B-End is          | {'connectType':'IBM','account_id':'0123456789abcdef0123456789abcdef','customer_asn':1}
          AWS   | 3 | 100  | are not in the same network                   | {'connectType':'AWS','type':'private','asn':1,'ownerAccount':'123456789012','customerIpAddress':'10.0.0.1/30','amazonIpAddress':'10.0.0.6/30'}
          AWS   | 3 | 100  | 10.0.0.0/24 must be publicly routable         | {'connectType':'AWS','type':'public','asn':1,'ownerAccount':'123456789012','prefixes':'198.51.100.0/24, 10.0.0.0/24'}
          AWS   | 3 | 5001 | rateLimit must be                             | {'connectType':'AWS','type':'private','asn':1,'ownerAccount':'123456789012'}
          AWS   | 3 | 100  | must be private, public or transit            | {'connectType':'AWS','type':'hidden','asn':1,'ownerAccount':'123456789012'}
          AWSHC | 3 | 75   | rateLimit must be one of                      | {'connectType':'AWSHC','ownerAccount':'123456789012'}
          IBM   | 3 | 100  | account_id must be 32                         | {'connectType':'IBM','account_id':'x'}
          IBM   | 3 | 100  | customer_asn is required                      | {'connectType':'IBM','account_id':'0123456789abcdef0123456789abcdef','customer_asn':0}
          GOOGLE| 3 | 100  | pairingKey is not a known key                 | {'connectType':'GOOGLE','pairingKey':'bad-key'}
          GOOGLE| 3 | 75   | rateLimit must be one of                      | {'connectType':'GOOGLE','pairingKey':'pk-123'}
          """)
  void badCloudOrders(String type, int location, int rate, String text, String config) {
    String a = api.buy(Items.port("A"));
    String end =
        "{\"productUid\":\"%s\",\"partnerConfig\":%s}"
            .formatted(partner(type, "", location, ""), config.replace('\'', '"'));
    Api.Answer answer =
        api.post("/v3/networkdesign/validate", "[" + Items.vxc(a, rate, "{}", end) + "]");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.detail()).contains(text);
  }

  @Test
  void vxcNeedsAValidBEnd() {
    String a = api.buy(Items.port("A"));
    for (String end : new String[] {"{}", "{\"productUid\":\"nonsense\"}"}) {
      Api.Answer answer =
          api.post("/v3/networkdesign/validate", "[" + Items.vxc(a, 10, "{}", end) + "]");
      assertThat(answer.detail()).isEqualTo("Valid B-End is required");
    }
    Api.Answer fast =
        api.post(
            "/v3/networkdesign/validate", "[" + Items.vxc(a, api.buy(Items.port("B")), 1001) + "]");
    assertThat(fast.detail()).contains("1 to 1000");
  }

  @Test
  void serviceKeyLeadsToItsPort() {
    String a = api.buy(Items.port("A"));
    String item =
        Items.vxc(a, 500, "{}", "{}")
            .replace("\"shutdown\"", "\"serviceKey\":\"s-abcd1234\",\"shutdown\"");
    JsonNode read = api.product(api.buy(item));
    assertThat(read.path("bEnd").path("productUid").asText())
        .isEqualTo("12eef3e6-b33c-5087-9e3e-f145628e450d");
    assertThat(read.path("vxcApproval").path("status").isNull()).isTrue();
    assertThat(api.get("/v2/service/key?key=s-abcd1234").status()).isEqualTo(200);
    assertThat(api.get("/v2/service/key%3Fkey=s-abcd1234").data().path("maxSpeed").asInt())
        .isEqualTo(1000);
  }

  @Test
  void portOfAnotherCompanyWaitsForIt() {
    Api other = Api.as(server, "sandbox-globex-company-admin");
    String b = other.buy(Items.port("B").replace("Visibility\":false", "Visibility\":true"));
    String vxc = api.buy(Items.vxc(api.buy(Items.port("A")), b, 10));
    assertThat(api.product(vxc).path("vxcApproval").path("status").asText())
        .isEqualTo("PENDING_EXTERNAL");
    assertThat(api.product(vxc).path("provisioningStatus").asText()).isEqualTo("DEPLOYABLE");
    assertThat(api.put("/v3/product/vxc/" + vxc, "{\"isApproved\":true}").status()).isEqualTo(400);
    assertThat(api.put("/v3/product/vxc/" + vxc, "{\"bEndVlan\":9}").detail())
        .isEqualTo("Only B end owner can change B VLAN");
    Api.Answer approved = other.put("/v3/product/vxc/" + vxc, "{\"isApproved\":true}");
    assertThat(approved.status()).isEqualTo(200);
    assertThat(api.product(vxc).path("provisioningStatus").asText()).isEqualTo("LIVE");
  }

  @Test
  void azureTellsWhichPortsOfItsKeyAreHeld() {
    String a = api.buy(Items.port("A"));
    String key = "1b2329a5-56dc-45d0-8a0d-87b706297777";
    String end = "{\"partnerConfig\":{\"connectType\":\"AZURE\",\"serviceKey\":\"" + key + "\"}}";
    JsonNode vxc = api.product(api.buy(Items.vxc(a, 100, "{}", end)));
    JsonNode connection = vxc.path("resources").path("csp_connection").path(0);
    assertThat(connection.path("service_key").asText()).isEqualTo(key);
    JsonNode ports = connection.path("megaports");
    assertThat(ports.findValuesAsText("type")).containsExactly("primary", "secondary");
    assertThat(ports.path(0).path("vxc").asInt()).isEqualTo(vxc.path("productId").asInt());
    assertThat(ports.path(1).path("vxc").isNull()).isTrue();
    assertThat(connection.path("ports").path(0).path("vxc_service_ids")).hasSize(1);
    assertThat(connection.path("ports").path(1).path("vxc_service_ids")).isEmpty();
  }

  @ParameterizedTest(name = "{0} at {1} takes {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ALIBABA  | {}                                           | false
          SFDC     | {"vlan":0}                                   | false
          OUTSCALE | {"partnerConfig":null}                       | false
          AMSIX    | {"partnerConfig":{}}                         | false
          FRANCEIX | {"partnerConfig":{"connectType":"FRANCEIX"}} | true
          NUTANIX  | {}                                           | false
          DEFAULT  | {"partnerConfig":{"connectType":"DEFAULT"}}  | false
          TRANSIT  | {}                                           | true
          """)
  void othersNeedNoConfiguration(String type, String end, boolean connection) {
    String uid = "";
    for (JsonNode row : api.get("/v2/dropdowns/partner/megaports?connectType=" + type).data()) {
      uid = row.path("vxcPermitted").asBoolean() ? row.path("productUid").asText() : uid;
    }
    String b =
        "{\"productUid\":\"" + uid + "\"" + (end.equals("{}") ? "}" : "," + end.substring(1));
    String vxc = api.buy(Items.vxc(api.buy(Items.port("A")), 100, "{}", b));
    assertThat(api.product(vxc).path("resources").has("csp_connection")).isEqualTo(connection);
    int later = api.post("/v3/product/" + vxc + "/action/CANCEL", "").status();
    assertThat(later).isEqualTo(type.equals("TRANSIT") ? 400 : 200);
  }

  @Test
  void routerConfigurationWorksOnBothEnds() {
    String a = api.buy(Items.mcr(1000));
    String b = api.buy(Items.mcr(2500));
    String aEnd = "{\"partnerConfig\":{\"interfaces\":[{\"ipAddresses\":[\"10.0.0.1/30\"]}]}}";
    String bEnd =
        "{\"productUid\":\"%s\",\"partnerConfig\":{\"connectType\":\"VROUTER\",\"interfaces\":[{\"ipAddresses\":[\"10.0.0.2/30\"]}]}}"
            .formatted(b);
    String vxc = api.buy(Items.vxc(a, 100, aEnd, bEnd));
    JsonNode connections = api.product(vxc).path("resources").path("csp_connection");
    assertThat(connections.findValuesAsText("resource_name"))
        .containsExactly("b_csp_connection", "a_csp_connection");
    assertThat(connections.path(0).path("ip_addresses").path(0).asText()).isEqualTo("10.0.0.2/30");
    String changed = "{\"bEndConfig\":{\"interfaces\":[{\"ipAddresses\":[\"10.0.0.6/30\"]}]}}";
    assertThat(api.put("/v3/product/vxc/" + vxc, changed).status()).isEqualTo(200);
    assertThat(api.product(vxc).toString()).contains("10.0.0.6/30").doesNotContain("10.0.0.2/30");
    String port = api.buy(Items.port("P"));
    assertThat(
            api.post(
                    "/v3/networkdesign/validate",
                    "[" + Items.vxc(port, 1, aEnd, "{\"productUid\":\"" + b + "\"}") + "]")
                .detail())
        .contains("needs an end on an MCR or NAT gateway");
  }

  @Test
  void whoeverAcceptsMayGiveTheVlan() {
    try (Api other = Api.as(server, "sandbox-globex-company-admin")) {
      String b = other.buy(Items.port("B").replace("Visibility\":false", "Visibility\":true"));
      String vxc = api.buy(Items.vxc(api.buy(Items.port("A")), b, 10));
      String path = "/v3/product/vxc/" + vxc;
      assertThat(other.put(path, "{\"isApproved\":true,\"bEndVlan\":777}").status()).isEqualTo(200);
      assertThat(api.product(vxc).path("bEnd").path("vlan").asInt()).isEqualTo(777);
      String rejected = api.buy(Items.vxc(api.buy(Items.port("C")), b, 10));
      other.put("/v3/product/vxc/" + rejected, "{\"isApproved\":false}");
      assertThat(api.product(rejected).path("provisioningStatus").asText())
          .isEqualTo("DECOMMISSIONED");
    }
  }

  @ParameterizedTest(name = "{0} with {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          AWS | {'type':'private','asn':65001,'ownerAccount':'123456789012'} | amazon_address | customer_address | 169\\.254\\..*\\.[0-9]+/30
          AWS | {'type':'private','asn':65001,'ownerAccount':'123456789012','amazonIpAddress':'10.0.0.1/30','customerIpAddress':'10.0.0.1/30'} | amazon_address | customer_address | 10\\.0\\.0\\.1/30
          AWS | {'type':'private','asn':65001,'ownerAccount':'123456789012','amazonIpAddress':'<ip>','customerIpAddress':'<other>'} | amazon_address | customer_address | <.*>
          IBM | {'account_id':'0123456789abcdef0123456789abcdef','customer_asn':64999,'customer_ip_address':''} | provider_ip_address | customer_ip_address | 169\\.254\\..*\\.[0-9]+/30
          """)
  void platformGivesAddressesThatWereNotOrdered(
      String type, String config, String theirs, String own, String pattern) {
    String end =
        "{\"productUid\":\"%s\",\"partnerConfig\":{\"connectType\":\"%s\",%s}"
            .formatted(partner(type, "", 3, ""), type, config.substring(1).replace('\'', '"'));
    String vxc = api.buy(Items.vxc(api.buy(Items.port("A")), 100, "{}", end));
    JsonNode connection = api.product(vxc).path("resources").path("csp_connection").path(0);
    assertThat(connection.path(theirs).asText()).matches(pattern);
    assertThat(connection.path(own).asText()).matches(pattern);
  }
}
