package io.portwright.provider.megaport;

import static io.portwright.provider.megaport.Session.at;
import static io.portwright.provider.megaport.Session.with;
import static io.portwright.provider.megaport.Session.without;
import static org.assertj.core.api.Assertions.assertThat;

import io.portwright.provider.sandbox.http.Fault;
import io.portwright.provider.spi.Account.Goal;
import io.portwright.provider.spi.Action;
import io.portwright.provider.spi.AttributeProblem;
import io.portwright.provider.spi.Outcome;
import io.portwright.provider.spi.Reading;
import io.portwright.provider.value.AttributePath;
import io.portwright.provider.value.Value;
import io.portwright.provider.value.Value.ObjectValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** IXs over the sandbox, and each bug of the official provider that they do not have. */
class IxTest {

  private static final String TYPE = "megaport_ix";
  private final Session session = new Session();

  @AfterEach
  void close() {
    session.close();
  }

  private Value port(String name) {
    return at(session.create("megaport_port", Samples.port(name)), "product_uid");
  }

  private void isSettled(ObjectValue state, Map<String, ?> written) {
    ObjectValue read = session.read(TYPE, state);
    assertThat(read).isEqualTo(state);
    assertThat(session.plan(TYPE, Optional.of(read), written).after()).isEqualTo(read);
  }

  /** With what an order does not take, as the engine brings it. */
  private ObjectValue created(Map<String, ?> written) {
    ObjectValue planned = session.plan(TYPE, Optional.empty(), written).after();
    Outcome.Accepted accepted = (Outcome.Accepted) session.order(TYPE, planned);
    ObjectValue state = session.settled(TYPE, accepted.state(), Goal.CREATED);
    Optional<Action> next = session.account.next(TYPE, state, planned, "f").value().orElseThrow();
    if (next.isPresent()) {
      Outcome.Accepted changed =
          (Outcome.Accepted) session.account.modify((Action.Modify) next.get());
      state = session.settled(TYPE, changed.state(), Goal.UPDATED);
      assertThat(session.account.next(TYPE, state, planned, "f").value().orElseThrow()).isEmpty();
    }
    return state;
  }

  @Test
  void goesThroughItsLife() {
    Map<String, Object> written = Samples.ix(port("a"));
    ObjectValue ix = session.create(TYPE, written);
    assertThat(at(ix, "provisioning_status")).isEqualTo(Value.string("LIVE"));
    assertThat(at(ix, "resources", "bgp_connections").parts()).isNotEmpty();
    assertThat(at(ix, "resources", "ip_addresses").parts()).isNotEmpty();
    isSettled(ix, written);
    Map<String, Object> changed = with(with(written, "rate_limit", 1000), "vlan", 2002);
    ObjectValue after = session.update(TYPE, ix, changed);
    assertThat(at(after, "vlan")).isEqualTo(Value.number(2002));
    isSettled(after, changed);
    session.end(TYPE, after);
    session.account.refresh();
    assertThat(session.account.read(TYPE, after)).isInstanceOf(Reading.Gone.class);
  }

  @Test
  void costCentreGraphAndReverseNameAreReallySent() {
    Map<String, Object> written =
        with(
            with(
                with(with(Samples.ix(port("a")), "cost_centre", "net"), "public_graph", true),
                "reverse_dns",
                "ix.example.com"),
            "shutdown",
            true);
    ObjectValue ix = created(written);
    ObjectValue bare = session.type(TYPE).named(at(ix, "product_uid").asString());
    ObjectValue read = session.read(TYPE, bare);
    assertThat(at(read, "public_graph")).isEqualTo(Value.TRUE);
    assertThat(at(read, "reverse_dns")).isEqualTo(Value.string("ix.example.com"));
    assertThat(at(read, "shutdown")).isEqualTo(Value.TRUE);
    assertThat(session.trace.stream().filter(line -> line.contains("-> PUT /v2/product/ix/")))
        .singleElement()
        .asString()
        .contains("\"costCentre\":\"net\"");
    isSettled(ix, written);
    Map<String, Object> less = without(without(written, "reverse_dns"), "shutdown");
    ObjectValue cleared = session.update(TYPE, ix, less);
    assertThat(at(session.read(TYPE, cleared), "reverse_dns").isNull()).isTrue();
    isSettled(cleared, less);
  }

