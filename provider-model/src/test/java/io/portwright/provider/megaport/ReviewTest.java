package io.portwright.provider.megaport;

import static io.portwright.provider.megaport.Session.at;
import static io.portwright.provider.megaport.Session.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.portwright.provider.sandbox.http.Fault;
import io.portwright.provider.spi.Finding;
import io.portwright.provider.spi.Review;
import io.portwright.provider.value.Type;
import io.portwright.provider.value.Value;
import io.portwright.provider.value.Value.ObjectValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is said about a plan before anything is ordered. */
class ReviewTest {

  private final Session session = new Session();

  @AfterEach
  void close() {
    session.close();
  }

  private Review.Item create(String address, String type, Map<String, ?> written) {
    return new Review.Item(
        address,
        type,
        Review.Step.CREATE,
        Optional.empty(),
        Optional.of(session.plan(type, Optional.empty(), written).after()));
  }

  @Test
  void everythingIsPricedWithOneCall() {
    Review review =
        session.account.review(
            List.of(
                create("megaport_port.a", "megaport_port", Samples.PORT),
                create("megaport_lag_port.l", "megaport_lag_port", Samples.LAG),
                create("megaport_mcr.m", "megaport_mcr", Samples.MCR),
                create("megaport_mve.e", "megaport_mve", Samples.MVE)));
    assertThat(review.findings()).isEmpty();
    assertThat(review.quotes())
        .containsOnlyKeys(
            "megaport_port.a", "megaport_lag_port.l", "megaport_mcr.m", "megaport_mve.e");
    assertThat(review.quotes().values())
        .allSatisfy(quote -> assertThat(quote.monthly().amount()).isPositive())
        .extracting(Review.Quote::termMonths)
        .containsExactly(1, 1, 1, 12);
    assertThat(session.requests("POST", "/validate")).isEqualTo(1);
    assertThat(session.requests("POST", "/buy")).isZero();
  }

  @Test
  void equalNamesArePricedEach() {
    Review review =
        session.account.review(
            List.of(
                create("megaport_port.a", "megaport_port", Samples.PORT),
                create("megaport_port.b", "megaport_port", Samples.PORT)));
    assertThat(review.quotes().get("megaport_port.a"))
        .isEqualTo(review.quotes().get("megaport_port.b"));
  }

  @Test
  void culpritsOfARefusalAreNamedAndTheOthersArePriced() {
    Review review =
        session.account.review(
            List.of(
                create("megaport_port.good", "megaport_port", Samples.PORT),
                create(
                    "megaport_port.bad",
                    "megaport_port",
                    with(Samples.port("bad"), "location_id", 9999))));
    assertThat(review.findings())
        .singleElement()
        .satisfies(finding -> {
          assertThat(finding.weight()).isEqualTo(Finding.Weight.BLOCKING);
          assertThat(finding.code()).isEqualTo("LOC-1");
          assertThat(finding.addresses()).containsExactly("megaport_port.bad");
        });
    assertThat(review.quotes()).containsOnlyKeys("megaport_port.good");
  }

  @Test
  void speedThatTheLocationDoesNotOfferIsExplained() {
    Review review =
        session.account.review(
            List.of(
                create(
                    "megaport_port.fast",
                    "megaport_port",
                    with(Samples.PORT, "port_speed", 400000))));
    assertThat(review.findings()).extracting(Finding::code).containsExactly("PORT-1");
    assertThat(review.findings().getFirst().detail()).contains("10000");
  }

  @Test
  void takenVlanIsFoundAmongServicesAndInThePlanItself() {
    Value a = at(session.create("megaport_port", Samples.port("a")), "product_uid");
    Value b = at(session.create("megaport_port", Samples.port("b")), "product_uid");
    Map<String, Object> written =
        Samples.vxc(
            Map.of("requested_product_uid", a, "ordered_vlan", 100),
            Map.of("requested_product_uid", b));
    ObjectValue vxc = session.create("megaport_vxc", written);
    session.account.refresh();
    Review review =
        session.account.review(
            List.of(create("megaport_vxc.x", "megaport_vxc", with(written, "product_name", "x"))));
    assertThat(review.findings())
        .anySatisfy(finding -> assertThat(finding.code()).isEqualTo("VXC-1"));
    ObjectValue renamed =
        session.plan("megaport_vxc", Optional.of(vxc), with(written, "product_name", "y")).after();
    Review own =
        session.account.review(
            List.of(
                new Review.Item(
                    "megaport_vxc.a",
                    "megaport_vxc",
                    Review.Step.UPDATE,
                    Optional.of(vxc),
                    Optional.of(renamed))));
    assertThat(own.findings()).isEmpty();
  }

  @Test
  void vxcBetweenThingsThatAreNotThereYetWaitsForItsWave() {
    Review review =
        session.account.review(
            List.of(
                create(
                    "megaport_vxc.later",
                    "megaport_vxc",
                    Samples.vxc(
                        Map.of("requested_product_uid", Value.unknown(Type.STRING)),
                        Map.of("requested_product_uid", "uid")))));
    assertThat(review.findings()).isEmpty();
    assertThat(review.quotes()).isEmpty();
    assertThat(session.requests("POST", "/validate")).isZero();
  }

  @Test
  void serviceThatCannotBeAskedIsOnlyAWarning() {
    session
        .server
        .control()
        .inject(Fault.always("POST", "/validate", new Fault.Answer(503, "Unavailable", 0)));
    Review review =
        session.account.review(List.of(create("megaport_port.a", "megaport_port", Samples.PORT)));
    assertThat(review.findings())
        .singleElement()
        .satisfies(finding -> {
          assertThat(finding.weight()).isEqualTo(Finding.Weight.WARNING);
          assertThat(finding.code()).isEqualTo("ORDER-3");
        });
    assertThat(review.quotes()).isEmpty();
  }

  @Test
  void unknownCloudKeyBlocks() {
    Value mcr = at(session.create("megaport_mcr", Samples.MCR), "product_uid");
    Map<String, Object> written =
        with(
            Samples.vxc(Map.of("requested_product_uid", mcr), Map.of()),
            "b_end_partner_config",
            Map.of(
                "partner",
                "azure",
                "azure_config",
                Map.of(
                    "port_choice", "primary",
                    "service_key", "no-such-key-anywhere")));
    Review review =
        session.account.review(List.of(create("megaport_vxc.az", "megaport_vxc", written)));
    assertThat(review.findings())
        .extracting(Finding::code, Finding::weight)
        .containsExactly(
            tuple("AZ-1", Finding.Weight.WARNING), tuple("ORDER-6", Finding.Weight.BLOCKING));
  }
}
