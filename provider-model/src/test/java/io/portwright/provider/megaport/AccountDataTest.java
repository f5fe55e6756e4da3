package io.portwright.provider.megaport;

import static io.portwright.provider.megaport.Session.at;
import static io.portwright.provider.megaport.Session.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.portwright.provider.sandbox.http.Fault;
import io.portwright.provider.spi.Answer;
import io.portwright.provider.spi.AttributeProblem;
import io.portwright.provider.value.Value;
import io.portwright.provider.value.Value.ObjectValue;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Data sources for what the account has: filters, order, calls, and failures that are said. */
class AccountDataTest {

  private final Session session = new Session();

  @AfterEach
  void close() {
    session.close();
  }

  private List<ObjectValue> rows(String type, String list, Map<String, ?> filters) {
    session.account.refresh();
    return at(session.data(type, filters), list).parts().stream()
        .map(ObjectValue.class::cast)
        .toList();
  }

  private static List<String> names(List<ObjectValue> rows) {
    return rows.stream().map(row -> row.attribute("product_name").asString()).toList();
  }

  private Answer<ObjectValue> answer(String type, Map<String, ?> filters) {
    session.account.refresh();
    return session.account.readData(
        type, Written.of(session.provider.dataSourceType(type).orElseThrow().schema(), filters));
  }

  private static Stream<String> summaries(Answer<ObjectValue> answer) {
    return answer.problems().stream().map(AttributeProblem::summary);
  }

  @Test
  void portsAreListedByNameAndThenUid() {
    ObjectValue b = session.create("megaport_port", Samples.port("b"));
    ObjectValue _ = session.create("megaport_port", Samples.port("a"));
    ObjectValue _ = session.create("megaport_port", Samples.port("a"));
    ObjectValue gone = session.create("megaport_port", Samples.port("gone"));
    session.end("megaport_port", gone);
    List<ObjectValue> ports = rows("megaport_ports", "ports", Map.of());
    assertThat(names(ports)).containsExactly("a", "a", "b");
    assertThat(ports.get(0).attribute("product_uid").asString())
        .isLessThan(ports.get(1).attribute("product_uid").asString());
    assertThat(names(rows("megaport_ports", "ports", Map.of("product_name", "B"))))
        .containsExactly("b");
    assertThat(names(rows("megaport_ports", "ports", Map.of("product_uid", at(b, "product_uid")))))
        .containsExactly("b");
    assertThat(rows("megaport_ports", "ports", Map.of("location_id", 5))).isEmpty();
    assertThat(ports.getFirst().attribute("create_date").asString()).endsWith("Z");
  }

  @Test
  void tagsAreReadOnlyWhenTheyAreAskedFor() {
    ObjectValue _ = session.create("megaport_port", Samples.PORT);
    session.server.control().clearRequests();
    ObjectValue bare = rows("megaport_ports", "ports", Map.of()).getFirst();
    assertThat(bare.attribute("resource_tags").isNull()).isTrue();
    assertThat(session.requests("GET", "/tags")).isZero();
    ObjectValue tagged =
        rows("megaport_ports", "ports", Map.of("include_resource_tags", true)).getFirst();
    assertThat(tagged.attribute("resource_tags").toString())
        .contains("prod")
        .doesNotContain("portwright-intent");
    assertThat(session.requests("GET", "/tags")).isEqualTo(1);
  }

  @Test
  void mcrsAlwaysHaveTheirTags() {
    ObjectValue _ =
        session.create("megaport_mcr", with(Samples.MCR, "resource_tags", Map.of("a", "b")));
    ObjectValue row = rows("megaport_mcrs", "mcrs", Map.of()).getFirst();
    assertThat(row.attribute("asn")).isEqualTo(Value.number(64555));
    assertThat(row.attribute("resource_tags").toString()).contains("b");
    assertThat(row.attribute("port_speed")).isEqualTo(Value.number(5000));
  }

  @Test
  void partThatCannotBeReadIsAnErrorAndNoShorterList() {
    ObjectValue mcr = session.create("megaport_mcr", Samples.MCR);
    ObjectValue _ = session.create("megaport_mcr", with(Samples.MCR, "product_name", "other"));
    session
        .server
        .control()
        .inject(
            Fault.always(
                "GET",
                at(mcr, "product_uid").asString() + "/tags",
                new Fault.Answer(403, "Not allowed", 0)));
    Answer<ObjectValue> answer = answer("megaport_mcrs", Map.of());
    assertThat(answer.value()).isEmpty();
    assertThat(summaries(answer)).containsExactly("Request refused by the service");
    session
        .server
        .control()
        .inject(Fault.always("GET", "/v2/products", new Fault.Answer(403, "Not allowed", 0)));
    assertThat(answer("megaport_ports", Map.of()).value()).isEmpty();
  }

