package io.portwright.provider.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.portwright.provider.sandbox.http.Fault;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Keys by which others let VXCs end on their services. */
class ServiceKeyTest extends WithSandbox {
  private static final String KEYS = "/v2/service/key";
  private static final String BUY = "/v3/networkdesign/buy";

  private Api other;

  @BeforeEach
  void logInOther() {
    other = Api.as(server, "sandbox-northwind-company-admin");
  }

  @AfterEach
  void leave() {
    other.close();
  }

  private static String body(String port, String more) {
    return """
    {"productUid":"%s","singleUse":false,"maxSpeed":500,"active":true,"ValidFor":{"start":1},
     "validFor":null%s}\
    """
        .formatted(port, more);
  }

  private JsonNode make(String body) {
    Api.Answer answer = api.post(KEYS, body);
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
    assertThat(answer.message())
        .isEqualTo("New service key [" + answer.data().path("key").asText() + "] generated");
    return answer.data();
  }

  private Api.Answer order(String key, int rate) {
    String port = other.buy(Items.port("A"));
    String vxc =
        """
        [{"productUid":"%s","associatedVxcs":[{"productName":"V","rateLimit":%d,"term":1,
          "shutdown":false,"serviceKey":"%s","aEnd":{},"bEnd":{}}]}]\
        """
            .formatted(port, rate, key);
    return other.post(BUY, vxc);
  }

  @Test
  void keyIsReadInBothEncodingsByWholeTextAndByItsStart() {
    String port = api.buy(Items.port("P"));
    JsonNode made = make(body(port, ",\"description\":\"for them\""));
    assertThat(made.path("productDto").path("productUid").asText()).isEqualTo(port);
    String key = made.path("key").asText();
    for (String path : new String[] {KEYS + "?key=", KEYS + "%3Fkey="}) {
      for (String text : new String[] {key, key.substring(0, 8)}) {
        Api.Answer read = other.get(path + text);
        assertThat(read.message()).isEqualTo("Found service key [" + key + "]");
        assertThat(read.data().path("productUid").asText()).isEqualTo(port);
        assertThat(read.data().path("description").asText()).isEqualTo("for them");
        assertThat(read.data().path("vlan").isNull()).isTrue();
        assertThat(read.data().path("validFor").isNull())
            .as("J2: ValidFor is another key")
            .isTrue();
        assertThat(read.data().path("valid").asBoolean()).isTrue();
      }
    }
    assertThat(api.get(KEYS + "?key=nothing").status()).isEqualTo(400);
  }

  @Test
  void listHoldsOwnKeysOfAllOrOneProduct() {
    String one = api.buy(Items.port("1"));
    String two = api.buy(Items.mcr(1000));
    make(body(one, ""));
    make(body(two, ""));
    assertThat(api.get(KEYS).message()).startsWith("Found [2] service keys for company [");
    int id = api.product(two).path("productId").asInt();
    for (String product : new String[] {two, String.valueOf(id)}) {
      assertThat(api.get(KEYS + "?productIdOrUid=" + product).data().findValuesAsText("productUid"))
          .containsExactly(two);
    }
    assertThat(other.get(KEYS).data()).isEmpty();
  }

  @Test
  void productMayBeNamedByNumber() {
    String port = api.buy(Items.port("P"));
    int id = api.product(port).path("productId").asInt();
    String body = body(port, "").replace("\"productUid\":\"" + port + "\"", "\"productId\":" + id);
    assertThat(make(body).path("productUid").asText()).isEqualTo(port);
  }

