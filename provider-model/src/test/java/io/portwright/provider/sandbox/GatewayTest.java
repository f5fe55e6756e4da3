package io.portwright.provider.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.portwright.provider.sandbox.http.Fault;
import io.portwright.provider.sandbox.world.Timings;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** NAT gateways from their design to their end. */
class GatewayTest extends WithSandbox {
  private static final String ALL = "/v3/products/nat_gateways";
  private static final String VALIDATE = "/v3/networkdesign/validate";
  private static final String BUY = "/v3/networkdesign/buy";

  private static String named(String uid) {
    return "[{\"productUid\":\"" + uid + "\"}]";
  }

  private String design(String body) {
    Api.Answer answer = api.post(ALL, body);
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
    return answer.data().path("productUid").asText();
  }

  private String gateway() {
    String uid = design(Items.gateway());
    assertThat(api.post(BUY, named(uid)).status()).isEqualTo(200);
    return uid;
  }

  private JsonNode read(String uid) {
    return api.get(ALL + "/" + uid).data();
  }

  @Test
  void designIsPricedThenOrderedThenReady() {
    server.control().use(Timings.INSTANT.withProvisioning(Duration.ofSeconds(2)));
    String uid = design(Items.gateway());
    JsonNode designed = read(uid);
    assertThat(designed.path("provisioningStatus").asText()).isEqualTo("DESIGN");
    assertThat(designed.path("contractEndDate").isNull()).isTrue();
    assertThat(designed.path("createDate").asText()).isEqualTo("2026-03-10T08:00:00Z");

    JsonNode line = api.post(VALIDATE, named(uid)).data().path(0);
    assertThat(line.path("productType").asText()).isEqualTo("NAT_GATEWAY");
    assertThat(line.path("string").asText()).isEqualTo("Brisbane");
    assertThat(line.path("price").path("currency").asText()).isEqualTo("AUD");
    assertThat(line.path("price").path("monthlyRate").asDouble()).isPositive();
    assertThat(read(uid).path("provisioningStatus").asText()).isEqualTo("DESIGN");

    Api.Answer bought = api.post(BUY, named(uid));
    assertThat(bought.message()).isEqualTo("NAT_GATEWAY [" + uid + "] created.");
    JsonNode confirmation = bought.data().path(0);
    assertThat(confirmation.path("uid").asText()).isEqualTo(uid);
    assertThat(confirmation.path("provisioningStatus").asText()).isEqualTo("DEPLOYABLE");
    assertThat(confirmation.path("rateLimit").asInt()).isEqualTo(1000);
    assertThat(confirmation.path("createDate").isIntegralNumber()).isTrue();

    server.control().advance(Duration.ofSeconds(2));
    JsonNode live = read(uid);
    assertThat(live.path("provisioningStatus").asText()).isEqualTo("LIVE");
    assertThat(live.path("contractEndDate").asText()).isEqualTo("2026-04-10T08:00:00Z");
    assertThat(api.post(BUY, named(uid)).detail()).contains("is not in DESIGN");
  }

  @ParameterizedTest(name = "location {0}, {1} sessions")
  @CsvSource({"5, 250000, 0", "6, 32768, 64512"})
  void designsOfTheOfficialExamplesAreTaken(int location, int sessions, long asn) {
    String body =
        """
        {"productName":"Megaport NAT Gateway Example","locationId":%d,"speed":1000,"term":1,
         "autoRenewTerm":false,"config":{"asn":%d,"bgpShutdownDefault":false,
         "diversityZone":"red","sessionCount":%d}}\
        """
            .formatted(location, asn, sessions);
    String uid = design(body);
    assertThat(api.post(BUY, named(uid)).status()).isEqualTo(200);
    assertThat(read(uid).path("config").path("sessionCount").asInt()).isEqualTo(sessions);
    assertThat(api.get(ALL + "/sessions").data().path(1).path("sessionCount").toString())
        .contains(String.valueOf(sessions));
  }

