package io.portwright.provider.megaport;

import static io.portwright.provider.megaport.Session.at;
import static io.portwright.provider.megaport.Session.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.portwright.provider.spi.Finding;
import io.portwright.provider.spi.Review;
import io.portwright.provider.value.Value;
import io.portwright.provider.value.Value.ObjectValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule that types with endpoints of their own decide, on a plan that breaks it. */
class AccountRuleTest {

  private static final String NOBODY = "00000000-0000-4000-8000-000000000000";

  private static final Map<String, Object> GATEWAY =
      Map.of(
          "product_name", "nat",
          "location_id", 5,
          "speed", 1000,
          "session_count", 250000,
          "contract_term_months", 1,
          "diversity_zone", "red");

  private final Session session = new Session();

  @AfterEach
  void close() {
    session.close();
  }

  /**
   * @param at attribute that the finding points at; empty for the whole block
   * @param says part of its text
   * @param made what is planned, in a session where it breaks the rule
   */
  record Case(
      String rule,
      Finding.Weight weight,
      String at,
      String says,
      Function<Session, Review.Item> made) {
    @Override
    public String toString() {
      return rule + " " + says;
    }
  }

  static Stream<String> rules() {
    return cases().map(Case::rule);
  }

  static Stream<Case> cases() {
    return Stream.of(exchanges(), gateways(), parts()).flatMap(cases -> cases);
  }

  private static Stream<Case> exchanges() {
    return Stream.of(
        blocking(
            "IX-1",
            "network_service_type",
            "Atlantis IX",
            s -> ix(s, port(s), "network_service_type", "Atlantis IX")),
        warning(
            "IX-2",
            "network_service_type",
            "is in Melbourne",
            s -> ix(s, port(s), "network_service_type", "Melbourne IX")),
        blocking(
            "IX-3",
            "network_service_type",
            "A port takes one IX",
            s -> {
              Value port = port(s);
              ObjectValue _ = s.create("megaport_ix", Samples.ix(port));
              return ix(s, port, "vlan", 2002);
            }),
        blocking(
            "IX-4",
            "requested_product_uid",
            NOBODY,
            s -> ix(s, Value.string(NOBODY), "vlan", 2002)),
        blocking(
            "IX-5",
            "requested_product_uid",
            "another kind (MVE)",
            s -> ix(s, at(s.create("megaport_mve", Samples.MVE), "product_uid"), "vlan", 2002)));
  }

  private static Stream<Case> gateways() {
    return Stream.of(
        blocking("NAT-1", "speed", "1234 Mbps", s -> gateway(s, "speed", 1234)),
        warning("NAT-2", "location_id", "999999", s -> gateway(s, "location_id", 999_999)),
        warning("NAT-3", "speed", "zone \"green\"", s -> gateway(s, "diversity_zone", "green")),
        blocking("NAT-5", "session_count", "cannot have 7", s -> gateway(s, "session_count", 7)));
  }

  private static Stream<Case> parts() {
    String addOn = "megaport_mcr_ipsec_addon";
    String list = "megaport_mcr_prefix_filter_list";
    return Stream.of(
        warning(
            "KEY-1",
            "",
            "only makes it inactive",
            s -> {
              Map<String, Object> key =
                  Map.of(
                      "product_uid",
                      port(s),
                      "max_speed",
                      500,
                      "single_use",
                      false,
                      "active",
                      true);
              ObjectValue made = s.create("megaport_service_key", key);
              return new Review.Item(
                  "megaport_service_key.x",
                  "megaport_service_key",
                  Review.Step.DELETE,
                  Optional.of(made),
                  Optional.empty());
            }),
        blocking(
            "IPSEC-1",
            "mcr_id",
            "one at most",
            s -> {
              Map<String, Object> written = Map.of("mcr_id", router(s), "tunnel_count", 10);
              ObjectValue _ = s.create(addOn, written);
              return create(s, addOn, written);
            }),
        blocking(
            "PARENT-1",
            "mcr_id",
            NOBODY,
            s -> create(s, addOn, Map.of("mcr_id", NOBODY, "tunnel_count", 10))),
        warning(
            "PFX-5",
            "description",
            "has a prefix filter list \"d\" already",
            s -> {
              Map<String, Object> written = list(s);
              ObjectValue _ = s.create(list, written);
              return create(s, list, written);
            }),
        warning(
            "PFX-6",
            "description",
            "its deletion will be refused",
            s -> {
              ObjectValue made = s.create(list, list(s));
              return new Review.Item(
                  list + ".x",
                  list,
                  Review.Step.REPLACE,
                  Optional.of(made),
                  Optional.of(made.with("address_family", Value.string("IPv6"))));
            }));
  }

  private static Case blocking(
      String rule, String at, String says, Function<Session, Review.Item> made) {
    return new Case(rule, Finding.Weight.BLOCKING, at, says, made);
  }

  private static Case warning(
      String rule, String at, String says, Function<Session, Review.Item> made) {
    return new Case(rule, Finding.Weight.WARNING, at, says, made);
  }

  private static Value port(Session session) {
    return at(session.create("megaport_port", Samples.port("host")), "product_uid");
  }

  private static Value router(Session session) {
    return at(session.create("megaport_mcr", Samples.MCR), "product_uid");
  }

  private static Map<String, Object> list(Session session) {
    return Designs.list(router(session), "d", Map.of("action", "permit", "prefix", "10.0.0.0/8"));
  }

  private static Review.Item ix(Session session, Value host, String name, Object value) {
    return create(session, "megaport_ix", with(Samples.ix(host), name, value));
  }

  private static Review.Item gateway(Session session, String name, Object value) {
    return create(session, "megaport_nat_gateway", with(GATEWAY, name, value));
  }

  private static Review.Item create(Session session, String type, Map<String, ?> written) {
    ObjectValue after = session.plan(type, Optional.empty(), written).after();
    return new Review.Item(
        type + ".x", type, Review.Step.CREATE, Optional.empty(), Optional.of(after));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void ruleIsFoundWhereItIsBroken(Case one) {
    Review.Item item = one.made().apply(session);
    session.account.refresh();
    List<Finding> findings = session.account.review(List.of(item)).findings();
    assertThat(findings)
        .filteredOn(finding -> finding.code().equals(one.rule()))
        .as("all: %s", findings)
        .singleElement()
        .satisfies(finding -> {
          assertThat(finding.weight()).isEqualTo(one.weight());
          assertThat(finding.at().map(Object::toString)).hasValue(one.at());
          assertThat(finding.detail()).contains(one.says()).doesNotContain("{");
          assertThat(finding.addresses()).containsExactly(item.address());
        });
  }

  @Test
  void whatIsRightBreaksNone() {
    Review.Item exchange = ix(session, port(session), "vlan", 2002);
    Review.Item gateway = gateway(session, "speed", 1000);
    session.account.refresh();
    assertThat(session.account.review(List.of(exchange, gateway)).findings()).isEmpty();
  }
}
