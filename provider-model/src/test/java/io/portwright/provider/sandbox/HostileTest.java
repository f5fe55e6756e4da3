package io.portwright.provider.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portwright.provider.sandbox.http.Fault;
import io.portwright.provider.sandbox.http.FaultReader;
import io.portwright.provider.sandbox.world.Rewind;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Faults that let the service look otherwise than it is. */
class HostileTest extends WithSandbox {
  private static final String PRODUCTS = "/v2/products";
  private static final String BUY = "/v3/networkdesign/buy";

  private void fault(String line) {
    server.control().inject(FaultReader.parse(line, 0));
  }

  private List<String> names() {
    return api.get(PRODUCTS).data().findValuesAsText("productName");
  }

  @Test
  void staleListIsThatBeforeTheLatestWrites() {
    api.buy(Items.port("one"));
    String two = api.buy(Items.port("two"));
    api.put("/v2/product/megaport/" + two, "{\"name\":\"two-b\"}");
    api.buy(Items.port("three"));
    fault("GET /v2/products stale writes=1");
    assertThat(names()).containsExactly("one", "two-b");
    fault("GET /v2/products stale writes=2");
    assertThat(names()).containsExactly("one", "two");
    fault("GET /v2/products stale writes=99");
    assertThat(names()).isEmpty();
    assertThat(names()).containsExactly("one", "two-b", "three");
  }

  @Test
  void staleListIsThatOfSomeTimeAgo() {
    String one = api.buy(Items.port("one"));
    server.control().advance(Duration.ofSeconds(30));
    api.buy(Items.port("two"));
    server.control().advance(Duration.ofSeconds(5));
    api.post("/v3/product/" + one + "/action/CANCEL_NOW", "");
    server.control().inject(Fault.once("GET", PRODUCTS, new Fault.Stale(seconds(10))));
    assertThat(names()).containsExactly("one");
    server.control().inject(Fault.once("GET", PRODUCTS, new Fault.Stale(seconds(3))));
    assertThat(api.get(PRODUCTS).data().findValuesAsText("provisioningStatus"))
        .containsExactly("LIVE", "LIVE");
    assertThat(api.get(PRODUCTS).data().findValuesAsText("provisioningStatus"))
        .containsExactly("DECOMMISSIONED", "LIVE");
  }

  private static Rewind seconds(int count) {
    return new Rewind.Time(Duration.ofSeconds(count));
  }

  @Test
  void staleReadsOfKeysAndPrefixListsGoBackToo() {
    String mcr = api.buy(Items.mcr(1000));
    String lists = "/v2/product/mcr2/" + mcr + "/prefixLists";
    api.post(
        "/v2/product/mcr2/" + mcr + "/prefixList",
        "{\"description\":\"d\",\"addressFamily\":\"IPv4\",\"entries\":[{\"action\":\"permit\",\"prefix\":\"10.0.0.0/8\"}]}");
    fault("GET /prefixLists stale writes=1");
    assertThat(api.get(lists).data()).isEmpty();
    assertThat(api.get(lists).data()).hasSize(1);
    api.post(
        "/v2/service/key",
        "{\"productUid\":\"" + mcr + "\",\"singleUse\":false,\"maxSpeed\":5,\"active\":true}");
    fault("GET /v2/service/key stale writes=1");
    assertThat(api.get("/v2/service/key").data()).isEmpty();
    assertThat(api.get("/v2/service/key").data()).hasSize(1);
  }

  @Test
  void staleFaultLeavesChangesAlone() {
    fault("* .* stale writes=1 times=9");
    api.buy(Items.port("one"));
    server.control().clearFaults();
    assertThat(names()).containsExactly("one");
  }

  @ParameterizedTest(name = "VLANs shown as {0}")
  @ValueSource(ints = {0, -1})
  void vlansOfYoungServicesComeLate(int shown) {
    String a = api.buy(Items.port("a"));
    String b = api.buy(Items.port("b"));
    String vxc = api.buy(Items.vxc(a, b, 10));
    api.buy(Items.ix(a, Items.IX));
    int real = api.product(vxc).path("aEnd").path("vlan").asInt();
    fault("GET .* late-vlan youthMs=60000 times=2 shown=" + shown);
    assertThat(api.product(vxc).path("aEnd").path("vlan").asInt()).isEqualTo(shown);
    var port = api.get(PRODUCTS).data().path(0);
    assertThat(port.at("/associatedVxcs/0/bEnd/vlan").asInt()).isEqualTo(shown);
    assertThat(port.at("/associatedVxcs/0/resources/vll/a_vlan").asInt()).isEqualTo(shown);
    assertThat(port.at("/associatedIxs/0/vlan").asInt()).isEqualTo(shown);
    assertThat(api.product(vxc).path("aEnd").path("vlan").asInt()).isEqualTo(real);
    fault("GET .* late-vlan youthMs=60000 times=2");
    server.control().advance(Duration.ofMinutes(2));
    assertThat(api.product(vxc).path("aEnd").path("vlan").asInt()).isEqualTo(real);
  }

  @ParameterizedTest(name = "the {0} of two answers")
  @CsvSource({"first, 0", "second, 1"})
  void requestThatArrivesTwiceIsDoneTwice(String shown, int index) {
    fault("POST " + BUY + " twice shown=" + shown);
    String uid = api.buy(Items.port("P"));
    List<String> live = server.control().liveServices();
    assertThat(live).hasSize(2);
    assertThat(live.get(index)).isEqualTo(uid);
  }