  @ParameterizedTest(name = "{0} to {1}: {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "singleUse":false, |                         | singleUse is required
          "singleUse":false  | "singleUse":true        | vlan is required
          "maxSpeed":500     | "maxSpeed":0            | maxSpeed must be at least 1
          "maxSpeed":500     | "x":1                   | maxSpeed is required
          "validFor":null    | "validFor":{"start":9,"end":8} | validFor.end must be after
          "productUid"       | "other"                 | productUid or productId is required
          """)
  void keyIsChecked(String good, String bad, String text) {
    String body = body(api.buy(Items.port("P")), "").replace(good, bad == null ? "" : bad);
    Api.Answer answer = api.post(KEYS, body);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.detail()).contains(text);
  }

  @Test
  void onlyOwnPortsMcrsAndMvesAreOpened() {
    String foreign = other.buy(Items.port("B"));
    assertThat(api.post(KEYS, body(foreign, "")).status()).isEqualTo(404);
    String vxc = api.buy(Items.vxc(api.buy(Items.port("1")), api.buy(Items.port("2")), 10));
    assertThat(api.post(KEYS, body(vxc, "")).status()).isEqualTo(400);
    assertThat(make(body(api.buy(Items.mve("[]")), "")).path("key").asText()).isNotEmpty();
    try (Api contact = Api.as(server, "sandbox-acme-technical-contact")) {
      assertThat(contact.post(KEYS, body(api.buy(Items.port("3")), "")).status()).isEqualTo(403);
    }
  }

  @ParameterizedTest(name = "pre-approved {0}: {1}")
  @CsvSource({"true, LIVE", "false, DEPLOYABLE"})
  void vxcWithKeyWaitsUnlessPreApproved(boolean preApproved, String status) {
    String port = api.buy(Items.port("P"));
    String key = make(body(port, ",\"preApproved\":" + preApproved)).path("key").asText();
    Api.Answer bought = order(key, 500);
    String vxc = bought.data().path(0).path("vxcJTechnicalServiceUid").asText();
    JsonNode read = other.product(vxc);
    assertThat(read.path("bEnd").path("productUid").asText()).isEqualTo(port);
    assertThat(read.path("provisioningStatus").asText()).isEqualTo(status);
    assertThat(read.path("vxcApproval").path("status").isNull()).isEqualTo(preApproved);
    assertThat(api.get(KEYS + "?key=" + key).data().path("lastUsed").asLong())
        .isEqualTo(START.toEpochMilli());
    assertThat(order(key, 500).status()).as("not for single use").isEqualTo(200);
    assertThat(order(key, 501).detail()).contains("rateLimit must be at most 500");
  }

  @Test
  void singleUseKeyGivesItsVlanOnce() {
    String port = api.buy(Items.port("P"));
    String body = body(port, ",\"vlan\":321,\"preApproved\":true");
    String key =
        make(body.replace("\"singleUse\":false", "\"singleUse\":true")).path("key").asText();
    String validate = "/v3/networkdesign/validate";
    Api.Answer bought = order(key, 100);
    String vxc = bought.data().path(0).path("vxcJTechnicalServiceUid").asText();
    assertThat(other.product(vxc).path("bEnd").path("vlan").asInt()).isEqualTo(321);
    assertThat(api.get(KEYS + "?key=" + key).data().path("valid").asBoolean()).isFalse();
    assertThat(order(key, 100).detail()).contains("inactive, expired or used up");
    assertThat(other.post(validate, "[" + Items.port("x") + "]").status()).isEqualTo(200);
  }

  @Test
  void validatingDoesNotUseAKeyUp() {
    String port = api.buy(Items.port("P"));
    String body = body(port, ",\"vlan\":321").replace("\"singleUse\":false", "\"singleUse\":true");
    String key = make(body).path("key").asText();
    String item =
        """
        [{"productUid":"%s","associatedVxcs":[{"productName":"V","rateLimit":1,"term":1,
          "serviceKey":"%s","aEnd":{},"bEnd":{}}]}]\
        """
            .formatted(other.buy(Items.port("A")), key);
    assertThat(other.post("/v3/networkdesign/validate", item).status()).isEqualTo(200);
    assertThat(api.get(KEYS + "?key=" + key).data().path("lastUsed").isNull()).isTrue();
  }

  @Test
  void updateSwitchesAKeyOffAndOnAndMovesItsTimes() {
    String port = api.buy(Items.port("P"));
    String key = make(body(port, "")).path("key").asText();
    String update = "{\"key\":\"%s\",\"productUid\":\"%s\",\"singleUse\":false,\"active\":%s%s}";
    assertThat(api.put(KEYS, update.formatted(key, port, false, "")).status()).isEqualTo(200);
    assertThat(order(key, 1).status()).isEqualTo(400);
    long end = START.plusSeconds(60).toEpochMilli();
    String times = ",\"validFor\":{\"start\":%d,\"end\":%d}".formatted(START.toEpochMilli(), end);
    JsonNode changed = api.put(KEYS, update.formatted(key, port, true, times)).data();
    assertThat(changed.path("validFor").path("end").asLong()).isEqualTo(end);
    assertThat(order(key, 1).status()).isEqualTo(200);
    server.control().advance(Duration.ofMinutes(2));
    JsonNode expired = api.get(KEYS + "?key=" + key).data();
    assertThat(expired.path("expired").asBoolean()).isTrue();
    assertThat(expired.path("valid").asBoolean()).isFalse();
    assertThat(order(key, 1).status()).isEqualTo(400);
  }

  @ParameterizedTest(name = "{0} to {1} is refused")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "singleUse":false | "singleUse":true
          "productUid":"    | "productUid":"x
          "active":true     | "x":1
          """)
  void productAndSingleUseStay(String good, String bad) {
    String port = api.buy(Items.port("P"));
    String key = make(body(port, "")).path("key").asText();
    String body = body(port, ",\"key\":\"" + key + "\"");
    assertThat(api.put(KEYS, body).status()).isEqualTo(200);
    assertThat(api.put(KEYS, body.replace(good, bad)).status()).isEqualTo(400);
    assertThat(other.put(KEYS, body).status()).as("of another company").isEqualTo(400);
  }

  @Test
  void lostAnswerLeavesAKeyThatTheListShows() {
    String body = body(api.buy(Items.port("P")), "");
    server.control().inject(Fault.once("POST", KEYS, new Fault.DropAfter()));
    assertThatThrownBy(() -> api.post(KEYS, body)).isInstanceOf(UncheckedIOException.class);
    assertThat(api.get(KEYS).data()).hasSize(1);
    server.control().inject(Fault.once("POST", KEYS, new Fault.AnswerAfter(502, "Bad gateway")));
    assertThat(api.post(KEYS, body).status()).isEqualTo(502);
    assertThat(api.get(KEYS).data()).hasSize(2);
  }

  @Test
  void keysCannotBeDeleted() {
    assertThat(api.send("DELETE", KEYS, "").status()).isEqualTo(404);
  }
}
