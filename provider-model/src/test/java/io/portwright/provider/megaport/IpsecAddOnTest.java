package io.portwright.provider.megaport;

import static io.portwright.provider.megaport.Session.at;
import static io.portwright.provider.megaport.Session.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.portwright.provider.sandbox.http.Fault;
import io.portwright.provider.spi.Action;
import io.portwright.provider.spi.Finding;
import io.portwright.provider.spi.Outcome;
import io.portwright.provider.spi.Reading;
import io.portwright.provider.spi.Review;
import io.portwright.provider.value.Value;
import io.portwright.provider.value.Value.ObjectValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The IPsec add-on of an MCR. */
class IpsecAddOnTest {

  private static final String TYPE = "megaport_mcr_ipsec_addon";

  private final Session session = new Session();
  private final Value router = at(session.create("megaport_mcr", Samples.MCR), "product_uid");

  @AfterEach
  void close() {
    session.close();
  }

  private Map<String, Object> written() {
    return Map.of("mcr_id", router, "tunnel_count", 10);
  }

  private void isSettled(ObjectValue state, Map<String, ?> written) {
    ObjectValue read = session.read(TYPE, state);
    assertThat(read).isEqualTo(state);
    assertThat(session.plan(TYPE, Optional.of(read), written).after()).isEqualTo(read);
  }

  private Action.Order order() {
    ObjectValue planned = session.plan(TYPE, Optional.empty(), written()).after();
    return (Action.Order) session.account.create(TYPE, planned, "f").value().orElseThrow();
  }

  @Test
  void addOnGoesThroughItsLife() {
    ObjectValue addOn = session.create(TYPE, written());
    assertThat(at(addOn, "add_on_uid").isNull()).isFalse();
    isSettled(addOn, written());

    Map<String, Object> larger = with(written(), "tunnel_count", 30);
    ObjectValue other = session.update(TYPE, addOn, larger);
    assertThat(at(other, "add_on_uid")).isEqualTo(at(addOn, "add_on_uid"));
    isSettled(other, larger);

    session.end(TYPE, other);
    session.account.refresh();
    assertThat(session.account.read(TYPE, other)).isInstanceOf(Reading.Gone.class);
    assertThat(session.account.end(new Action.End(TYPE, other)))
        .isInstanceOf(Outcome.Accepted.class);
  }

  @Test
  void adoptsOnlyItsOwnAddOn() {
    ObjectValue first = session.create(TYPE, written());
    session.server.control().clearRequests();
    assertThat(session.done(order()))
        .isInstanceOfSatisfying(
            Outcome.Refused.class,
            refused ->
                assertThat(refused.why().detail())
                    .contains(router.asString() + ":" + at(first, "add_on_uid").asString()));
    assertThat(session.requests("POST", "/addon")).isZero();
  }

  @Test
  void existingAddOnStopsThePlan() {
    ObjectValue _ = session.create(TYPE, written());
    ObjectValue planned = session.plan(TYPE, Optional.empty(), written()).after();
    session.account.refresh();
    Review review =
        session.account.review(
            List.of(
                new Review.Item(
                    "a", TYPE, Review.Step.CREATE, Optional.empty(), Optional.of(planned))));
    assertThat(review.findings())
        .singleElement()
        .satisfies(finding -> {
          assertThat(finding.code()).isEqualTo("IPSEC-1");
          assertThat(finding.weight()).isEqualTo(Finding.Weight.BLOCKING);
        });
  }

  @Test
  void lostAnswerIsNeverRepeated() {
    session.server.control().inject(Fault.once("POST", "/addon", new Fault.DropAfter()));
    assertThat(session.done(order())).isInstanceOf(Outcome.Unclear.class);
    assertThat(session.requests("POST", "/addon")).isEqualTo(1);
    session.account.refresh();
    assertThat(session.account.lookalikes(order()).orThrow()).hasSize(1);
  }

  @Test
  void configuredTunnelsAreWaitedForAtTheEnd() {
    ObjectValue addOn = session.create(TYPE, written());
    session
        .server
        .control()
        .inject(
            Fault.once(
                "PUT", "/addon/", new Fault.Answer(400, "There are 2 configured tunnels", 0)));
    session.end(TYPE, addOn);
    assertThat(session.requests("PUT", "/addon/")).isEqualTo(2);
  }

  @Test
  void importTakesTheRouterAndTheAddOn() {
    ObjectValue addOn = session.create(TYPE, written());
    String id = router.asString() + ":" + at(addOn, "add_on_uid").asString();
    assertThat(session.read(TYPE, session.type(TYPE).named(id))).isEqualTo(addOn);
    assertThat(session.account.read(TYPE, session.type(TYPE).named("x")))
        .isInstanceOf(Reading.Unreadable.class);
  }

  @Test
  void endedRouterTakesItsAddOnAlong() {
    ObjectValue addOn = session.create(TYPE, written());
    ObjectValue mcr = session.type("megaport_mcr").named(router.asString());
    session.end("megaport_mcr", session.read("megaport_mcr", mcr));
    session.account.refresh();
    assertThat(session.account.read(TYPE, addOn)).isInstanceOf(Reading.Gone.class);
  }
}
