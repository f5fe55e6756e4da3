package io.portwright.provider.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What routers tell about their routes: the looking glass and the diagnostics. */
class RouterLookTest extends WithSandbox {
  private static final String FACES =
      """
      {"partnerConfig":{"interfaces":[{"ipAddresses":["10.0.0.1/30"],"bfd":{},
        "ipRoutes":[{"prefix":"172.16.0.0/12","nextHop":"10.0.0.2"}],
        "bgpConnections":[
          {"peerAsn":64500,"localIpAddress":"10.0.0.1","peerIpAddress":"10.0.0.2",
           "description":"up","shutdown":false,"bfdEnabled":false},
          {"peerAsn":64501,"localIpAddress":"10.0.0.1","peerIpAddress":"10.0.0.3",
           "description":"down","shutdown":true,"bfdEnabled":false}]}]}}\
      """;

  private String mcr;
  private String vxc;

  private String routed(String router) {
    String end = "{\"productUid\":\"" + api.buy(Items.port("B")) + "\"}";
    vxc = api.buy(Items.vxc(router, 10, FACES, end));
    server.control().advance(Duration.ofSeconds(90));
    return router;
  }

  private String glass() {
    mcr = routed(api.buy(Items.mcr(1000)));
    return "/v2/product/mcr2/" + mcr + "/lookingGlass";
  }

  private String gateway() {
    String all = "/v3/products/nat_gateways";
    String uid = api.post(all, Items.gateway()).data().path("productUid").asText();
    api.post("/v3/networkdesign/buy", "[{\"productUid\":\"" + uid + "\"}]");
    return all + "/" + routed(uid) + "/diagnostics";
  }

  private String diagnostics() {
    glass();
    return "/v2/product/mcr2/" + mcr + "/diagnostics";
  }

  @Test
  void routesComeFromAddressesStaticRoutesAndSessions() {
    String glass = glass();
    JsonNode routes = api.get(glass + "/routes").data();
    assertThat(routes.findValuesAsText("protocol"))
        .containsExactly("CONNECTED", "LOCAL", "STATIC", "BGP");
    assertThat(routes.findValuesAsText("prefix"))
        .startsWith("10.0.0.0/30", "10.0.0.1/32", "172.16.0.0/12");
    JsonNode learned = routes.path(3);
    assertThat(learned.path("nextHop").asText()).isEqualTo("10.0.0.2");
    assertThat(learned.path("asPath").toString()).isEqualTo("[64500]");
    assertThat(learned.path("age").asInt()).isEqualTo(90);
    assertThat(learned.path("vxcId").asInt()).isEqualTo(api.product(vxc).path("productId").asInt());
    assertThat(learned.path("best").isBoolean()).isTrue();
  }

  @ParameterizedTest(name = "{0} finds {1} routes")
  @CsvSource({
    "/routes?protocol=STATIC, 1",
    "/routes?protocol=LOCAL, 1",
    "/routes?ip=172.20.1.1, 1",
    "/routes?ip=10.0.0.2, 1",
    "/routes?ip=10.0.0.1, 2",
    "/routes?ip=8.8.8.8, 0",
    "/bgp, 1",
    "/bgp?ip=8.8.8.8, 0",
    "/bgpSessions, 2"
  })
  void lookingGlassFilters(String query, int count) {
    assertThat(api.get(glass() + query).data()).hasSize(count);
  }

  @Test
  void sessionsTellWhetherTheyAreUp() {
    String glass = glass();
    JsonNode sessions = api.get(glass + "/bgpSessions").data();
    assertThat(sessions.findValuesAsText("status")).containsExactly("UP", "DOWN");
    assertThat(sessions.path(0).path("localAsn").asInt()).isEqualTo(64555);
    assertThat(sessions.path(0).path("prefixesIn").asInt()).isEqualTo(1);
    assertThat(sessions.path(0).path("prefixesOut").asInt()).isEqualTo(2);
    assertThat(sessions.path(1).path("prefixesOut").asInt()).isZero();
    String one = glass + "/bgpSessions/" + sessions.path(0).path("sessionId").asText();
    assertThat(api.get(one + "/received").data().findValuesAsText("nextHop"))
        .containsExactly("10.0.0.2");
    assertThat(api.get(one + "/advertised").data().findValuesAsText("prefix"))
        .containsExactly("10.0.0.0/30", "172.16.0.0/12");
    assertThat(api.get(one + "/sideways").status()).isEqualTo(404);
    assertThat(api.get(glass + "/bgpSessions/none/received").status()).isEqualTo(404);
    api.put("/v3/product/vxc/" + vxc, "{\"shutdown\":true}");
    assertThat(api.get(glass + "/bgpSessions").data().findValuesAsText("status"))
        .containsExactly("DOWN", "DOWN");
    assertThat(api.get(glass + "/routes").data()).isEmpty();
  }

