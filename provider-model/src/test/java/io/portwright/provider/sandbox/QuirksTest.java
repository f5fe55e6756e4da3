package io.portwright.provider.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Quirks of the API that official clients depend on, by their number in the wire contract. */
class QuirksTest extends WithSandbox {

  @Test
  void j1UnknownKeysAreIgnoredAndJ2KeysAreCaseSensitive() {
    String uid = api.buy(Items.port("P"));
    String body = "{\"ProductID\":\"x\",\"ProductType\":\"MEGAPORT\",\"Name\":\"no\",\"Term\":7}";
    assertThat(api.put("/v2/product/megaport/" + uid, body).status()).isEqualTo(200);
    assertThat(api.product(uid).path("productName").asText()).isEqualTo("P");
  }

  @Test
  void j4ZeroAndAbsentVlansAreAssigned() {
    String end = "{\"productUid\":\"" + api.buy(Items.port("B")) + "\"}";
    String a = api.buy(Items.port("A"));
    JsonNode zero = api.product(api.buy(Items.vxc(a, 10, "{\"vlan\":0}", end)));
    JsonNode absent = api.product(api.buy(Items.vxc(a, 10, "{}", end)));
    assertThat(zero.path("aEnd").path("vlan").asInt()).isEqualTo(100);
    assertThat(absent.path("aEnd").path("vlan").asInt()).isEqualTo(101);
    assertThat(absent.path("bEnd").path("vlan").asInt()).isEqualTo(101);
  }

  @Test
  void j7RouterConfigurationNeedsNoConnectType() {
    String mcr = api.buy(Items.mcr(1000));
    String end = "{\"productUid\":\"" + api.buy(Items.port("B")) + "\"}";
    for (String config :
        new String[] {
          "{\"interfaces\":[{\"ipAddresses\":[\"10.0.0.1/30\"],\"bfd\":{}}]}",
          "{\"connectType\":\"VROUTER\",\"interfaces\":[{\"ipAddresses\":[\"10.0.0.1/30\"]}]}"
        }) {
      String vxc = api.buy(Items.vxc(mcr, 10, "{\"partnerConfig\":" + config + "}", end));
      JsonNode connection = api.product(vxc).path("resources").path("csp_connection").path(0);
      assertThat(connection.path("connectType").asText()).isEqualTo("VROUTER");
      assertThat(connection.path("virtualRouterName").asText()).isEqualTo("Router");
      assertThat(connection.path("ip_addresses").path(0).asText()).isEqualTo("10.0.0.1/30");
    }
  }

  @Test
  void j8CloudConnectionsAreAlwaysAListAndJ10InterfacesAListOnVxcsOnly() {
    String end =
        "{\"productUid\":\"%s\",\"partnerConfig\":{\"connectType\":\"TRANSIT\"}}"
            .formatted(partner("TRANSIT", "", 3, ""));
    String port = api.buy(Items.port("P"));
    JsonNode resources = api.product(api.buy(Items.vxc(port, 100, "{}", end))).path("resources");
    assertThat(resources.path("csp_connection").isArray()).isTrue();
    assertThat(resources.path("interface").isArray()).isTrue();
    assertThat(api.product(port).path("resources").path("interface").isObject()).isTrue();
  }

  @Test
  void j11InterfaceUpIsANumberWhereOthersAreTrueOrFalse() {
    JsonNode resources = api.product(api.buy(Items.mve("[]"))).path("resources");
    assertThat(resources.path("interface").path("up").isInt()).isTrue();
    assertThat(resources.path("virtual_machine").path(0).path("up").isBoolean()).isTrue();
  }

  @Test
  void j12AttributeTagsAreAnEmptyObjectAndJ15PermissionIsSpelledInCamelCase() {
    JsonNode port = api.product(api.buy(Items.port("P")));
    assertThat(port.path("attributeTags").toString()).isEqualTo("{}");
    assertThat(port.path("vxcPermitted").asBoolean()).isTrue();
  }

