package io.portwright.provider.megaport;

import static io.portwright.provider.megaport.Session.at;
import static io.portwright.provider.megaport.Session.with;
import static io.portwright.provider.megaport.Session.without;
import static org.assertj.core.api.Assertions.assertThat;

import io.portwright.provider.sandbox.http.Fault;
import io.portwright.provider.schema.Attribute;
import io.portwright.provider.spi.Action;
import io.portwright.provider.spi.AttributeProblem;
import io.portwright.provider.spi.Finding;
import io.portwright.provider.spi.Outcome;
import io.portwright.provider.spi.Review;
import io.portwright.provider.value.Type;
import io.portwright.provider.value.Value;
import io.portwright.provider.value.Value.ObjectValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Service keys: secrets that are never deleted, only made inactive. */
class ServiceKeyTest {

  private static final String TYPE = "megaport_service_key";

  private final Session session = new Session();
  private final Value port = at(session.create("megaport_port", Samples.PORT), "product_uid");

  @AfterEach
  void close() {
    session.close();
  }

  private Map<String, Object> written() {
    return Map.of(
        "product_uid",
        port,
        "max_speed",
        500,
        "single_use",
        false,
        "active",
        true,
        "description",
        "for the agency");
  }

  private void isSettled(ObjectValue state, Map<String, ?> written) {
    ObjectValue read = session.read(TYPE, state);
    assertThat(read).isEqualTo(state);
    assertThat(session.plan(TYPE, Optional.of(read), written).after()).isEqualTo(read);
  }

  @Test
  void keyGoesThroughItsLife() {
    ObjectValue key = session.create(TYPE, written());
    assertThat(at(key, "key").asString()).hasSizeGreaterThan(8);
    assertThat(at(key, "create_date").asString()).endsWith("Z");
    assertThat(at(key, "valid")).isEqualTo(Value.TRUE);
    isSettled(key, written());

    Map<String, Object> paused =
        with(
            with(written(), "active", false),
            "valid_for",
            Map.of(
                "start_time", "2030-01-01T00:00:00+10:00",
                "end_time", "2031-01-01T00:00:00+10:00"));
    ObjectValue other = session.update(TYPE, key, paused);
    assertThat(at(other, "key")).isEqualTo(at(key, "key"));
    assertThat(at(other, "valid_for", "start_time"))
        .isEqualTo(Value.string("2030-01-01T00:00:00+10:00"));
    isSettled(other, paused);

    session.end(TYPE, session.update(TYPE, other, with(paused, "active", true)));
    ObjectValue read = session.read(TYPE, other);
    assertThat(at(read, "active")).isEqualTo(Value.FALSE);
  }

  @Test
  void endIsSaidToMakeItInactiveOnly() {
    ObjectValue key = session.create(TYPE, written());
    Review review =
        session.account.review(
            List.of(
                new Review.Item(
                    "k", TYPE, Review.Step.DELETE, Optional.of(key), Optional.empty())));
    assertThat(review.findings())
        .singleElement()
        .satisfies(finding -> {
          assertThat(finding.weight()).isEqualTo(Finding.Weight.WARNING);
          assertThat(finding.summary()).isEqualTo("Service keys cannot be deleted");
        });
  }

  @ParameterizedTest(name = "{0} cannot change in place")
  @CsvSource({
    "max_speed, 100",
    "single_use, true",
    "description, other",
    "vlan, 100",
    "pre_approved, true"
  })
  void whatCannotChangeNeedsAnotherKey(String attribute, String text) {
    ObjectValue key = session.create(TYPE, written());
    Object value =
        text.equals("true") ? true : text.matches("\\d+") ? Integer.valueOf(text) : (Object) text;
    assertThat(
            session
                .plan(TYPE, Optional.of(key), with(with(written(), "vlan", 7), attribute, value))
                .replaceBecause()
                .toString())
        .contains(attribute);
  }

  @Test
  void keyIsASecretThatOnlyStateAndTheServiceKnow() {
    Attribute attribute = session.type(TYPE).schema().attribute("key").orElseThrow();
    assertThat(attribute.has(Attribute.Flag.SENSITIVE)).isTrue();
    ObjectValue planned = session.plan(TYPE, Optional.empty(), written()).after();
    Outcome.Accepted accepted = (Outcome.Accepted) session.order(TYPE, planned);
    String key = at(accepted.state(), "key").asString();
    assertThat(accepted.uids()).containsExactly(key.substring(0, 8));
    assertThat(session.type(TYPE).shown(key)).isEqualTo(key.substring(0, 8));
    ObjectValue _ = session.read(TYPE, accepted.state());
    assertThat(String.join("\n", session.trace)).contains("/v2/service/key").doesNotContain(key);
  }

