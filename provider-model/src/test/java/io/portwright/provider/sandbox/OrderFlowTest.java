package io.portwright.provider.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.portwright.provider.sandbox.world.Timings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OrderFlowTest {
  private SandboxServer server;
  private Api api;

  @BeforeEach
  void start() {
    server = SandboxServer.start(SandboxOptions.inMemory().withTimings(Timings.INSTANT));
    api = Api.of(server);
  }

  @AfterEach
  void stop() {
    api.close();
    server.close();
  }

  @Test
  void portBecomesLiveAndIsListed() {
    String uid = api.buy(Items.port("Port 1"));
    JsonNode port = api.product(uid);
    assertThat(port.path("provisioningStatus").asText()).isEqualTo("LIVE");
    assertThat(port.path("portSpeed").asInt()).isEqualTo(1000);
    assertThat(port.path("resources").path("interface").isObject()).isTrue();
    assertThat(api.get("/v2/products").data()).hasSize(1);
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
    assertThat(read.path("resources").path("interface").isArray()).isTrue();
    assertThat(read.path("provisioningStatus").asText()).isEqualTo("LIVE");
  }

  @Test
  void validatePricesEveryLineAndOrdersNothing() {
    Api.Answer answer = api.post("/v3/networkdesign/validate", "[" + Items.port("P") + "]");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.message()).isEqualTo("Validation passed");
    assertThat(answer.data().path(0).path("price").path("monthlyRate").decimalValue())
        .isEqualByComparingTo("375");
    assertThat(answer.data().path(0).path("price").path("currency").asText()).isEqualTo("AUD");
    assertThat(api.get("/v2/products").data()).isEmpty();
  }
}