  @Test
  void j13PrefixLengthsComeInAsNumbersAndGoOutAsText() {
    String lists = "/v2/product/mcr2/" + api.buy(Items.mcr(1000)) + "/prefixList";
    String body =
        """
        {"description":"d","addressFamily":"IPv4","entries":[
          {"action":"permit","prefix":"10.0.0.0/8","ge":16,"le":24},
          {"action":"permit","prefix":"172.16.0.0/12"},
          {"action":"deny","prefix":"0.0.0.0/0","le":7}]}\
        """;
    JsonNode made = api.post(lists, body).data();
    assertThat(made.path("entries").toString())
        .as("lengths that are the prefix's own are left out")
        .isEqualTo(
            "[{\"action\":\"permit\",\"prefix\":\"10.0.0.0/8\",\"ge\":\"16\",\"le\":\"24\"},"
                + "{\"action\":\"permit\",\"prefix\":\"172.16.0.0/12\"},"
                + "{\"action\":\"deny\",\"prefix\":\"0.0.0.0/0\",\"le\":\"7\"}]");
    assertThat(made.path("entries").path(0).path("ge").isTextual()).isTrue();
    assertThat(api.get(lists + "/" + made.path("id").asInt()).data()).isEqualTo(made);
    JsonNode summaries = api.get(lists + "s?").data();
    assertThat(summaries).as("J19: a dangling question mark").hasSize(1);
    assertThat(summaries.path(0).has("entries")).isFalse();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          IPv4 | 10.0.0.0/8    | 4  | 24
          IPv4 | 10.0.0.0/8    | 24 | 16
          IPv4 | 10.0.0.0/8    | 8  | 33
          IPv4 | 2001:db8::/32 | 48 | 64
          IPv6 | 10.0.0.0/8    | 16 | 24
          IPv4 | nonsense      | 16 | 24
          IPv5 | 10.0.0.0/8    | 16 | 24
          """)
  void badPrefixesAreRefused(String family, String prefix, int ge, int le) {
    String lists = "/v2/product/mcr2/" + api.buy(Items.mcr(1000)) + "/prefixList";
    String body =
        """
        {"description":"d","addressFamily":"%s","entries":[
          {"action":"permit","prefix":"%s","ge":%d,"le":%d}]}\
        """
            .formatted(family, prefix, ge, le);
    assertThat(api.post(lists, body).status()).isEqualTo(400);
  }

  @Test
  void j20EmptyUidAndUnknownPathsAnswerJson() {
    for (String path : new String[] {"/v2/product/", "/v2/product", "/", "/v9/nothing?x=%zz"}) {
      String sent = path.replace("%zz", "1");
      Api.Answer answer = api.get(sent);
      assertThat(answer.status()).as(sent).isEqualTo(404);
      assertThat(answer.message()).isNotEmpty();
      assertThat(answer.raw().headers().firstValue("Trace-Id")).isPresent();
    }
  }

  @Test
  void datesArePlainIntegers() {
    JsonNode port = api.product(api.buy(Items.port("P")));
    for (String key : new String[] {"createDate", "liveDate", "contractEndDate"}) {
      assertThat(port.path(key).isIntegralNumber()).as(key).isTrue();
    }
    assertThat(port.path("terminateDate").isNull()).isTrue();
  }

  @Test
  void brokenBodiesAreBadRequests() {
    for (String body : new String[] {"{", "[", "null", "\"x\"", "[1]"}) {
      assertThat(api.post("/v3/networkdesign/buy", body).status()).as(body).isEqualTo(400);
      assertThat(api.post("/v4/networkdesign/buy", body).status()).as(body).isEqualTo(400);
    }
  }

  @Test
  void shortUidsAndNumbersNameAProduct() {
    String uid = api.buy(Items.port("P"));
    int id = api.product(uid).path("productId").asInt();
    assertThat(api.product(uid.substring(0, 8)).path("productUid").asText()).isEqualTo(uid);
    assertThat(api.product(String.valueOf(id)).path("productUid").asText()).isEqualTo(uid);
    assertThat(Api.as(server, "sandbox-globex-read-only").get("/v2/product/" + uid).status())
        .isEqualTo(404);
  }

  @Test
  void j3EmptyCostCentreClearsIt() {
    String uid =
        api.buy(Items.port("P").replace("\"virtual\"", "\"costCentre\":\"c\",\"virtual\""));
    assertThat(api.product(uid).path("costCentre").asText()).isEqualTo("c");
    api.put("/v2/product/megaport/" + uid, "{\"name\":\"Q\"}");
    assertThat(api.product(uid).path("costCentre").asText()).isEqualTo("c");
    api.put("/v2/product/megaport/" + uid, "{\"name\":\"Q\",\"costCentre\":\"\"}");
    assertThat(api.product(uid).path("costCentre").asText()).isEmpty();
  }

  @Test
  void j5VnicIndexZeroIsAValueAndAbsentIsNone() {
    String mve = api.buy(Items.mve("[{\"description\":\"a\"},{\"description\":\"b\"}]"));
    String end = "{\"productUid\":\"" + api.buy(Items.port("B")) + "\",\"vNicIndex\":0}";
    JsonNode vxc = api.product(api.buy(Items.vxc(mve, 10, "{\"vNicIndex\":0}", end)));
    assertThat(vxc.path("aEnd").path("vNicIndex").asInt(9)).isZero();
    assertThat(vxc.path("bEnd").has("vNicIndex")).as("a port has no vNICs").isFalse();
  }

  @Test
  void j6EmptyBfdAndWrittenDefaultsOfSessionsAreTaken() {
    String mcr = api.buy(Items.mcr(1000));
    String face =
        """
        {"partnerConfig":{"interfaces":[{"description":"","interfaceType":"subInterface",
          "ipAddresses":["10.0.0.1/30"],"ipRoutes":[],"natIpAddresses":[],"bfd":{},"vlan":0,
          "packetFilterIn":null,"packetFilterOut":null,"bgpConnections":[{"peerAsn":64512,
          "localIpAddress":"10.0.0.1","password":"","shutdown":false,"bfdEnabled":false,
          "medIn":0,"medOut":0,"asPathPrependCount":0,"importWhitelist":0,"importBlacklist":0,
          "exportWhitelist":0,"exportBlacklist":0,"exportPolicy":"","permitExportTo":[]}]}]}}\
        """;
    String end = "{\"productUid\":\"" + api.buy(Items.port("B")) + "\",\"innerVlan\":0}";
    JsonNode read = api.product(api.buy(Items.vxc(mcr, 10, face, end)));
    assertThat(read.path("provisioningStatus").asText()).isEqualTo("LIVE");
    assertThat(read.path("bEnd").path("innerVlan").isNull()).isTrue();
  }

  @Test
  void j16MetroHasTheKeyStringAndJ17ConfirmationsNameUidsByKind() {
    String port = Items.port("P");
    JsonNode line = api.post("/v3/networkdesign/validate", "[" + port + "]").data().path(0);
    assertThat(line.path("string").asText()).isEqualTo("Brisbane");
    String a = api.buy(port);
    JsonNode vxc =
        api.post("/v3/networkdesign/buy", "[" + Items.vxc(a, api.buy(port), 1) + "]")
            .data()
            .path(0);
    assertThat(vxc.has("vxcJTechnicalServiceUid")).isTrue();
    assertThat(vxc.has("technicalServiceUid")).isFalse();
  }

  @Test
  void j23ZerosAndEmptyTextsOfIbmAreAbsent() {
    String end =
        """
        {"productUid":"%s","partnerConfig":{"connectType":"IBM","customer_asn":0,"name":"",
          "account_id":"0123456789abcdef0123456789abcdef","customer_ip_address":"",
          "provider_ip_address":""}}\
        """
            .formatted(partner("IBM", "", 3, ""));
    String vxc = api.buy(Items.vxc(api.buy(Items.mcr(1000)), 100, "{}", end));
    JsonNode connection = api.product(vxc).path("resources").path("csp_connection").path(0);
    assertThat(connection.path("connectType").asText()).isEqualTo("IBM");
    assertThat(connection.path("customer_asn").isIntegralNumber()).isTrue();
  }

  @Test
  void sdkFieldsOfOrdersThatMeanNothingAreTaken() {
    String port =
        """
        {"productName":"P","term":1,"productType":"MEGAPORT","portSpeed":10000,"locationId":5,
         "createDate":0,"virtual":false,"market":"AU","marketplaceVisibility":false,"config":{},
         "costCentre":"","promoCode":"","resourceTags":null,"addOns":null,"locationUid":"x",
         "lagPortCount":0,"aggregationId":0,"lagId":0}\
        """;
    String a = api.buy(port);
    assertThat(api.product(a).path("aggregationId").isNull()).isTrue();
    String vxc =
        """
        {"productUid":"%s","associatedVxcs":[{"productName":"V","rateLimit":10,"term":1,
          "shutdown":false,"promoCode":"","serviceKey":"","costCentre":"","resourceTags":[],
          "productType":"VXC","connectType":"DEFAULT","aEnd":{"vlan":0,"innerVlan":0,
          "partnerConfig":null,"diversityZone":""},"bEnd":{"productUid":"%s","vlan":0}}]}\
        """
            .formatted(a, api.buy(port));
    assertThat(api.buy(vxc)).isNotEmpty();
    String v4 = "{\"networkDesign\":[" + port + "],\"discountCodes\":[]}";
    assertThat(api.post("/v4/networkdesign/buy", v4).status()).isEqualTo(200);
  }

  @Test
  void j21NumbersOrderedAsTextComeBackAsNumbers() {
    String face =
        """
        {"partnerConfig":{"interfaces":[{"ipAddresses":["10.0.0.1/30"],"ipMtu":"1500","vlan":"7",
          "bfd":{"txInterval":"400"},"bgpConnections":[{"peerAsn":"64512","medIn":"5",
          "localIpAddress":"10.0.0.1","shutdown":false,"bfdEnabled":false}]}]}}\
        """;
    String end =
        """
        {"productUid":"%s","partnerConfig":{"connectType":"AWS","type":"private","asn":"65001",
          "ownerAccount":"123456789012"}}\
        """
            .formatted(partner("AWS", "", 3, ""));
    JsonNode connections =
        api.product(api.buy(Items.vxc(api.buy(Items.mcr(1000)), 100, face, end)))
            .path("resources")
            .path("csp_connection");
    assertThat(connections.path(0).path("asn").isIntegralNumber()).isTrue();
    JsonNode shown = connections.path(1).path("interfaces").path(0);
    assertThat(shown.path("ipMtu").asInt()).isEqualTo(1500);
    for (JsonNode number :
        new JsonNode[] {
          shown.path("ipMtu"),
          shown.path("vlan"),
          shown.path("bfd").path("txInterval"),
          shown.path("bgpConnections").path(0).path("peerAsn"),
          shown.path("bgpConnections").path(0).path("medIn")
        }) {
      assertThat(number.isIntegralNumber()).isTrue();
    }
  }
}
