package io.portwright.provider.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portwright.provider.sandbox.http.Fault;
import io.portwright.provider.sandbox.http.LoggedRequest;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.Test;

class FaultTest extends WithSandbox {
  private static final String BUY = "/v3/networkdesign/buy";

  @Test
  void rateLimitTellsWhenToComeBack() {
    server.control().inject(Fault.once("GET", "/v2/products", new Fault.Answer(429, "Slow", 3)));
    Api.Answer answer = api.get("/v2/products");
    assertThat(answer.status()).isEqualTo(429);
    assertThat(answer.raw().headers().firstValue("Retry-After")).hasValue("3");
    assertThat(api.get("/v2/products").status()).isEqualTo(200);
  }

  @Test
  void faultWaitsForItsTurn() {
    server
        .control()
        .inject(Fault.once("GET", "/v2/products", new Fault.Answer(503, "Down", 0)).after(2));
    assertThat(api.get("/v2/products").status()).isEqualTo(200);
    assertThat(api.get("/v2/products").status()).isEqualTo(200);
    assertThat(api.get("/v2/products").status()).isEqualTo(503);
    assertThat(api.get("/v2/products").status()).isEqualTo(200);
  }

  @Test
  void connectionDroppedBeforeAnOrderOrdersNothing() {
    server.control().inject(Fault.once("POST", BUY, new Fault.DropBefore()));
    assertThatThrownBy(() -> api.buy(Items.port("P"))).isInstanceOf(UncheckedIOException.class);
    assertThat(api.get("/v2/products").data()).isEmpty();
  }

  @Test
  void connectionDroppedAfterAnOrderLeavesItOrdered() {
    server.control().inject(Fault.once("POST", BUY, new Fault.DropAfter()));
    assertThatThrownBy(() -> api.buy(Items.port("P"))).isInstanceOf(UncheckedIOException.class);
    assertThat(api.get("/v2/products").data()).hasSize(1);
    assertThat(server.control().liveServices()).hasSize(1);
  }

  @Test
  void errorAfterAnOrderLeavesItOrdered() {
    server.control().inject(Fault.once("POST", BUY, new Fault.AnswerAfter(502, "Bad gateway")));
    assertThat(api.post(BUY, "[" + Items.port("P") + "]").status()).isEqualTo(502);
    assertThat(server.control().liveServices()).hasSize(1);
  }

  @Test
  void faultsCanBeInjectedByHttp() {
    Api.anonymous(server)
        .post(
            "/_sandbox/faults",
            "{\"method\":\"GET\",\"path\":\"/v2/products\",\"effect\":\"answer\",\"status\":500}");
    assertThat(api.get("/v2/products").status()).isEqualTo(500);
    assertThat(api.get("/v2/products").status()).isEqualTo(200);
  }

  @Test
  void requestsAreLoggedWithTheirStatus() {
    server.control().clearRequests();
    api.get("/v2/products?x=1");
    api.get("/v2/nothing");
    Api.anonymous(server).get("/_sandbox/requests");
    assertThat(server.control().requests())
        .containsExactly(
            new LoggedRequest("GET", "/v2/products", "x=1", 200),
            new LoggedRequest("GET", "/v2/nothing", "", 404));
  }
}
