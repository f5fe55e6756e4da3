package io.portwright.provider.megaport;

import static io.portwright.provider.megaport.Session.at;
import static io.portwright.provider.megaport.Session.with;
import static io.portwright.provider.megaport.Session.without;
import static org.assertj.core.api.Assertions.assertThat;

import io.portwright.provider.sandbox.http.Fault;
import io.portwright.provider.sandbox.world.Timings;
import io.portwright.provider.spi.Account.Goal;
import io.portwright.provider.spi.Action;
import io.portwright.provider.spi.Answer;
import io.portwright.provider.spi.AttributeProblem;
import io.portwright.provider.spi.Outcome;
import io.portwright.provider.spi.Progress;
import io.portwright.provider.spi.SendWindow;
import io.portwright.provider.value.Value;
import io.portwright.provider.value.Value.ObjectValue;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Where the provider differs from the official one on purpose: each bug that it does not have. */
class DeviationTest {

  private final Session session = new Session();

  @AfterEach
  void close() {
    session.close();
  }

  @Test
  void removedCostCentreIsClearedAtTheService() {
    ObjectValue port = session.create("megaport_port", Samples.PORT);
    ObjectValue after = session.update("megaport_port", port, without(Samples.PORT, "cost_centre"));
    assertThat(at(after, "cost_centre").isNull()).isTrue();
    assertThat(at(session.read("megaport_port", after), "cost_centre").isNull()).isTrue();
  }

  @Test
  void configuredEmptyTagMapIsNoInconsistency() {
    Map<String, Object> empty = with(Samples.PORT, "resource_tags", Map.of());
    ObjectValue port = session.create("megaport_port", empty);
    ObjectValue read = session.read("megaport_port", port);
    assertThat(at(read, "resource_tags")).isEqualTo(at(port, "resource_tags"));
    assertThat(session.plan("megaport_port", Optional.of(read), empty).after()).isEqualTo(read);
  }

  @Test
  void fingerprintIsHiddenAndSurvivesChangesOfTags() {
    ObjectValue port = session.create("megaport_port", Samples.PORT);
    assertThat(at(session.read("megaport_port", port), "resource_tags").toString())
        .contains("prod")
        .doesNotContain("portwright");
    Map<String, Object> retagged =
        with(Samples.PORT, "resource_tags", Map.of("env", "test", "team", "net"));
    ObjectValue after = session.update("megaport_port", port, retagged);
    assertThat(session.read("megaport_port", after)).isEqualTo(after);
    session.trace.clear();
    Map<String, Object> bare = without(Samples.PORT, "resource_tags");
    ObjectValue last = session.update("megaport_port", after, bare);
    assertThat(at(last, "resource_tags").isNull()).isTrue();
    assertThat(String.join("\n", session.trace))
        .contains("\"key\":\"portwright-intent\",\"value\":\"fingerprint-1\"");
  }

  @Test
  void changeOfTagsAloneSendsNothingElse() {
    ObjectValue port = session.create("megaport_port", Samples.PORT);
    session.server.control().clearRequests();
    ObjectValue _ =
        session.update(
            "megaport_port", port, with(Samples.PORT, "resource_tags", Map.of("a", "b")));
    assertThat(session.requests("PUT", "/tags")).isEqualTo(1);
    assertThat(session.requests("PUT", "/v2/product/megaport")).isZero();
  }

  @Test
  void tagsAreReadOnlyWhereTheyAreManaged() {
    ObjectValue tagged = session.create("megaport_port", Samples.PORT);
    ObjectValue bare = session.create("megaport_port", without(Samples.port("b"), "resource_tags"));
    session.server.control().clearRequests();
    session.account.refresh();
    var _ = session.account.read("megaport_port", tagged);
    var _ = session.account.read("megaport_port", bare);
    assertThat(session.requests("GET", "/v2/products")).isEqualTo(1);
    assertThat(session.requests("GET", "/tags")).isEqualTo(1);
  }

  @Test
  void shutdownIsSentWithAnUpdate() {
    Map<String, Object> written = portToPort();
    ObjectValue vxc = session.create("megaport_vxc", written);
    assertThat(at(vxc, "shutdown")).isEqualTo(Value.FALSE);
    ObjectValue down = session.update("megaport_vxc", vxc, with(written, "shutdown", true));
    assertThat(at(session.read("megaport_vxc", down), "shutdown")).isEqualTo(Value.TRUE);
  }

