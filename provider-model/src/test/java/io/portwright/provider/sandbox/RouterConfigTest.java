package io.portwright.provider.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What interfaces of a VXC on a router may say. */
class RouterConfigTest extends WithSandbox {

  private Api.Answer validate(String face) {
    String mcr = api.buy(Items.mcr(1000));
    api.post("/v3/product/" + mcr + "/addon", "{\"addOnType\":\"IP_SEC\",\"tunnelCount\":10}");
    String end = "{\"productUid\":\"" + api.buy(Items.port("B")) + "\"}";
    String aEnd = "{\"partnerConfig\":{\"interfaces\":[" + face + "]}}";
    return api.post("/v3/networkdesign/validate", "[" + Items.vxc(mcr, 10, aEnd, end) + "]");
  }

  @ParameterizedTest(name = "{0}: {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "ipMtu":68                                       | 200 |
          "ipMtu":9074                                     | 200 |
          "ipMtu":67                                       | 400 | ipMtu must be 68 to 9074
          "ipMtu":9075                                     | 400 | ipMtu must be 68 to 9074
          "bfd":{"txInterval":300,"multiplier":20}         | 200 |
          "bfd":{"txInterval":299}                         | 400 | txInterval must be 300 to 30000
          "bfd":{"rxInterval":30001}                       | 400 | rxInterval must be 300 to 30000
          "bfd":{"multiplier":2}                           | 400 | multiplier must be 3 to 20
          "ipRoutes":[{"prefix":"10.1.0.0/16"}]            | 400 | nextHop is required
          "ipRoutes":[{"prefix":"x","nextHop":"10.0.0.2"}] | 400 | prefix x is not an address
          "ipAddresses":["nowhere"]                        | 400 | is not an address
          "natIpAddresses":["10.0.0.1"]                    | 200 |
          "natIpAddresses":["10.0.0.x"]                    | 400 | is not an address
          "interfaceType":"loopback"                       | 400 | must be subInterface or ipSecTunnel
          "packetFilterIn":7                               | 400 | is not a packet filter of this MCR
          "packetFilterOut":0                              | 200 |
          """)
  void interfaces(String field, int status, String text) {
    Api.Answer answer =
        validate("{\"ipAddresses\":[\"10.0.0.1/30\",\"fd00::1/64\"]," + field + "}");
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(status);
    if (text != null) {
      assertThat(answer.detail()).contains(text);
    }
  }

  @ParameterizedTest(name = "{0}: {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "medIn":4294967295             | 200 |
          "medOut":4294967296            | 400 | medOut must be 0 to 4294967295
          "asPathPrependCount":10        | 200 |
          "asPathPrependCount":11        | 400 | asPathPrependCount must be 0 to 10
          "localIpAddress":"10.0.0.2"    | 400 | is not an address of the interface
          "localIpAddress":"fd00::1"     | 200 |
          "peerAsn":0                    | 400 | peerAsn is required
          "peerAsn":"64512"              | 200 |
          "exportPolicy":"deny"          | 200 |
          "exportPolicy":"maybe"         | 400 | exportPolicy must be permit or deny
          "importWhitelist":1            | 400 | is not a prefix list of this MCR
          "asOverride":true              | 200 |
          "peerType":"PRIV_CLOUD"        | 200 |
          """)
  void sessions(String field, int status, String text) {
    String session =
        "\"bgpConnections\":[{\"peerAsn\":64512,\"localIpAddress\":\"10.0.0.1\"," + field + "}]";
    Api.Answer answer =
        validate("{\"ipAddresses\":[\"10.0.0.1/30\",\"fd00::1/64\"]," + session + "}");
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(status);
    if (text != null) {
      assertThat(answer.detail()).contains(text);
    }
  }

  @ParameterizedTest(name = "{0} to {1}: {3}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "sourceIpAddress":"10.0.0.1", |                        | 400 | sourceIpAddress is required
          "sourceIpAddress":"10.0.0.1"  | "sourceIpAddress":"10.9.0.1" | 400 | is not an address of another interface
          "destinationIpAddress":"1.2.3.4", |                    | 400 | destinationIpAddress is required
          "preSharedKey":"k",           |                        | 400 | preSharedKey is required
          "phase1Lifetime":3600         | "phase1Lifetime":3599  | 400 | phase1Lifetime must be 3600
          "phase2Lifetime":600          | "phase2Lifetime":86401 | 400 | phase2Lifetime must be 600
          "phase2Lifetime":600          | "phase2Lifetime":3600  | 400 | must be shorter than phase1Lifetime
          "phase1Lifetime":3600         | "localId":"a"          | 200 |
          """)
  void tunnels(String good, String bad, int status, String text) {
    String options =
        "{\"sourceIpAddress\":\"10.0.0.1\",\"destinationIpAddress\":\"1.2.3.4\",\"preSharedKey\":\"k\",\"phase1Lifetime\":3600,\"phase2Lifetime\":600}";
    String changed = options.replace(good, bad == null ? "" : bad);
    assertThat(changed).isNotEqualTo(options);
    Api.Answer answer =
        validate(
            "{\"ipAddresses\":[\"10.0.0.1/30\"]},{\"interfaceType\":\"ipSecTunnel\",\"ipAddresses\":[\"10.9.0.1/30\"],\"ipSecTunnelOptions\":"
                + changed
                + "}");
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(status);
    if (text != null) {
      assertThat(answer.detail()).contains(text);
    }
  }

  @Test
  void bothListsOfADirectionExcludeEachOther() {
    String mcr = api.buy(Items.mcr(1000));
    String list =
        "{\"description\":\"l\",\"addressFamily\":\"IPv4\",\"entries\":[{\"action\":\"permit\",\"prefix\":\"10.0.0.0/8\"}]}";
    int id = api.post("/v2/product/mcr2/" + mcr + "/prefixList", list).data().path("id").asInt();
    String aEnd =
        """
        {"partnerConfig":{"interfaces":[{"ipAddresses":["10.0.0.1/30"],"bgpConnections":[
          {"peerAsn":1,"localIpAddress":"10.0.0.1","exportWhitelist":%d,"exportBlacklist":%d}]}]}}\
        """
            .formatted(id, id);
    String end = "{\"productUid\":\"" + api.buy(Items.port("B")) + "\"}";
    assertThat(
            api.post("/v3/networkdesign/validate", "[" + Items.vxc(mcr, 1, aEnd, end) + "]")
                .detail())
        .contains("exclude each other");
  }

  @Test
  void platformPinsBfdTimers() {
    String mcr = api.buy(Items.mcr(1000));
    String end = "{\"productUid\":\"" + api.buy(Items.port("B")) + "\"}";
    String aEnd =
        "{\"partnerConfig\":{\"interfaces\":[{\"ipAddresses\":[\"10.0.0.1/30\"],\"bfd\":{\"txInterval\":500}},{\"ipAddresses\":[\"10.0.0.5/30\"],\"bfd\":{}}]}}";
    JsonNode faces =
        api.product(api.buy(Items.vxc(mcr, 10, aEnd, end)))
            .path("resources")
            .path("csp_connection")
            .path(0)
            .path("interfaces");
    assertThat(faces.path(0).path("bfd").path("txInterval").asInt()).isEqualTo(300);
    assertThat(faces.path(0).path("bfd").path("multiplier").asInt()).isEqualTo(3);
    assertThat(faces.path(1).path("bfd")).isEmpty();
  }
}