  @Test
  void prefixListThatCannotBeReadIsAnErrorAndNoShorterList() {
    Value router = at(session.create("megaport_mcr", Samples.MCR), "product_uid");
    for (String name : List.of("one", "two")) {
      ObjectValue _ =
          session.create(
              "megaport_mcr_prefix_filter_list",
              Map.of(
                  "mcr_id",
                  router,
                  "description",
                  name,
                  "address_family",
                  "IPv4",
                  "entries",
                  List.of(Map.of("action", "permit", "prefix", "10.0.0.0/8", "ge", 16, "le", 24))));
    }
    Map<String, Object> filter = Map.of("mcr_id", router);
    List<ObjectValue> lists =
        rows("megaport_mcr_prefix_filter_lists", "prefix_filter_lists", filter);
    assertThat(lists)
        .extracting(list -> list.attribute("description").asString())
        .containsExactly("one", "two");
    ObjectValue entry =
        (ObjectValue) lists.getFirst().attribute("entries").parts().iterator().next();
    assertThat(entry.attribute("ge")).isEqualTo(Value.number(16));
    assertThat(entry.attribute("le")).isEqualTo(Value.number(24));
    session
        .server
        .control()
        .inject(Fault.once("GET", "/prefixList/", new Fault.Answer(403, "Not allowed", 0)));
    assertThat(answer("megaport_mcr_prefix_filter_lists", filter).value()).isEmpty();
  }

  @Test
  void lagIsListedOnceWithAllItsMembers() {
    ObjectValue lag = session.create("megaport_lag_port", Samples.LAG);
    ObjectValue _ = session.create("megaport_port", Samples.PORT);
    ObjectValue row =
        rows("megaport_lag_ports", "lag_ports", Map.of()).stream()
            .reduce((a, b) -> {
              throw new AssertionError("more than one");
            })
            .orElseThrow();
    assertThat(row.attribute("product_uid")).isEqualTo(at(lag, "product_uid"));
    assertThat(row.attribute("lag_count")).isEqualTo(Value.number(3));
    assertThat(row.attribute("lag_port_uids")).isEqualTo(at(lag, "lag_port_uids"));
    assertThat(rows("megaport_ports", "ports", Map.of())).hasSize(4);
  }

  @Test
  void vxcsAndMvesSayWhatTheyAre() {
    Value mve = at(session.create("megaport_mve", Samples.MVE), "product_uid");
    Value port = at(session.create("megaport_port", Samples.PORT), "product_uid");
    ObjectValue _ =
        session.create(
            "megaport_vxc",
            Samples.vxc(
                Map.of("requested_product_uid", port, "ordered_vlan", 100),
                Map.of("requested_product_uid", mve, "vnic_index", 0)));
    List<ObjectValue> vxcs = rows("megaport_vxcs", "vxcs", Map.of());
    assertThat(vxcs).hasSize(1);
    assertThat(vxcs.getFirst().attribute("a_end_uid")).isEqualTo(port);
    assertThat(vxcs.getFirst().attribute("a_end_vlan")).isEqualTo(Value.number(100));
    assertThat(vxcs.getFirst().attribute("b_end_uid")).isEqualTo(mve);
    ObjectValue edge = rows("megaport_mves", "mves", Map.of()).getFirst();
    assertThat(edge.attribute("size")).isEqualTo(Value.string("MEDIUM"));
    assertThat(edge.attribute("vendor").asString()).isEqualToIgnoringCase("aruba");
    assertThat(rows("megaport_ixs", "ixs", Map.of())).isEmpty();
  }

  @Test
  void serviceOfAnotherKindIsNotFound() {
    ObjectValue mcr = session.create("megaport_mcr", Samples.MCR);
    Map<String, Object> uid = Map.of("product_uid", at(mcr, "product_uid"));
    assertThat(summaries(answer("megaport_ports", uid))).containsExactly("Service not found");
    assertThat(
            summaries(
                answer(
                    "megaport_ports",
                    Map.of("product_uid", "00000000-0000-4000-8000-000000000000"))))
        .containsExactly("Service not found");
  }

  @Test
  void productIsFoundByUidOrByAUniqueName() {
    ObjectValue mcr = session.create("megaport_mcr", Samples.MCR);
    session.account.refresh();
    ObjectValue byName = session.data("megaport_product", Map.of("product_name", "syd-router"));
    assertThat(at(byName, "product_uid")).isEqualTo(at(mcr, "product_uid"));
    assertThat(at(byName, "product_type")).isEqualTo(Value.string("MCR2"));
    assertThat(session.data("megaport_product", Map.of("product_uid", at(mcr, "product_uid"))))
        .isEqualTo(byName);
    ObjectValue _ = session.create("megaport_port", Samples.port("syd-router"));
    assertThat(summaries(answer("megaport_product", Map.of("product_name", "syd-router"))))
        .containsExactly("Several products have this name");
    assertThat(
            at(
                session.data(
                    "megaport_product",
                    Map.of("product_name", "syd-router", "product_type", "MEGAPORT")),
                "port_speed"))
        .isEqualTo(Value.number(10000));
    assertThat(summaries(answer("megaport_product", Map.of("product_name", "nobody"))))
        .containsExactly("Product not found");
    assertThat(
            session
                .provider
                .dataSourceType("megaport_product")
                .orElseThrow()
                .validate(Value.object(Map.of())))
        .extracting(AttributeProblem::summary)
        .containsExactly("Missing product filter");
  }

