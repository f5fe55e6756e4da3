package io.portwright.provider.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portwright.provider.sandbox.http.Fault;
import io.portwright.provider.sandbox.http.LoggedRequest;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

  @ParameterizedTest(name = "lost answer of POST {0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /v2/product/mcr2/%s/prefixList   | /v2/product/mcr2/%s/prefixLists   | prefixes
          /v2/product/mcr2/%s/packetFilter | /v2/product/mcr2/%s/packetFilters | packets
          """)
  void lostAnswerLeavesWhatWasMadeToBeFound(String path, String list, String kind) {
    String mcr = api.buy(Items.mcr(1000));
    String body =
        kind.equals("packets")
            ? Items.PACKET_FILTER
            : "{\"description\":\"edge\",\"addressFamily\":\"IPv4\",\"entries\":[{\"action\":\"permit\",\"prefix\":\"10.0.0.0/8\"}]}";
    String target = path.formatted(mcr);
    server.control().inject(Fault.once("POST", target, new Fault.DropBefore()));
    assertThatThrownBy(() -> api.post(target, body)).isInstanceOf(UncheckedIOException.class);
    assertThat(api.get(list.formatted(mcr)).data()).isEmpty();
    server.control().inject(Fault.once("POST", target, new Fault.DropAfter()));
    assertThatThrownBy(() -> api.post(target, body)).isInstanceOf(UncheckedIOException.class);
    assertThat(api.get(list.formatted(mcr)).data().findValuesAsText("description"))
        .containsExactly("edge");
  }

  @Test
  void lostAnswersOfAddOnsAndEndsLeaveThemDone() {
    String mcr = api.buy(Items.mcr(1000));
    String addOn = "/v3/product/" + mcr + "/addon";
    String end = "/v3/product/" + mcr + "/action/CANCEL_NOW";
    String body = "{\"addOnType\":\"IP_SEC\",\"tunnelCount\":10}";
    server.control().inject(Fault.once("POST", addOn, new Fault.DropAfter()));
    assertThatThrownBy(() -> api.post(addOn, body)).isInstanceOf(UncheckedIOException.class);
    assertThat(api.product(mcr).path("addOns")).hasSize(1);
    server.control().inject(Fault.once("POST", end, new Fault.DropAfter()));
    assertThatThrownBy(() -> api.post(end, "")).isInstanceOf(UncheckedIOException.class);
    assertThat(server.control().liveServices()).isEmpty();
  }

  @Test
  void refusalTextsOfTheServiceAreInjected() {
    String uid = api.buy(Items.port("P"));
    String text = "has an attached peering connection that must be removed in Azure first";
    server
        .control()
        .inject(Fault.once("POST", "/action/CANCEL_NOW", new Fault.Answer(400, text, 0)));
    Api.Answer refused = api.post("/v3/product/" + uid + "/action/CANCEL_NOW", "");
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.detail()).isEqualTo(text);
    assertThat(server.control().liveServices()).containsExactly(uid);
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