  private Map<String, Object> portToPort() {
    Value a = at(session.create("megaport_port", Samples.port("a")), "product_uid");
    Value b = at(session.create("megaport_port", Samples.port("b")), "product_uid");
    return Samples.vxc(
        Map.of("requested_product_uid", a, "ordered_vlan", 100),
        Map.of("requested_product_uid", b, "ordered_vlan", 0));
  }

  @Test
  void vlanZeroGetsAVlanAndStaysZero() {
    Map<String, Object> written = portToPort();
    ObjectValue vxc = session.create("megaport_vxc", written);
    assertThat(at(vxc, "b_end", "ordered_vlan")).isEqualTo(Value.number(0));
    assertThat(at(vxc, "b_end", "vlan").isNull()).isFalse();
    ObjectValue read = session.read("megaport_vxc", vxc);
    assertThat(session.plan("megaport_vxc", Optional.of(read), written).after()).isEqualTo(read);
  }

  @Test
  void untaggedEndShowsNoDifference() {
    Value a = at(session.create("megaport_port", Samples.port("a")), "product_uid");
    Value b = at(session.create("megaport_port", Samples.port("b")), "product_uid");
    Map<String, Object> written =
        Samples.vxc(
            Map.of("requested_product_uid", a, "ordered_vlan", -1),
            Map.of("requested_product_uid", b));
    ObjectValue vxc = session.create("megaport_vxc", written);
    assertThat(at(vxc, "a_end", "vlan")).isEqualTo(Value.number(-1));
    ObjectValue read = session.read("megaport_vxc", vxc);
    assertThat(session.plan("megaport_vxc", Optional.of(read), written).after()).isEqualTo(read);
  }

  @Test
  void vlansOfBothEndsChangeInPlace() {
    Map<String, Object> written = portToPort();
    ObjectValue vxc = session.create("megaport_vxc", written);
    Map<String, Object> changed =
        with(
            with(
                written,
                "a_end",
                Map.of(
                    "requested_product_uid",
                    at(vxc, "a_end", "requested_product_uid"),
                    "ordered_vlan",
                    200)),
            "b_end",
            Map.of(
                "requested_product_uid",
                at(vxc, "b_end", "requested_product_uid"),
                "ordered_vlan",
                201));
    ObjectValue after = session.update("megaport_vxc", vxc, changed);
    assertThat(at(after, "a_end", "vlan")).isEqualTo(Value.number(200));
    assertThat(at(after, "b_end", "vlan")).isEqualTo(Value.number(201));
  }

  @Test
  void unnamedVnicOfAnMveIsTheFirstWithAWarning() {
    Value mve = at(session.create("megaport_mve", Samples.MVE), "product_uid");
    Value port = at(session.create("megaport_port", Samples.PORT), "product_uid");
    Map<String, Object> written =
        Samples.vxc(Map.of("requested_product_uid", mve), Map.of("requested_product_uid", port));
    ObjectValue planned = session.plan("megaport_vxc", Optional.empty(), written).after();
    Answer<Action> action = session.account.create("megaport_vxc", planned, "f");
    assertThat(action.problems()).extracting(AttributeProblem::summary).contains("vNIC not chosen");
    assertThat(((Action.Order) action.value().orElseThrow()).body()).contains("\"vNicIndex\":0");
    ObjectValue vxc = session.create("megaport_vxc", written);
    ObjectValue read = session.read("megaport_vxc", vxc);
    assertThat(session.plan("megaport_vxc", Optional.of(read), written).after()).isEqualTo(read);
  }

  @Test
  void moveToTheProductWhereTheEndIsAlreadySendsNothing() {
    Map<String, Object> written = portToPort();
    ObjectValue vxc = session.create("megaport_vxc", written);
    Value current = at(vxc, "b_end", "current_product_uid");
    ObjectValue other =
        vxc.with(
            "b_end",
            ((ObjectValue) at(vxc, "b_end")).with("requested_product_uid", Value.string("old")));
    session.server.control().clearRequests();
    ObjectValue after = session.update("megaport_vxc", other, written);
    assertThat(session.requests("PUT", "/vxc/")).isZero();
    assertThat(at(after, "b_end", "requested_product_uid")).isEqualTo(current);
  }

