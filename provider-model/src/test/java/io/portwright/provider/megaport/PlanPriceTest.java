package io.portwright.provider.megaport;

import static io.portwright.provider.megaport.Session.at;
import static io.portwright.provider.megaport.Session.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.portwright.provider.sandbox.http.Fault;
import io.portwright.provider.spi.Money;
import io.portwright.provider.spi.Review;
import io.portwright.provider.spi.Review.Quote;
import io.portwright.provider.value.Value;
import io.portwright.provider.value.Value.ObjectValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What plans cost: priced by the service, free, or unknown, but never zero by chance. */
class PlanPriceTest {

  private static final String AZURE_KEY = "1b2329a5-56dc-45d0-8a0d-87b706297777";

  private static final Map<String, Object> GATEWAY =
      Map.of(
          "product_name", "nat",
          "location_id", 5,
          "speed", 1000,
          "session_count", 250000,
          "contract_term_months", 12,
          "diversity_zone", "red");

  private final Session session = new Session();

  @AfterEach
  void close() {
    session.close();
  }

  private Review.Item create(String address, Map<String, ?> written) {
    String type = address.substring(0, address.indexOf('.'));
    ObjectValue after = session.plan(type, Optional.empty(), written).after();
    return new Review.Item(address, type, Review.Step.CREATE, Optional.empty(), Optional.of(after));
  }

  private Review.Item update(String address, ObjectValue before, Map<String, ?> written) {
    String type = address.substring(0, address.indexOf('.'));
    ObjectValue after = session.plan(type, Optional.of(before), written).after();
    return new Review.Item(
        address, type, Review.Step.UPDATE, Optional.of(before), Optional.of(after));
  }

  private Review review(Review.Item... items) {
    session.account.refresh();
    session.server.control().clearRequests();
    return session.account.review(List.of(items));
  }

  private static Value uidOf(String address) {
    return RuleWorld.uidOf(address);
  }

  private static Map<String, Object> between(String a, String b) {
    return Samples.vxc(
        Map.of("requested_product_uid", uidOf(a)), Map.of("requested_product_uid", uidOf(b)));
  }

  private static BigDecimal monthly(Review review, String address) {
    Quote quote = review.quotes().get(address);
    assertThat(quote).as(address).isNotNull();
    return quote.monthly().amount();
  }

  @Test
  void connectionBetweenComingServicesCostsWhatAValidatedOneDoes() {
    Review.Item[] plan = {
      create("megaport_port.a", Samples.port("a")),
      create("megaport_port.b", Samples.port("b")),
      create("megaport_vxc.v", between("megaport_port.a", "megaport_port.b"))
    };
    Review before = review(plan);
    Value a = at(session.create("megaport_port", Samples.port("a")), "product_uid");
    Value b = at(session.create("megaport_port", Samples.port("b")), "product_uid");
    Map<String, Object> real =
        Samples.vxc(Map.of("requested_product_uid", a), Map.of("requested_product_uid", b));
    Review validated = review(create("megaport_vxc.v", real));
    assertThat(session.requests("POST", "/pricebook")).isZero();
    assertThat(before.quotes().get("megaport_vxc.v"))
        .isEqualTo(validated.quotes().get("megaport_vxc.v"));
    assertThat(monthly(before, "megaport_vxc.v")).isPositive();
  }

  /** Only the key leads to the place of the other end. */
  @Test
  void cloudConnectionFromAComingRouterIsPricedByTheKeysPort() {
    Map<String, Object> vxc =
        with(
            Samples.vxc(Map.of("requested_product_uid", uidOf("megaport_mcr.m")), Map.of()),
            "b_end_partner_config",
            Map.of(
                "partner",
                "azure",
                "azure_config",
                Map.of("port_choice", "primary", "service_key", AZURE_KEY)));
    Review review = review(create("megaport_mcr.m", Samples.MCR), create("megaport_vxc.v", vxc));
    assertThat(monthly(review, "megaport_vxc.v")).isPositive();
    assertThat(session.requests("GET", "/v2/secure/azure")).isEqualTo(1);
  }

  @Test
  void gatewayExchangeAndAddOnAreInThePriceBook() {
    Review review =
        review(
            create("megaport_port.p", Samples.port("p")),
            create("megaport_mcr.m", Samples.MCR),
            create("megaport_nat_gateway.n", GATEWAY),
            create(
                "megaport_mcr_ipsec_addon.i",
                Map.of("mcr_id", uidOf("megaport_mcr.m"), "tunnel_count", 20)),
            create(
                "megaport_ix.x",
                with(
                    Samples.ix(uidOf("megaport_port.p")), "network_service_type", "Melbourne IX")));
    assertThat(monthly(review, "megaport_nat_gateway.n")).isPositive();
    assertThat(review.quotes().get("megaport_nat_gateway.n").termMonths()).isEqualTo(12);
    assertThat(monthly(review, "megaport_mcr_ipsec_addon.i")).isPositive();
    assertThat(review.quotes().get("megaport_mcr_ipsec_addon.i").termMonths()).isZero();
    assertThat(review.quotes()).containsKey("megaport_ix.x");
    assertThat(session.requests("POST", "/pricebook")).isEqualTo(3);
  }