  @Test
  void importTakesWhatTheServiceSays() {
    ObjectValue key = session.create(TYPE, written());
    ObjectValue read = session.read(TYPE, session.type(TYPE).named(at(key, "key").asString()));
    assertThat(read.with("last_updated", Value.nullOf(Type.STRING)))
        .isEqualTo(key.with("last_updated", Value.nullOf(Type.STRING)));
    assertThat(session.plan(TYPE, Optional.of(read), written()).after()).isEqualTo(read);
  }

  @Test
  void singleUseNeedsAVlanThatMayBeUnknown() {
    Map<String, Object> single = with(written(), "single_use", true);
    assertThat(problems(single)).containsExactly("Single-use key without VLAN");
    assertThat(problems(with(single, "vlan", Value.unknown(Type.NUMBER)))).isEmpty();
    assertThat(problems(with(single, "vlan", 100))).isEmpty();
    assertThat(problems(with(single, "vlan", 1))).containsExactly("VLAN out of range");
    isSettled(session.create(TYPE, with(single, "vlan", 100)), with(single, "vlan", 100));
  }

  @Test
  void timesAreCheckedAtPlan() {
    Map<String, Object> wrong =
        with(written(), "valid_for", Map.of("start_time", "tomorrow", "end_time", "2030-01-01"));
    assertThat(problems(wrong)).containsExactly("Time not understood", "Time not understood");
    Map<String, Object> turned =
        with(
            written(),
            "valid_for",
            Map.of("start_time", "2031-01-01T00:00:00Z", "end_time", "2030-01-01T00:00:00Z"));
    assertThat(problems(turned)).containsExactly("Time ends before it begins");
  }

  private List<String> problems(Map<String, Object> written) {
    return session.type(TYPE).validate(Written.of(session.type(TYPE).schema(), written)).stream()
        .map(AttributeProblem::summary)
        .toList();
  }

  @Test
  void manyKeysAreReadByOneCall() {
    ObjectValue one = session.create(TYPE, written());
    ObjectValue two = session.create(TYPE, with(written(), "description", "two"));
    session.server.control().clearRequests();
    session.account.refresh();
    var _ = session.account.read(TYPE, one);
    var _ = session.account.read(TYPE, two);
    assertThat(session.requests("GET", "/v2/service/key")).isEqualTo(1);
  }

  @Test
  void lostAnswerIsNeverRepeated() {
    session.server.control().inject(Fault.once("POST", "/v2/service/key", new Fault.DropAfter()));
    ObjectValue planned = session.plan(TYPE, Optional.empty(), written()).after();
    Action.Order order =
        (Action.Order) session.account.create(TYPE, planned, "f").value().orElseThrow();
    assertThat(session.account.lookalikes(order).orThrow()).isEmpty();
    assertThat(session.done(order)).isInstanceOf(Outcome.Unclear.class);
    assertThat(session.requests("POST", "/v2/service/key")).isEqualTo(1);
    session.account.refresh();
    assertThat(session.account.lookalikes(order).orThrow())
        .singleElement()
        .satisfies(known -> assertThat(known).hasSize(8));
  }

  @Test
  void keysAreListedByProductAndNote() {
    ObjectValue _ = session.create(TYPE, with(written(), "description", "b"));
    ObjectValue _ = session.create(TYPE, with(written(), "description", "a"));
    ObjectValue _ = session.create(TYPE, with(without(written(), "description"), "active", false));
    ObjectValue all = session.data("megaport_service_keys", Map.of("product_uid", port));
    assertThat(at(all, "service_keys").parts())
        .extracting(row -> ((ObjectValue) row).attribute("max_speed"))
        .hasSize(3);
    ObjectValue active =
        session.data("megaport_service_keys", Map.of("active", true, "product_uid", port));
    assertThat(at(active, "service_keys").parts())
        .extracting(row -> ((ObjectValue) row).attribute("description").asString())
        .containsExactly("a", "b");
  }
}