  @Test
  void everyMemberOfALagEnds() {
    ObjectValue lag = session.create("megaport_lag_port", Samples.LAG);
    session.end("megaport_lag_port", lag);
    assertThat(session.server.control().liveServices()).isEmpty();
  }

  @Test
  void parentWaitsUntilItsVxcHasLetGo() {
    Map<String, Object> written = portToPort();
    ObjectValue vxc = session.create("megaport_vxc", written);
    ObjectValue port =
        session.read(
            "megaport_port",
            Written.of(
                session.type("megaport_port").schema(),
                Map.of("product_uid", at(vxc, "a_end", "requested_product_uid"))));
    session
        .server
        .control()
        .inject(
            Fault.once(
                "POST",
                "CANCEL_NOW",
                new Fault.Answer(400, "Transaction silently rolled back", 0)));
    session.end("megaport_vxc", vxc);
    session.end("megaport_port", port);
    assertThat(session.server.control().liveServices()).hasSize(1);
  }

  @Test
  void portWithoutCrossConnectIsAGoodEnd() {
    session.server.control().use(Timings.INSTANT.withoutLight());
    ObjectValue planned = session.plan("megaport_port", Optional.empty(), Samples.PORT).after();
    Outcome outcome = session.order("megaport_port", planned);
    ObjectValue recorded = ((Outcome.Accepted) outcome).state();
    session.account.refresh();
    Progress first = session.account.progress("megaport_port", recorded, Goal.CREATED);
    assertThat(first).isEqualTo(new Progress.Waiting("CONFIGURED"));
    session.clock.advance(Duration.ofSeconds(5));
    Progress last = session.account.progress("megaport_port", recorded, Goal.CREATED);
    assertThat(last).isInstanceOf(Progress.WaitingForOthers.class);
    assertThat(((Progress.WaitingForOthers) last).reason())
        .isEqualTo("waits for its cross connect");
  }

  @Test
  void failedServiceIsSaidToHaveFailed() {
    ObjectValue planned = session.plan("megaport_port", Optional.empty(), Samples.PORT).after();
    Outcome.Accepted accepted = (Outcome.Accepted) session.order("megaport_port", planned);
    session.server.control().fail(accepted.uids().getFirst());
    session.account.refresh();
    Progress progress = session.account.progress("megaport_port", accepted.state(), Goal.CREATED);
    assertThat(progress).isInstanceOf(Progress.Failed.class);
  }

  @Test
  void severalOrdersTravelInOneRequestAndAreMappedByName() {
    List<Action.Order> orders =
        List.of("c", "a", "b").stream()
            .map(name -> session.plan("megaport_port", Optional.empty(), Samples.port(name)))
            .map(p ->
                session.account.create(
                    "megaport_port", p.after(), at(p.after(), "product_name").asString()))
            .map(answer -> (Action.Order) answer.value().orElseThrow())
            .toList();
    List<Outcome> outcomes =
        session.account.send(orders, SendWindow.open(Duration.ofSeconds(10), Clock.systemUTC()));
    assertThat(session.requests("POST", "/v4/networkdesign/buy")).isEqualTo(1);
    session.account.refresh();
    for (int i = 0; i < orders.size(); i++) {
      ObjectValue state = ((Outcome.Accepted) outcomes.get(i)).state();
      assertThat(at(session.read("megaport_port", state), "product_name").asString())
          .isEqualTo(orders.get(i).serviceName());
    }
  }

  @Test
  void lookalikesHaveTheSameKindAndName() {
    ObjectValue port = session.create("megaport_port", Samples.PORT);
    ObjectValue _ = session.create("megaport_mcr", with(Samples.MCR, "product_name", "syd-a"));
    ObjectValue planned = session.plan("megaport_port", Optional.empty(), Samples.PORT).after();
    Action.Order order =
        (Action.Order) session.account.create("megaport_port", planned, "f").value().orElseThrow();
    session.account.refresh();
    assertThat(session.account.lookalikes(order).orThrow())
        .containsExactly(at(port, "product_uid").asString());
  }
}