  @Test
  void everythingThatWasSentIsAnswered() {
    JsonNode made = read(design(Items.gateway()));
    assertThat(made.path("productName").asText()).isEqualTo("Gateway");
    assertThat(made.path("config").toString())
        .isEqualTo(
            "{\"asn\":64512,\"bgpShutdownDefault\":true,\"diversityZone\":\"red\",\"sessionCount\":16000}");
    assertThat(made.path("autoRenewTerm").asBoolean()).isTrue();
    assertThat(made.path("serviceLevelReference").asText()).isEqualTo("net");
    assertThat(made.path("promoCode").asText()).isEqualTo("P1");
    assertThat(made.path("resourceTags").toString())
        .isEqualTo("[{\"key\":\"env\",\"value\":\"prod\"}]");
    assertThat(made.path("speed").asInt()).isEqualTo(1000);
    assertThat(made.path("term").asInt()).isEqualTo(1);
  }

  @Test
  void severalAreOrderedInOneCallOrNone() {
    String one = design(Items.gateway());
    String two = design(Items.gateway());
    String both = "[{\"productUid\":\"" + one + "\"},{\"productUid\":\"%s\"}]";
    assertThat(api.post(BUY, both.formatted("11111111-2222-3333-4444-555555555555")).status())
        .isEqualTo(404);
    assertThat(read(one).path("provisioningStatus").asText()).isEqualTo("DESIGN");
    assertThat(
            api.post("/v4/networkdesign/buy", "{\"networkDesign\":" + both.formatted(two) + "}")
                .data())
        .hasSize(2);
    assertThat(api.get(ALL).data().findValuesAsText("provisioningStatus"))
        .containsExactly("LIVE", "LIVE");
  }

  @Test
  void gatewaysAreListedOnTheirOwnButReadAsAProductToo() {
    String uid = gateway();
    assertThat(api.get(ALL).data()).hasSize(1);
    assertThat(api.get("/v2/products").data()).isEmpty();
    assertThat(api.product(uid).path("productType").asText()).isEqualTo("NAT_GATEWAY");
    assertThat(api.product(uid).path("createDate").isIntegralNumber()).isTrue();
    try (Api other = Api.as(server, "sandbox-northwind-company-admin")) {
      assertThat(other.get(ALL).data()).isEmpty();
      assertThat(other.get(ALL + "/" + uid).status()).isEqualTo(404);
    }
    String port = api.buy(Items.port("P"));
    assertThat(api.get(ALL + "/" + port).status()).isEqualTo(404);
  }

  @Test
  void matrixOfSpeedsAndSessionsComesBeforeTheUids() {
    JsonNode matrix = api.get(ALL + "/sessions").data();
    assertThat(matrix.findValuesAsText("speedMbps")).contains("1000", "10000");
    assertThat(matrix.path(1).path("sessionCount").toString()).contains("16000", "250000");
  }