  @ParameterizedTest(name = "locations with {0} = {1}")
  @CsvSource({
    "metro, sydney, metro, Sydney",
    "market, AU, market, AU",
    "country, australia, country, Australia",
    "name, equinix sy1, name, Equinix SY1",
  })
  void locationsPassTheirFilter(String filter, String value, String attribute, String expected) {
    List<ObjectValue> all = rows("megaport_locations", "locations", Map.of());
    List<ObjectValue> found = rows("megaport_locations", "locations", Map.of(filter, value));
    assertThat(found).isNotEmpty().hasSizeLessThan(all.size());
    assertThat(found)
        .allSatisfy(row -> assertThat(row.attribute(attribute).asString()).contains(expected));
  }

  @Test
  void locationsAreFilteredByWhatCanBeOrderedInAZone() {
    List<ObjectValue> fast =
        rows(
            "megaport_locations",
            "locations",
            Map.of("product", "mcr", "speed", 100000, "diversity_zone", "blue"));
    assertThat(fast).isNotEmpty();
    assertThat(fast)
        .allSatisfy(row ->
            assertThat(row.attribute("diversity_zones").parts())
                .anySatisfy(zone -> {
                  assertThat(((ObjectValue) zone).attribute("zone"))
                      .isEqualTo(Value.string("blue"));
                  assertThat(((ObjectValue) zone).attribute("mcr_speeds").parts())
                      .contains(Value.number(100000));
                }));
    assertThat(rows("megaport_locations", "locations", Map.of("speed", 7))).isEmpty();
    assertThat(rows("megaport_locations", "locations", Map.of("product", "mve"))).isNotEmpty();
  }

  @Test
  void vlanAvailabilityNamesAlternatives() {
    Value a = at(session.create("megaport_port", Samples.port("a")), "product_uid");
    Value b = at(session.create("megaport_port", Samples.port("b")), "product_uid");
    ObjectValue _ =
        session.create(
            "megaport_vxc",
            Samples.vxc(
                Map.of("requested_product_uid", a, "ordered_vlan", 100),
                Map.of("requested_product_uid", b)));
    session.account.refresh();
    ObjectValue free =
        session.data("megaport_vlan_availability", Map.of("product_uid", a, "vlan", 200));
    assertThat(at(free, "available")).isEqualTo(Value.TRUE);
    assertThat(at(free, "alternatives").parts()).isEmpty();
    ObjectValue taken =
        session.data("megaport_vlan_availability", Map.of("product_uid", a, "vlan", 100));
    assertThat(at(taken, "available")).isEqualTo(Value.FALSE);
    assertThat(at(taken, "alternatives").parts()).isNotEmpty().doesNotContain(Value.number(100));
  }

  @Test
  void billingMarketsAreListed() {
    List<ObjectValue> markets = rows("megaport_billing_markets", "billing_markets", Map.of());
    assertThat(markets).isNotEmpty();
    assertThat(markets)
        .allSatisfy(row -> assertThat(row.attribute("currency").asString()).hasSize(3));
    assertThat(
            rows("megaport_billing_markets", "billing_markets", Map.of("currency", "aud")).size())
        .isBetween(1, markets.size() - 1);
  }

  @Test
  void pricesComeFromThePriceBookPartByPart() {
    ObjectValue prices =
        session.data(
            "megaport_prices",
            Map.of(
                "product_type",
                "MCR2",
                "location_id",
                3,
                "speed",
                5000,
                "add_ons",
                List.of(Map.of("add_on_type", "IP_SEC", "tunnel_count", 10))));
    assertThat(at(prices, "currency")).isEqualTo(Value.string("AUD"));
    assertThat(at(prices, "prices").parts())
        .extracting(part -> ((ObjectValue) part).attribute("charge_reason").asString())
        .containsExactly("CORE", "ADD_ON_CHARGE");
    assertThat(at(prices, "monthly_rate").isNull()).isFalse();
    assertThat(
            summaries(answer("megaport_prices", Map.of("product_type", "MCR2", "location_id", 3))))
        .hasSize(1);
  }

  @Test
  void managedAccountsOfACompanyWithoutAnyAreNone() {
    assertThat(rows("megaport_managed_accounts", "managed_accounts", Map.of())).isEmpty();
  }
}