  @Test
  void answerFromACacheDoesNothing() {
    fault("POST " + BUY + " again after=1");
    String first = api.buy(Items.port("P"));
    assertThat(api.buy(Items.port("Q"))).isEqualTo(first);
    assertThat(names()).containsExactly("P");
  }

  @Test
  void answerEndsInTheMiddle() {
    fault("POST " + BUY + " drop-within");
    assertThatThrownBy(() -> api.buy(Items.port("P"))).isInstanceOf(UncheckedIOException.class);
    assertThat(names()).containsExactly("P");
    fault("GET " + PRODUCTS + " drop-within");
    assertThatThrownBy(() -> api.get(PRODUCTS)).isInstanceOf(UncheckedIOException.class);
  }

  @Test
  void tokenEndsInTheMiddleOfARun() {
    fault("GET " + PRODUCTS + " expire-token after=1");
    assertThat(api.get(PRODUCTS).status()).isEqualTo(200);
    assertThat(api.get(PRODUCTS).status()).isEqualTo(401);
    assertThat(api.get(PRODUCTS).status()).as("until it logs in again").isEqualTo(401);
    try (Api again = Api.of(server)) {
      assertThat(again.get(PRODUCTS).status()).isEqualTo(200);
    }
  }

  @Test
  void stormOf429HasARetryAfterOrNone() {
    fault("GET " + PRODUCTS + " answer status=429 times=2");
    fault("GET " + PRODUCTS + " answer status=429 times=2 retryAfter=7");
    List<String> waits = new ArrayList<>();
    for (int call = 0; call < 5; call++) {
      Api.Answer answer = api.get(PRODUCTS);
      String wait = answer.raw().headers().firstValue("Retry-After").orElse("none");
      waits.add(answer.status() + " " + wait);
    }
    assertThat(waits).containsExactly("429 none", "429 none", "429 7", "429 7", "200 none");
  }

  @Test
  void chanceIsTheSameForTheSameSeed() {
    List<Integer> first = statuses("GET " + PRODUCTS + " answer times=99 percent=40 seed=5");
    assertThat(statuses("GET " + PRODUCTS + " answer times=99 percent=40 seed=5")).isEqualTo(first);
    assertThat(statuses("GET " + PRODUCTS + " answer times=99 percent=40 seed=6"))
        .isNotEqualTo(first);
    assertThat(first).contains(200, 500);
  }

  private List<Integer> statuses(String line) {
    server.control().clearFaults();
    fault(line);
    List<Integer> statuses = new ArrayList<>();
    for (int call = 0; call < 40; call++) {
      statuses.add(api.get(PRODUCTS).status());
    }
    return statuses;
  }

  @Test
  void nothingCanBeOrderedInAnEmptyZone() {
    String inRed =
        Items.port("P").replace("\"config\":{}", "\"config\":{\"diversityZone\":\"red\"}");
    String before = api.buy(inRed);
    server.control().emptyZone(5, "red");
    assertThat(api.post(BUY, "[" + inRed + "]").detail()).contains("not available in the red zone");
    String picked = api.buy(Items.port("Q"));
    assertThat(api.product(picked).path("diversityZone").asText()).isEqualTo("blue");
    assertThat(api.product(before).path("provisioningStatus").asText()).isEqualTo("LIVE");
    assertThat(zone("red").path("megaportSpeedMbps")).isEmpty();
    assertThat(zone("red").path("mveAvailable").asBoolean()).isFalse();
    assertThat(zone("blue").path("megaportSpeedMbps")).isNotEmpty();
    Api nobody = Api.anonymous(server);
    assertThat(nobody.put("/_sandbox/zones/5/red", "{\"empty\":false}").status()).isEqualTo(200);
    api.buy(inRed);
    assertThat(nobody.put("/_sandbox/zones/999999/red", "{}").status()).isEqualTo(404);
  }

  private com.fasterxml.jackson.databind.JsonNode zone(String name) {
    for (var row : api.get("/v3/locations").data()) {
      if (row.path("id").asInt() == 5) {
        return row.path("diversityZones").path(name);
      }
    }
    throw new AssertionError("no location 5");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          GET /x                       | a fault needs a method, a path and an effect
          GET /x bang                  | effect bang is not known
          GET /x drop-after often      | often is not written as key=value
          GET ( drop-after             | path: Unclosed group
          GET /x drop-after times=0    | times at least 1
          GET /x drop-after percent=0  | percent 1 to 100
          GET /x twice shown=third     | shown must be first or second
          GET /x answer status=often   | status must be a whole number
          """)
  void faultThatIsNoneIsRefused(String line, String why) {
    assertThatThrownBy(() -> FaultReader.parse(line, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(why);
  }

  @Test
  void textAtTheEndOfAFaultMayHaveSpaces() {
    fault("POST /action/CANCEL_NOW answer status=400 message=has a = sign and spaces");
    String uid = api.buy(Items.port("P"));
    assertThat(api.post("/v3/product/" + uid + "/action/CANCEL_NOW", "").detail())
        .isEqualTo("has a = sign and spaces");
  }
}