  @ParameterizedTest(name = "{0} instead of {1} is refused: {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "speed":1000          | "speed":500              | speed must be one of
          "speed":1000          | "speed":100              | sessionCount must be one of
          "sessionCount":16000  | "sessionCount":17        | config.sessionCount must be one of
          "locationId":5        | "locationId":9999        | Location 9999 does not exist
          "term":1              | "term":7                 | term must be one of
          "diversityZone":"red" | "diversityZone":"green"  | must be red or blue
          "asn":64512           | "asn":23456              | is not a usable ASN
          "productName":"Gateway" | "productName":""       | productName is required
          "speed":1000          | "speed":"fast"           | speed must be a whole number
          """)
  void designIsCheckedAtOnce(String good, String bad, String text) {
    Api.Answer answer = api.post(ALL, Items.gateway().replace(good, bad));
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.detail()).contains(text);
    assertThat(api.get(ALL).data()).isEmpty();
  }

  @Test
  void whatALocationOffersIsCheckedWhenADesignIsOrdered() {
    String uid = design(Items.gateway().replace("\"locationId\":5", "\"locationId\":3"));
    for (String path : new String[] {VALIDATE, BUY}) {
      assertThat(api.post(path, named(uid)).detail())
          .startsWith("NAT gateway speed 1000 is not available in the red zone at ");
    }
    assertThat(read(uid).path("provisioningStatus").asText()).isEqualTo("DESIGN");
    String body = Items.gateway().replace("\"locationId\":5", "\"locationId\":3");
    api.put(ALL + "/" + uid, body.replace("\"red\"", "\"blue\""));
    assertThat(api.post(BUY, named(uid)).status()).isEqualTo(200);
  }

  @Test
  void smallestSpeedOfTheMatrixIsOfferedSomewhere() {
    JsonNode smallest = api.get(ALL + "/sessions").data().path(0);
    String body =
        Items.gateway()
            .replace("\"speed\":1000", "\"speed\":" + smallest.path("speedMbps").asInt())
            .replace("16000", smallest.path("sessionCount").path(0).asText());
    assertThat(api.post(BUY, named(design(body))).status()).isEqualTo(200);
  }

  @Test
  void zeroAsnAndEmptyZoneAreLeftToThePlatform() {
    JsonNode config =
        read(design(
                Items.gateway()
                    .replace("\"asn\":64512", "\"asn\":0")
                    .replace("\"diversityZone\":\"red\"", "\"diversityZone\":\"\"")))
            .path("config");
    assertThat(config.path("asn").asInt()).isEqualTo(133937);
    assertThat(config.path("diversityZone").asText()).isEqualTo("red");
  }

  @Test
  void putReplacesEverythingButAbsentTags() {
    String uid = design(Items.gateway());
    String path = ALL + "/" + uid;
    String other =
        """
        {"productName":"Other","locationId":5,"speed":2000,"term":12,"autoRenewTerm":false,
         "config":{"asn":64513,"bgpShutdownDefault":false,"diversityZone":"blue",
                   "sessionCount":32000}}\
        """;
    JsonNode changed = api.put(path, other).data();
    assertThat(changed).isEqualTo(read(uid));
    assertThat(changed.path("speed").asInt()).isEqualTo(2000);
    assertThat(changed.path("config").path("diversityZone").asText()).isEqualTo("blue");
    assertThat(changed.path("promoCode").asText()).isEmpty();
    assertThat(changed.path("resourceTags")).hasSize(1);
    String cleared = other.replace("\"speed\"", "\"resourceTags\":[],\"speed\"");
    assertThat(api.put(path, cleared).data().path("resourceTags")).isEmpty();
  }

  @ParameterizedTest(name = "{0} to {1} once ordered: {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "speed":1000,         | "speed":2000,         | 400 | speed of an ordered
          "locationId":5        | "locationId":2        | 400 | locationId of an ordered
          "promoCode":"P1"      | "promoCode":"P2"      | 400 | promoCode of an ordered
          "diversityZone":"red" | "diversityZone":"blue"| 400 | config.diversityZone of an ordered
          "diversityZone":"red" | "diversityZone":""    | 200 |
          "sessionCount":16000  | "sessionCount":32000  | 200 |
          "asn":64512           | "asn":64999           | 200 |
          "term":1,             | "term":12,            | 200 |
          "productName":"Gateway" | "productName":"New" | 200 |
          """)
  void whatAnOrderedGatewayCanChange(String from, String to, int status, String text) {
    String uid = gateway();
    String body = Items.gateway().replace(from, to);
    if (from.contains("speed")) {
      body = body.replace("16000", "32000");
    }
    Api.Answer answer = api.put(ALL + "/" + uid, body);
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(status);
    if (text != null) {
      assertThat(answer.detail()).contains(text);
    }
  }

