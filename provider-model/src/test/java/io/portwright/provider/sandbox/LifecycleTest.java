package io.portwright.provider.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.portwright.provider.sandbox.world.Timings;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LifecycleTest extends WithSandbox {
  private static final Duration SECOND = Duration.ofSeconds(1);

  private String status(String uid) {
    return api.product(uid).path("provisioningStatus").asText();
  }

  @Test
  void portIsDeployableThenConfiguredThenLive() {
    server.control().use(Timings.INSTANT.withProvisioning(SECOND).withLight(SECOND));
    String uid = api.buy(Items.port("P"));
    assertThat(status(uid)).isEqualTo("DEPLOYABLE");
    server.control().advance(SECOND);
    assertThat(status(uid)).isEqualTo("CONFIGURED");
    assertThat(api.product(uid).path("liveDate").isNull()).isTrue();
    assertThat(api.product(uid).path("resources").path("interface").path("up").asInt()).isZero();
    server.control().advance(SECOND);
    assertThat(status(uid)).isEqualTo("LIVE");
    assertThat(api.product(uid).path("resources").path("interface").path("up").asInt()).isOne();
  }

  @Test
  void portWithoutLightWaitsUntilItComes() {
    server.control().use(Timings.INSTANT.withoutLight());
    String uid = api.buy(Items.port("P"));
    server.control().advance(Duration.ofMinutes(30));
    assertThat(status(uid)).isEqualTo("CONFIGURED");
    server.control().lightOn(uid);
    assertThat(status(uid)).isEqualTo("LIVE");
    server.control().lightOff(uid);
    assertThat(status(uid)).isEqualTo("CONFIGURED");
  }

  @Test
  void vxcIsProvisionedAfterItsEnds() {
    server.control().use(Timings.INSTANT.withProvisioning(SECOND));
    String vxc = api.buy(Items.vxc(api.buy(Items.port("A")), api.buy(Items.port("B")), 10));
    server.control().advance(SECOND);
    assertThat(status(vxc)).isEqualTo("DEPLOYABLE");
    server.control().advance(SECOND);
    assertThat(status(vxc)).isEqualTo("LIVE");
  }

  @Test
  void provisioningCanFail() {
    String uid = api.buy(Items.port("P"));
    server.control().fail(uid);
    assertThat(status(uid)).isEqualTo("FAILED");
  }

  @Test
  void controlEndpointDoesTheSameByHttp() {
    Api nobody = Api.anonymous(server);
    nobody.put("/_sandbox/settings", "{\"provisioningMs\":1000,\"lightMs\":\"never\"}");
    String uid = api.buy(Items.port("P"));
    assertThat(status(uid)).isEqualTo("DEPLOYABLE");
    nobody.post("/_sandbox/clock", "{\"advanceMs\":1000}");
    assertThat(status(uid)).isEqualTo("CONFIGURED");
    nobody.post("/_sandbox/light/" + uid, "{\"on\":true}");
    assertThat(status(uid)).isEqualTo("LIVE");
    assertThat(nobody.get("/_sandbox/services").body().path("count").asInt()).isOne();
    nobody.post("/_sandbox/reset", "");
    assertThat(nobody.get("/_sandbox/services").body().path("count").asInt()).isZero();
  }
}
