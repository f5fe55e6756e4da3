package io.portwright.provider.megaport;

import static io.portwright.provider.megaport.Session.at;
import static io.portwright.provider.megaport.Session.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.portwright.provider.sandbox.http.Fault;
import io.portwright.provider.spi.Action;
import io.portwright.provider.spi.Outcome;
import io.portwright.provider.spi.Review;
import io.portwright.provider.value.Value;
import io.portwright.provider.value.Value.ObjectValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A LAG gets more members by an order of its own, which is as binding as any other. */
class LagGrowthTest {

  private static final String TYPE = "megaport_lag_port";
  private static final Map<String, Object> FIVE = with(Samples.LAG, "lag_count", 5);

  private final Session session = new Session();
  private final ObjectValue lag = session.create(TYPE, Samples.LAG);

  @AfterEach
  void close() {
    session.close();
  }

  private Action.Order order(Map<String, Object> written) {
    ObjectValue planned = session.plan(TYPE, Optional.of(lag), written).after();
    return (Action.Order)
        session.account.update(TYPE, lag, planned, "growth").value().orElseThrow();
  }

  @Test
  void growsInPlace() {
    ObjectValue planned = session.plan(TYPE, Optional.of(lag), FIVE).after();
    assertThat(at(planned, "lag_port_uids").isKnown()).isFalse();
    ObjectValue grown = session.update(TYPE, lag, FIVE);
    assertThat(at(grown, "product_uid")).isEqualTo(at(lag, "product_uid"));
    assertThat(List.copyOf(at(grown, "lag_port_uids").parts()))
        .hasSize(5)
        .startsWith(at(lag, "lag_port_uids").parts().toArray(Value[]::new));
    ObjectValue read = session.read(TYPE, grown);
    assertThat(at(read, "lag_count")).isEqualTo(Value.number(5));
    assertThat(session.plan(TYPE, Optional.of(read), FIVE).after()).isEqualTo(read);
    session.end(TYPE, read);
    assertThat(session.server.control().liveServices()).isEmpty();
  }

  @Test
  void otherChangesGoFirst() {
    Map<String, Object> both = with(FIVE, "product_name", "wider");
    ObjectValue planned = session.plan(TYPE, Optional.of(lag), both).after();
    Action first = session.account.update(TYPE, lag, planned, "growth").value().orElseThrow();
    assertThat(first).isInstanceOf(Action.Modify.class);
    ObjectValue grown = session.update(TYPE, lag, both);
    assertThat(at(grown, "lag_count")).isEqualTo(Value.number(5));
    assertThat(at(grown, "product_name")).isEqualTo(Value.string("wider"));
  }

  @Test
  void orderSaysTheLagAndIsSentOnce() {
    Action.Order order = order(FIVE);
    assertThat(order.body()).contains("\"aggregationId\":").contains("\"value\":\"growth\"");
    assertThat(session.account.validate(List.of(order))).isEmpty();
    assertThat(session.account.lookalikes(order).orThrow()).hasSize(3);
    session.server.control().inject(Fault.once("POST", "/buy", new Fault.DropAfter()));
    assertThat(session.done(order)).isInstanceOf(Outcome.Unclear.class);
    assertThat(session.server.control().liveServices()).hasSize(5);
    session.account.refresh();
    assertThat(session.account.lookalikes(order).orThrow()).hasSize(5);
  }

  @Test
  void refusedGrowthLeavesTheLagAsItIs() {
    session
        .server
        .control()
        .inject(Fault.once("POST", "/buy", new Fault.Answer(400, "Validation failed", 0)));
    assertThat(session.done(order(FIVE))).isInstanceOf(Outcome.Refused.class);
    assertThat(session.read(TYPE, lag)).isEqualTo(lag);
  }

  @Test
  void growthIsPricedInThePlan() {
    ObjectValue planned = session.plan(TYPE, Optional.of(lag), FIVE).after();
    Review review =
        session.account.review(
            List.of(
                new Review.Item(
                    "lag", TYPE, Review.Step.UPDATE, Optional.of(lag), Optional.of(planned))));
    assertThat(review.findings()).isEmpty();
    assertThat(review.quotes()).containsKey("lag");
    assertThat(session.server.control().liveServices()).hasSize(3);
  }

  @Test
  void fewerMembersAreAReplacement() {
    assertThat(
            session
                .plan(TYPE, Optional.of(lag), with(Samples.LAG, "lag_count", 2))
                .replaceBecause())
        .hasToString("[lag_count]");
  }

  @Test
  void memberThatHasEndedByItselfIsMissedAndOrderedAgain() {
    Map<String, Object> two = with(with(Samples.LAG, "product_name", "two"), "lag_count", 2);
    ObjectValue pair = session.create(TYPE, two);
    String second = List.copyOf(at(pair, "lag_port_uids").parts()).get(1).asString();
    session.end("megaport_port", session.type("megaport_port").named(second));
    ObjectValue read = session.read(TYPE, pair);
    assertThat(at(read, "lag_count")).isEqualTo(Value.number(1));
    assertThat(at(read, "lag_port_uids").parts()).containsExactly(at(pair, "product_uid"));
    ObjectValue whole = session.update(TYPE, read, two);
    assertThat(at(whole, "lag_port_uids").parts()).hasSize(2);
    assertThat(session.read(TYPE, whole)).isEqualTo(whole);
  }

  @Test
  void unknownMembersAreNeitherAReplacementNorAnOrder() {
    ObjectValue bare = lag.with("lag_port_uids", Value.nullOf(at(lag, "lag_port_uids").type()));
    assertThat(session.plan(TYPE, Optional.of(bare), Samples.LAG).replaceBecause()).isEmpty();
  }
}