  @Test
  void jobIsStillRunningAtTheFirstLook() {
    String glass = glass();
    JsonNode job = api.get(glass + "/routes?async=true").data();
    assertThat(job.path("status").asText()).isEqualTo("PENDING");
    assertThat(job.path("expiresAt").isIntegralNumber()).isTrue();
    String path = glass + "/routes/async/" + job.path("jobId").asText();
    JsonNode first = api.get(path).data();
    assertThat(first.path("status").asText()).isEqualTo("PROCESSING");
    assertThat(first.path("routes")).isEmpty();
    JsonNode second = api.get(path).data();
    assertThat(second.path("status").asText()).isEqualTo("COMPLETE");
    assertThat(second.path("routes")).hasSize(4);
    assertThat(api.get(glass + "/routes/async/nothing").status()).isEqualTo(404);
    String session = api.get(glass + "/bgpSessions").data().path(0).path("sessionId").asText();
    String id =
        api.get(glass + "/bgpSessions/" + session + "/received?async=true")
            .data()
            .path("jobId")
            .asText();
    api.get(glass + "/bgpSessions/async/" + id);
    assertThat(api.get(glass + "/bgpSessions/async/" + id).data().path("routes")).hasSize(1);
  }

  @Test
  void mcrDiagnosticsAnswerLaterWhenAskedTo() {
    String base = diagnostics();
    JsonNode id = api.get(base + "/routes/ip?async=true").data();
    assertThat(id.isTextual()).isTrue();
    String result = base + "/routes/operation?operationId=" + id.asText();
    Api.Answer running = api.get(result);
    assertThat(running.status()).isEqualTo(202);
    assertThat(running.data().isNull()).isTrue();
    JsonNode routes = api.get(result).data();
    assertThat(routes).hasSize(4);
    assertThat(routes.path(2).path("nextHop").path("ip").asText()).isEqualTo("10.0.0.2");
    assertThat(routes.path(2).path("nextHop").path("vxc").path("id").asText()).isEqualTo(vxc);
    assertThat(routes.path(2).has("asPath")).isFalse();
    assertThat(api.get(base + "/routes/ip").data()).as("at once").isEqualTo(routes);
    assertThat(api.get(base + "/routes/operation?operationId=x").status()).isEqualTo(404);
  }

  @Test
  void gatewayDiagnosticsAlwaysAnswerLater() {
    String base = gateway();
    String neighbour = "/routes/bgp/neighbor?direction=RECEIVED&peer_ip_address=10.0.0.2";
    for (String query : new String[] {"/routes/bgp", neighbour}) {
      String result =
          base + "/routes/operation?operationId=" + api.get(base + query).data().asText();
      assertThat(api.get(result).data()).isEmpty();
      JsonNode routes = api.get(result).data();
      assertThat(routes).hasSize(1);
      assertThat(routes.path(0).path("asPath").isTextual()).isTrue();
      assertThat(routes.path(0).path("best").asBoolean()).isTrue();
    }
    assertThat(api.get(base + "/ping?destination_address=10.0.0.2").status()).isEqualTo(404);
  }

  @Test
  void pingReachesWhereARouteLeads() {
    String base = diagnostics();
    JsonNode there = later(base, "/ping?destination_address=10.0.0.2&packet_count=3");
    assertThat(there.path("statistics").path("packetsTransmitted").asInt()).isEqualTo(3);
    assertThat(there.path("statistics").path("packetLossPct").asInt()).isZero();
    assertThat(there.path("rawOutput").asText()).contains("3 received");
    JsonNode lost = later(base, "/ping?destination_address=8.8.8.8");
    assertThat(lost.path("statistics").path("packetLossPct").asInt()).isEqualTo(100);
    JsonNode trace = later(base, "/traceroute?destination_address=172.16.9.9");
    assertThat(trace.path("hops").findValuesAsText("hop")).containsExactly("1", "2");
    assertThat(trace.path("hops").path(1).path("probes").path(0).path("host").asText())
        .isEqualTo("172.16.9.9");
    assertThat(later(base, "/traceroute?destination_address=8.8.8.8").path("hops")).hasSize(1);
  }

  private JsonNode later(String base, String query) {
    String id = api.get(base + query).data().asText();
    api.get(base + "/routes/operation?operationId=" + id);
    return api.get(base + "/routes/operation?operationId=" + id).data();
  }

  @ParameterizedTest(name = "{0} is refused: {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /ping                                             | destination_address is required
          /ping?destination_address=1.1.1.1&packet_count=61 | packet_count must be 1 to 60
          /ping?destination_address=1.1.1.1&packet_size=0   | packet_size must be 1 to 9186
          /traceroute                                       | destination_address is required
          /routes/bgp/neighbor?direction=RECEIVED           | peer_ip_address is required
          /routes/bgp/neighbor?peer_ip_address=1.1.1.1      | direction is required
          /routes/bgp/neighbor?peer_ip_address=10.0.0.2&direction=UP | must be RECEIVED or ADVERTISED
          /routes/bgp/neighbor?peer_ip_address=1.1.1.1&direction=RECEIVED | No BGP peer 1.1.1.1
          /routes/operation                                 | operationId is required
          """)
  void diagnosticsAreChecked(String query, String text) {
    Api.Answer answer = api.get(diagnostics() + query);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.detail()).contains(text);
  }

  @Test
  void onlyOwnRoutersAreLookedAt() {
    String glass = glass();
    try (Api other = Api.as(server, "sandbox-northwind-company-admin")) {
      assertThat(other.get(glass + "/routes").status()).isEqualTo(404);
    }
    String port = api.buy(Items.port("P"));
    assertThat(api.get("/v2/product/mcr2/" + port + "/lookingGlass/routes").status())
        .isEqualTo(404);
  }
}
