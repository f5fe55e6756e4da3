package io.portwright.provider.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EndingTest extends WithSandbox {

  private Api.Answer act(String uid, String action) {
    return api.post("/v3/product/" + uid + "/action/" + action, "");
  }

  private String status(String uid) {
    return api.product(uid).path("provisioningStatus").asText();
  }

  @ParameterizedTest
  @CsvSource({"safeDelete", "safe_delete"})
  void safeDeleteIsRefusedWhileSomethingIsAttached(String spelling) {
    String a = api.buy(Items.port("A"));
    String vxc = api.buy(Items.vxc(a, api.buy(Items.port("B")), 10));
    assertThat(act(a, "CANCEL_NOW?" + spelling + "=true").status()).isEqualTo(400);
    Api.Answer done = act(vxc, "CANCEL_NOW");
    assertThat(done.message()).isEqualTo("Action [CANCEL_NOW Service " + vxc + "] has been done.");
    assertThat(done.body().has("data")).isFalse();
    assertThat(act(a, "CANCEL_NOW?" + spelling + "=true").status()).isEqualTo(200);
    assertThat(status(a)).isEqualTo("DECOMMISSIONED");
  }

  @Test
  void plainDeleteTakesWhatIsAttachedAlong() {
    String a = api.buy(Items.port("A"));
    String vxc = api.buy(Items.vxc(a, api.buy(Items.port("B")), 10));
    assertThat(act(a, "CANCEL_NOW").status()).isEqualTo(200);
    assertThat(status(vxc)).isEqualTo("DECOMMISSIONED");
    assertThat(act(a, "CANCEL_NOW").status()).isEqualTo(400);
  }

  @Test
  void endedServicesStayReadableForThirtyDays() {
    String uid = api.buy(Items.port("A"));
    act(uid, "CANCEL_NOW");
    assertThat(api.get("/v2/products").data()).hasSize(1);
    server.control().advance(Duration.ofDays(31));
    Api.Answer gone = Api.of(server).get("/v2/product/" + uid);
    assertThat(gone.status()).isEqualTo(404);
    assertThat(gone.message()).isEqualTo("Could not find a service with UID " + uid);
    assertThat(Api.of(server).get("/v2/products").data()).isEmpty();
  }

  @Test
  void onlyVxcsEndLaterAndCanBeRestored() {
    String a = api.buy(Items.port("A"));
    String vxc = api.buy(Items.vxc(a, api.buy(Items.port("B")), 10));
    assertThat(act(a, "CANCEL").status()).isEqualTo(400);
    assertThat(act(vxc, "UN_CANCEL").status()).isEqualTo(400);
    assertThat(act(vxc, "CANCEL").status()).isEqualTo(200);
    assertThat(status(vxc)).isEqualTo("CANCELLED");
    assertThat(act(vxc, "UN_CANCEL").status()).isEqualTo(200);
    assertThat(status(vxc)).isEqualTo("LIVE");
    act(vxc, "CANCEL");
    server.control().advance(Duration.ofDays(32));
    assertThat(Api.of(server).product(vxc).path("provisioningStatus").asText())
        .isEqualTo("DECOMMISSIONED");
  }

  @Test
  void locksForbidChangesEndsAndTheEndOfTheirPort() {
    String a = api.buy(Items.port("A"));
    String b = api.buy(Items.port("B"));
    String vxc = api.buy(Items.vxc(a, b, 10));
    assertThat(api.post("/v2/product/" + vxc + "/lock", "").data().path("locked").asBoolean())
        .isTrue();
    assertThat(act(vxc, "CANCEL_NOW").status()).isEqualTo(400);
    assertThat(api.put("/v3/product/vxc/" + vxc, "{\"rateLimit\":5}").status()).isEqualTo(400);
    assertThat(act(a, "CANCEL_NOW").status()).isEqualTo(400);
    assertThat(status(a)).isEqualTo("LIVE");
    api.post("/v2/product/" + b + "/lock", "");
    assertThat(api.buy(Items.vxc(a, b, 5))).isNotEmpty();
    api.send("DELETE", "/v2/product/" + vxc + "/lock", "");
    assertThat(act(vxc, "CANCEL_NOW").status()).isEqualTo(200);
  }

  @Test
  void reasonsAreChecked() {
    String uid = api.buy(Items.port("A"));
    String path = "/v3/product/" + uid + "/action/CANCEL_NOW";
    assertThat(api.post(path, "{\"cancellation_reason\":\"BORED\"}").status()).isEqualTo(400);
    assertThat(api.post(path, "{\"cancellation_reason\":\"PRICING\"}").status()).isEqualTo(200);
  }

  @Test
  void unknownServicesAreNotFoundInEveryCall() {
    String uid = "11111111-1111-1111-1111-111111111111";
    for (Api.Answer answer :
        new Api.Answer[] {
          api.get("/v2/product/" + uid),
          api.get("/v2/product/" + uid + "/tags"),
          api.put("/v2/product/megaport/" + uid, "{}"),
          api.put("/v3/product/vxc/" + uid, "{}"),
          act(uid, "CANCEL_NOW"),
          api.get("/v2/product/mcr2/" + uid + "/prefixLists")
        }) {
      assertThat(answer.status()).isEqualTo(404);
      assertThat(answer.message()).contains("Could not find a service with UID " + uid);
    }
  }
}