  @Test
  void movesInPlaceAndSaysWhereItIs() {
    Map<String, Object> written = Samples.ix(port("a"));
    ObjectValue ix = session.create(TYPE, written);
    Value other = port("b");
    Map<String, Object> moved = with(written, "requested_product_uid", other);
    ObjectValue after = session.update(TYPE, ix, moved);
    assertThat(at(after, "product_uid")).isEqualTo(at(ix, "product_uid"));
    isSettled(after, moved);
    ObjectValue imported =
        session.read(TYPE, session.type(TYPE).named(at(after, "product_uid").asString()));
    assertThat(at(imported, "requested_product_uid")).isEqualTo(other);
    assertThat(session.plan(TYPE, Optional.of(imported), moved).after()).isEqualTo(imported);
  }

  @Test
  void anotherExchangeReplaces() {
    Map<String, Object> written = Samples.ix(port("a"));
    ObjectValue ix = session.create(TYPE, written);
    assertThat(
            session
                .plan(TYPE, Optional.of(ix), with(written, "network_service_type", "Other IX"))
                .replaceBecause())
        .containsExactly(AttributePath.of("network_service_type"));
  }

  @Test
  void readErrorDropsNothing() {
    ObjectValue ix = session.create(TYPE, Samples.ix(port("a")));
    session
        .server
        .control()
        .inject(Fault.always("GET", "/v2/product", new Fault.Answer(503, "Unavailable", 0)));
    session.account.refresh();
    assertThat(session.account.read(TYPE, ix)).isInstanceOf(Reading.Unreadable.class);
  }

  @Test
  void lostAnswerOfAnOrderIsUnclear() {
    ObjectValue planned = session.plan(TYPE, Optional.empty(), Samples.ix(port("a"))).after();
    session.server.control().inject(Fault.once("POST", "/buy", new Fault.DropAfter()));
    assertThat(session.order(TYPE, planned)).isInstanceOf(Outcome.Unclear.class);
  }

  @Test
  void sameMacInOtherLettersIsNoDifference() {
    Map<String, Object> written = Samples.ix(port("a"));
    ObjectValue ix = session.create(TYPE, written);
    Map<String, Object> loud = with(written, "mac_address", "00:11:22:33:44:5F");
    assertThat(session.plan(TYPE, Optional.of(ix), loud).after()).isEqualTo(ix);
  }

  @ParameterizedTest(name = "{0} = {1}: {2}")
  @CsvSource({
    "vlan, 1, VLAN out of range",
    "vlan, 4094, VLAN out of range",
    "asn, 23456, ASN out of range",
    "rate_limit, 0, Invalid rate limit",
  })
  void badNumbersAreErrorsOfThePlan(String attribute, int value, String summary) {
    assertThat(problems(with(Samples.ix(Value.string("p")), attribute, value)))
        .containsExactly(summary);
  }

  @Test
  void badMacAndTagsAreErrorsOfThePlan() {
    Map<String, Object> bad = with(Samples.ix(Value.string("p")), "mac_address", "0011.2233.4455");
    assertThat(problems(with(bad, "attribute_tags", Map.of("a", "b"))))
        .containsExactly("MAC address not understood", "An IX has no tags");
    assertThat(problems(with(Samples.ix(Value.string("p")), "attribute_tags", Map.of()))).isEmpty();
  }

  private List<String> problems(Map<String, ?> written) {
    return session.type(TYPE).validate(Written.of(session.type(TYPE).schema(), written)).stream()
        .map(AttributeProblem::summary)
        .toList();
  }
}
