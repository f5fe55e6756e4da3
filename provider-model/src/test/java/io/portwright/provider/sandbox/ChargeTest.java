package io.portwright.provider.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What ends and changes of rate would cost, and ends at a date. */
class ChargeTest extends WithSandbox {
  private JsonNode charges(String uid) {
    return api.get("/v2/product/" + uid + "/action/CANCEL_NOW/charges").data();
  }

  /** Lets days pass, after which the old token has expired. */
  private void later(int days) {
    server.control().advance(Duration.ofDays(days));
    api.close();
    api = Api.of(server);
  }

  private double monthly(String item) {
    JsonNode line = api.post("/v3/networkdesign/validate", "[" + item + "]").data().path(0);
    return line.path("price").path("monthlyRate").asDouble();
  }

  @ParameterizedTest(name = "{0} of {1} months after {2} days: {3} months")
  @CsvSource({
    "port, 12, 0, 12",
    "port, 12, 40, 11",
    "port, 12, 330, 2",
    "port, 12, 400, 0",
    "port, 1, 0, 0"
  })
  void earlyEndCostsTheRestOfTheTerm(String kind, int term, int days, int months) {
    String item = Items.port(kind).replace("\"term\":12", "\"term\":" + term);
    double rate = monthly(item);
    String uid = api.buy(item);
    later(days);
    JsonNode charges = charges(uid);
    assertThat(charges.path("total").asDouble()).isEqualTo(rate * months);
    assertThat(charges.path("currency").asText()).isEqualTo("AUD");
    assertThat(api.product(uid).path("provisioningStatus").asText()).isEqualTo("LIVE");
  }

  @Test
  void whatWouldEndWithAServiceIsChargedToo() {
    String port = api.buy(Items.port("A"));
    String vxc =
        Items.vxc(port, api.buy(Items.port("B")), 100).replace("\"term\":1", "\"term\":12");
    double rate = monthly(vxc);
    String uid = api.buy(vxc);
    JsonNode charges = charges(port);
    assertThat(charges.path("charges").findValuesAsText("productUid")).containsExactly(port, uid);
    assertThat(charges.path("charges").path(1).path("amount").asDouble()).isEqualTo(12 * rate);
    assertThat(charges.path("total").asDouble())
        .isEqualTo(charges.path("charges").path(0).path("amount").asDouble() + 12 * rate);
    assertThat(api.get("/v2/product/nothing/action/CANCEL_NOW/charges").status()).isEqualTo(404);
  }

  @Test
  void newSpeedIsRated() {
    String port = api.buy(Items.port("A"));
    String other = api.buy(Items.port("B"));
    double slow = monthly(Items.vxc(port, other, 100));
    double fast = monthly(Items.vxc(port, other, 500));
    String vxc = api.buy(Items.vxc(port, other, 100));
    String path = "/v2/product/" + vxc + "/rating/2026/";
    JsonNode rating = api.get(path + "3?newSpeed=500").data();
    assertThat(rating.path("total").asDouble()).isEqualTo(fast);
    assertThat(rating.path("delta").asDouble()).isEqualTo(fast - slow);
    assertThat(rating.path("longTermMonthly").asDouble()).isEqualTo(fast);
    assertThat(rating.path("currency").asText()).isEqualTo("AUD");
    assertThat(api.product(vxc).path("rateLimit").asInt()).isEqualTo(100);
    assertThat(api.get(path + "13?newSpeed=500").status()).isEqualTo(400);
    assertThat(api.get(path + "3").status()).isEqualTo(400);
    assertThat(api.get("/v2/product/" + port + "/rating/2026/3?newSpeed=500").status())
        .isEqualTo(400);
  }

  @Test
  void olderCancelTellsADate() {
    String port = api.buy(Items.port("A"));
    String vxc =
        api.buy(Items.vxc(port, api.buy(Items.port("B")), 1).replace("\"term\":1", "\"term\":12"));
    String path = "/v2/product/%s/action/CANCEL?terminationDate=%d";
    long day = START.plus(Duration.ofDays(3)).toEpochMilli();
    assertThat(api.post(path.formatted(vxc, day), "").status()).isEqualTo(200);
    assertThat(api.product(vxc).path("provisioningStatus").asText()).isEqualTo("CANCELLED");
    assertThat(api.product(vxc).path("terminateDate").asLong()).isEqualTo(day);
    api.post("/v3/product/" + vxc + "/action/UN_CANCEL", "");
    assertThat(api.product(vxc).path("terminateDate").isNull()).isTrue();
    api.post(path.formatted(vxc, day), "");
    later(3);
    assertThat(api.product(vxc).path("provisioningStatus").asText()).isEqualTo("DECOMMISSIONED");
    assertThat(api.post(path.formatted(port, day + 86_400_000L), "").status()).isEqualTo(400);
    assertThat(api.post(path.formatted(port, 0), "").status()).isEqualTo(200);
    assertThat(api.product(port).path("provisioningStatus").asText()).isEqualTo("DECOMMISSIONED");
    assertThat(api.post("/v2/product/" + port + "/action/CANCEL", "").status()).isEqualTo(400);
  }
}