  @Test
  void partsAreFreeAndNotUnknown() {
    Map<String, Object> key =
        Map.of(
            "product_uid",
            uidOf("megaport_port.p"),
            "max_speed",
            500,
            "single_use",
            false,
            "active",
            true);
    Review review =
        review(
            create("megaport_port.p", Samples.port("p")),
            create(
                "megaport_mcr_prefix_filter_list.l",
                Designs.list(
                    uidOf("megaport_mcr.m"),
                    "d",
                    Map.of("action", "permit", "prefix", "10.0.0.0/8"))),
            create("megaport_service_key.k", key));
    assertThat(review.free())
        .containsExactly("megaport_mcr_prefix_filter_list.l", "megaport_service_key.k");
    assertThat(review.quotes()).containsOnlyKeys("megaport_port.p");
    assertThat(session.requests("POST", "/pricebook")).isZero();
  }

  @Test
  void changeOfRateAndTermHasAPriceBeforeAndAfter() {
    Value a = at(session.create("megaport_port", Samples.port("a")), "product_uid");
    Value b = at(session.create("megaport_port", Samples.port("b")), "product_uid");
    Map<String, Object> written =
        Samples.vxc(Map.of("requested_product_uid", a), Map.of("requested_product_uid", b));
    ObjectValue vxc = session.create("megaport_vxc", written);
    Money now = review(create("megaport_vxc.v", written)).quotes().get("megaport_vxc.v").monthly();

    Map<String, Object> faster = with(written, "rate_limit", 1000);
    Quote rate = review(update("megaport_vxc.v", vxc, faster)).quotes().get("megaport_vxc.v");
    assertThat(rate.before()).hasValue(now);
    assertThat(rate.difference().amount()).isPositive();
    assertThat(rate.termMonths()).isZero();

    Map<String, Object> longer = with(written, "contract_term_months", 36);
    Quote term = review(update("megaport_vxc.v", vxc, longer)).quotes().get("megaport_vxc.v");
    assertThat(term.difference().amount()).isNegative();
    assertThat(term.termMonths()).isEqualTo(36);

    Review renamed = review(update("megaport_vxc.v", vxc, with(written, "product_name", "other")));
    assertThat(renamed.quotes()).isEmpty();
    assertThat(session.requests("POST", "/pricebook")).isZero();
  }

  @Test
  void membersOfALagAreAllPriced() {
    ObjectValue lag = session.create("megaport_lag_port", Samples.LAG);
    Quote whole =
        review(create("megaport_lag_port.x", with(Samples.LAG, "product_name", "other")))
            .quotes()
            .get("megaport_lag_port.x");
    Quote changed =
        review(update("megaport_lag_port.x", lag, with(Samples.LAG, "contract_term_months", 12)))
            .quotes()
            .get("megaport_lag_port.x");
    assertThat(changed.before()).hasValue(whole.monthly());
  }

  @Test
  void whatNobodyTellsIsUnknownAndAskedOnce() {
    session
        .server
        .control()
        .inject(Fault.always("POST", "/pricebook", new Fault.Answer(403, "Prices are hidden", 0)));
    Review hidden =
        review(
            create("megaport_nat_gateway.a", GATEWAY),
            create("megaport_nat_gateway.b", with(GATEWAY, "contract_term_months", 1)));
    assertThat(hidden.quotes()).isEmpty();
    assertThat(hidden.free()).isEmpty();
    assertThat(session.requests("POST", "/pricebook")).isEqualTo(1);
    session.server.control().clearFaults();
    session
        .server
        .control()
        .inject(
            Fault.once(
                "POST",
                "/pricebook",
                new Fault.Foreign(
                    200,
                    "application/json",
                    "{\"message\":\"m\",\"data\":{\"currency\":\"AUD\"}}")));
    Review odd = review(create("megaport_nat_gateway.a", GATEWAY));
    assertThat(odd.quotes()).isEmpty();
    assertThat(review(create("megaport_nat_gateway.a", GATEWAY)).quotes()).isEmpty();
    assertThat(session.requests("POST", "/pricebook")).isZero();
  }

  /** 500 services of which 360 cannot be validated yet: calls follow the distinct lines. */
  @Test
  void largePlanAsksForDistinctLinesOnly() {
    List<Review.Item> plan = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      plan.add(create("megaport_port.p" + i, Samples.port("p" + i)));
    }
    for (int i = 0; i < 20; i++) {
      plan.add(create("megaport_mcr.m" + i, with(Samples.MCR, "product_name", "m" + i)));
      plan.add(create("megaport_nat_gateway.n" + i, with(GATEWAY, "product_name", "n" + i)));
    }
    for (int i = 0; i < 360; i++) {
      Map<String, Object> vxc = between("megaport_port.p" + i % 100, "megaport_mcr.m" + i % 20);
      plan.add(
          create(
              "megaport_vxc.v" + i,
              with(with(vxc, "product_name", "v" + i), "rate_limit", 100 * (1 + i % 3))));
    }
    Review review = review(plan.toArray(Review.Item[]::new));
    long lines = session.requests("POST", "/pricebook");
    long all = session.server.control().requests().size();
    System.out.printf("500 services: %d calls, %d of them for price lines%n", all, lines);
    assertThat(review.quotes()).hasSize(500);
    assertThat(lines).isEqualTo(4);
    assertThat(all).isLessThanOrEqualTo(10 + lines);
  }
}