  @Test
  void termOfAnOrderedGatewayCannotShrink() {
    String uid = design(Items.gateway().replace("\"term\":1,", "\"term\":12,"));
    api.post(BUY, named(uid));
    Api.Answer answer = api.put(ALL + "/" + uid, Items.gateway());
    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.message()).isEqualTo("Service term cannot be extended.");
  }

  @Test
  void designIsDeletedForGoodAndOnlyDesigns() {
    String uid = design(Items.gateway());
    assertThat(api.post("/v3/product/" + uid + "/action/CANCEL_NOW", "").body().toString())
        .contains("rollback-only");
    Api.Answer deleted = api.send("DELETE", ALL + "/" + uid, "");
    assertThat(deleted.message()).isEqualTo("Nat gateway order item deleted successfully");
    assertThat(api.get(ALL + "/" + uid).status()).isEqualTo(404);
    assertThat(api.get(ALL).data()).isEmpty();

    String ordered = gateway();
    assertThat(api.send("DELETE", ALL + "/" + ordered, "").status()).isEqualTo(400);
    assertThat(api.post("/v3/product/" + ordered + "/action/CANCEL", "").status()).isEqualTo(400);
    assertThat(api.post("/v3/product/" + ordered + "/action/CANCEL_NOW", "").status())
        .isEqualTo(200);
    assertThat(read(ordered).path("provisioningStatus").asText()).isEqualTo("DECOMMISSIONED");
    assertThat(server.control().liveServices()).isEmpty();
  }

  @ParameterizedTest(name = "{0} may {1}: {2}")
  @CsvSource({
    "technical-contact, design, 200",
    "technical-contact, buy, 403",
    "read-only, buy, 403",
    "finance, buy, 200"
  })
  void everybodyDesignsButNotEverybodyOrders(String role, String call, int status) {
    String uid = design(Items.gateway());
    try (Api other = Api.as(server, "sandbox-acme-" + role)) {
      Api.Answer answer =
          call.equals("buy") ? other.post(BUY, named(uid)) : other.post(ALL, Items.gateway());
      assertThat(answer.status()).isEqualTo(status);
    }
  }

  @Test
  void lostAnswersLeaveWhatWasDone() {
    server.control().inject(Fault.once("POST", ALL + "$", new Fault.DropAfter()));
    assertThatThrownBy(() -> api.post(ALL, Items.gateway()))
        .isInstanceOf(UncheckedIOException.class);
    String uid = api.get(ALL).data().path(0).path("productUid").asText();
    assertThat(read(uid).path("provisioningStatus").asText()).isEqualTo("DESIGN");
    server.control().inject(Fault.once("POST", BUY, new Fault.DropAfter()));
    assertThatThrownBy(() -> api.post(BUY, named(uid))).isInstanceOf(UncheckedIOException.class);
    assertThat(read(uid).path("provisioningStatus").asText()).isEqualTo("LIVE");
    server.control().inject(Fault.once("POST", ALL + "$", new Fault.DropBefore()));
    assertThatThrownBy(() -> api.post(ALL, Items.gateway()))
        .isInstanceOf(UncheckedIOException.class);
    assertThat(api.get(ALL).data()).hasSize(1);
  }

  @Test
  void prefixListsTellLengthsAsTextAndOnlyThoseThatWereTold() {
    String lists = ALL + "/" + gateway() + "/prefix_lists";
    String body =
        """
        {"description":"d","addressFamily":"IPv4","entries":[
          {"action":"permit","prefix":"10.0.0.0/8","ge":"16","le":"24"},
          {"action":"permit","prefix":"172.16.0.0/12"},
          {"action":"deny","prefix":"192.168.0.0/16","ge":"16","le":"32"}]}\
        """;
    JsonNode made = api.post(lists, body).data();
    assertThat(made.path("entries").toString())
        .isEqualTo(
            "[{\"action\":\"permit\",\"prefix\":\"10.0.0.0/8\",\"ge\":\"16\",\"le\":\"24\"},"
                + "{\"action\":\"permit\",\"prefix\":\"172.16.0.0/12\"},"
                + "{\"action\":\"deny\",\"prefix\":\"192.168.0.0/16\",\"le\":\"32\"}]");
    String one = lists + "/" + made.path("id").asInt();
    assertThat(api.get(one).data()).isEqualTo(made);
    assertThat(api.get(lists.replace("lists", "list_summaries")).data().path(0).toString())
        .isEqualTo(
            "{\"id\":%d,\"description\":\"d\",\"addressFamily\":\"IPv4\"}"
                .formatted(made.path("id").asInt()));
    assertThat(api.put(one, body.replace("IPv4", "IPv6")).status()).isEqualTo(400);
    assertThat(api.put(one, body.replace("\"d\"", "\"e\"")).data().path("description").asText())
        .isEqualTo("e");
    assertThat(api.send("DELETE", one, "").status()).isEqualTo(200);
    assertThat(api.get(one).status()).isEqualTo(404);
  }

  @Test
  void vxcsUseItsPacketFiltersAndPrefixListsAndHoldThem() {
    String uid = gateway();
    String filter = ALL + "/" + uid + "/packet_filters";
    int id = api.post(filter, Items.PACKET_FILTER).data().path("id").asInt();
    String list =
        "{\"description\":\"in\",\"addressFamily\":\"IPv4\",\"entries\":[{\"action\":\"permit\",\"prefix\":\"10.0.0.0/8\"}]}";
    int listId = api.post(ALL + "/" + uid + "/prefix_lists", list).data().path("id").asInt();
    String aEnd =
        """
        {"vlan":77,"partnerConfig":{"interfaces":[{"ipAddresses":["10.0.0.1/30"],"bfd":{},
          "packetFilterIn":%d,"packetFilterOut":null,"bgpConnections":[{"peerAsn":64500,
          "localIpAddress":"10.0.0.1","importWhitelist":%d,"shutdown":false,"bfdEnabled":false}]}]}}\
        """;
    String bEnd = "{\"productUid\":\"" + api.buy(Items.port("B")) + "\"}";
    String vxc = api.buy(Items.vxc(uid, 100, aEnd.formatted(id, listId), bEnd));
    JsonNode read = api.product(vxc);
    assertThat(read.path("resources").path("csp_connection").path(0).path("connectType").asText())
        .isEqualTo("VROUTER");
    assertThat(read.path("aEnd").path("vlan").asInt()).as("picked by the platform").isEqualTo(100);
    assertThat(read.path("resources").path("virtual_router").path("mcrAsn").asInt())
        .isEqualTo(64512);
    assertThat(api.send("DELETE", filter + "/" + id, "").status()).isEqualTo(409);
    assertThat(api.send("DELETE", ALL + "/" + uid + "/prefix_lists/" + listId, "").status())
        .isEqualTo(409);
    assertThat(api.post("/v3/product/" + uid + "/action/CANCEL_NOW?safeDelete=true", "").status())
        .isEqualTo(400);
    String refused = Items.vxc(uid, 100, aEnd.formatted(id + 99, listId), bEnd);
    assertThat(api.post(VALIDATE, "[" + refused + "]").detail())
        .contains("is not a packet filter of this NAT gateway");
    String pool =
        aEnd.formatted(id, listId).replace("\"bfd\"", "\"natIpAddresses\":[\"1.1.1.1\"],\"bfd\"");
    assertThat(api.post(VALIDATE, "[" + Items.vxc(uid, 100, pool, bEnd) + "]").detail())
        .contains("cannot be used on a NAT gateway");
    api.post("/v3/product/" + vxc + "/action/CANCEL_NOW", "");
    assertThat(api.send("DELETE", filter + "/" + id, "").status()).isEqualTo(200);
  }

  @Test
  void nothingAttachesToADesign() {
    String uid = design(Items.gateway());
    String port = api.buy(Items.port("P"));
    assertThat(api.post(VALIDATE, "[" + Items.vxc(port, uid, 100) + "]").detail())
        .contains("Valid B-End is required");
  }
}
