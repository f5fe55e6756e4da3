package io.portwright.provider.megaport;

import static io.portwright.provider.megaport.Session.at;
import static io.portwright.provider.megaport.Session.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.portwright.provider.spi.Reading;
import io.portwright.provider.value.Value;
import io.portwright.provider.value.Value.ObjectValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Order, read, plan again, change, end: for every resource type. */
class LifecycleTest {

  private final Session session = new Session();

  @AfterEach
  void close() {
    session.close();
  }

  /** A second plan changes nothing, and reading says what was recorded. */
  private void isSettled(String type, ObjectValue state, Map<String, ?> written) {
    ObjectValue read = session.read(type, state);
    assertThat(read).isEqualTo(state);
    assertThat(session.plan(type, Optional.of(read), written).after()).isEqualTo(read);
  }

  private void hasEnded(String type, ObjectValue state) {
    session.account.refresh();
    assertThat(session.account.read(type, state)).isInstanceOf(Reading.Gone.class);
    assertThat(session.server.control().liveServices()).isEmpty();
  }

  @Test
  void portGoesThroughItsLife() {
    ObjectValue port = session.create("megaport_port", Samples.PORT);
    assertThat(at(port, "provisioning_status")).isEqualTo(Value.string("LIVE"));
    assertThat(at(port, "create_date").asString()).matches("\\d{4}-\\d\\d-\\d\\dT.*Z");
    isSettled("megaport_port", port, Samples.PORT);

    Map<String, Object> changed = with(Samples.PORT, "product_name", "syd-b");
    ObjectValue renamed = session.update("megaport_port", port, changed);
    assertThat(at(renamed, "product_name")).isEqualTo(Value.string("syd-b"));
    assertThat(at(renamed, "product_uid")).isEqualTo(at(port, "product_uid"));
    isSettled("megaport_port", renamed, changed);

    session.end("megaport_port", renamed);
    hasEnded("megaport_port", renamed);
  }

  @Test
  void lagPortGoesThroughItsLife() {
    ObjectValue lag = session.create("megaport_lag_port", Samples.LAG);
    assertThat(at(lag, "lag_port_uids").parts()).hasSize(3);
    assertThat(at(lag, "lag_port_uids").parts().iterator().next())
        .isEqualTo(at(lag, "product_uid"));
    isSettled("megaport_lag_port", lag, Samples.LAG);

    Map<String, Object> changed = with(Samples.LAG, "contract_term_months", 12);
    ObjectValue longer = session.update("megaport_lag_port", lag, changed);
    isSettled("megaport_lag_port", longer, changed);

    session.end("megaport_lag_port", longer);
    hasEnded("megaport_lag_port", longer);
  }

  @Test
  void mcrGoesThroughItsLife() {
    ObjectValue mcr = session.create("megaport_mcr", Samples.MCR);
    assertThat(at(mcr, "asn")).isEqualTo(Value.number(64555));
    assertThat(at(mcr, "prefix_filter_lists").parts()).isEmpty();
    isSettled("megaport_mcr", mcr, Samples.MCR);

    Map<String, Object> changed = with(Samples.MCR, "asn", 64600);
    ObjectValue other = session.update("megaport_mcr", mcr, changed);
    assertThat(at(other, "asn")).isEqualTo(Value.number(64600));
    isSettled("megaport_mcr", other, changed);

    session.end("megaport_mcr", other);
    hasEnded("megaport_mcr", other);
  }

  @Test
  void mveGoesThroughItsLife() {
    ObjectValue mve = session.create("megaport_mve", Samples.MVE);
    assertThat(at(mve, "vnics").parts()).hasSize(2);
    isSettled("megaport_mve", mve, Samples.MVE);

    Map<String, Object> changed = with(Samples.MVE, "cost_centre", "edge");
    ObjectValue costed = session.update("megaport_mve", mve, changed);
    assertThat(at(costed, "cost_centre")).isEqualTo(Value.string("edge"));
    isSettled("megaport_mve", costed, changed);

    session.end("megaport_mve", costed);
    hasEnded("megaport_mve", costed);
  }

  @Test
  void vxcGoesThroughItsLife() {
    Value a = at(session.create("megaport_port", Samples.port("a")), "product_uid");
    Value b = at(session.create("megaport_port", Samples.port("b")), "product_uid");
    Map<String, Object> written =
        Samples.vxc(
            Map.of("requested_product_uid", a, "ordered_vlan", 100),
            Map.of("requested_product_uid", b));
    ObjectValue vxc = session.create("megaport_vxc", written);
    assertThat(at(vxc, "a_end", "vlan")).isEqualTo(Value.number(100));
    assertThat(at(vxc, "b_end", "vlan").isNull()).isFalse();
    assertThat(at(vxc, "b_end", "ordered_vlan").isNull()).isTrue();
    isSettled("megaport_vxc", vxc, written);

    Map<String, Object> faster = with(written, "rate_limit", 1000);
    ObjectValue changed = session.update("megaport_vxc", vxc, faster);
    assertThat(at(changed, "rate_limit")).isEqualTo(Value.number(1000));
    isSettled("megaport_vxc", changed, faster);

    session.end("megaport_vxc", changed);
    session.account.refresh();
    assertThat(session.account.read("megaport_vxc", changed)).isInstanceOf(Reading.Gone.class);
  }

  @Test
  void vxcMovesToAnotherPortInPlace() {
    Value a = at(session.create("megaport_port", Samples.port("a")), "product_uid");
    Value b = at(session.create("megaport_port", Samples.port("b")), "product_uid");
    Value c = at(session.create("megaport_port", Samples.port("c")), "product_uid");
    Map<String, Object> written =
        Samples.vxc(Map.of("requested_product_uid", a), Map.of("requested_product_uid", b));
    ObjectValue vxc = session.create("megaport_vxc", written);
    Map<String, Object> moved = with(written, "a_end", Map.of("requested_product_uid", c));
    ObjectValue after = session.update("megaport_vxc", vxc, moved);
    assertThat(at(after, "a_end", "current_product_uid")).isEqualTo(c);
    assertThat(at(after, "product_uid")).isEqualTo(at(vxc, "product_uid"));
    isSettled("megaport_vxc", after, moved);
  }

  @Test
  void cloudVxcKeepsWhatWasAskedForApartFromWhatItGot() {
    Value mcr = at(session.create("megaport_mcr", Samples.MCR), "product_uid");
    ObjectValue partner =
        session.data(
            "megaport_partner",
            Map.of(
                "connect_type", "AWS",
                "company_name", "AWS",
                "product_name", "Asia Pacific (Sydney) (ap-southeast-2)",
                "location_id", 3));
    Map<String, Object> written =
        with(
            Samples.vxc(
                Map.of("requested_product_uid", mcr),
                Map.of("requested_product_uid", at(partner, "product_uid"))),
            "b_end_partner_config",
            Samples.aws("vif"));
    ObjectValue vxc = session.create("megaport_vxc", written);
    assertThat(at(vxc, "b_end", "requested_product_uid")).isEqualTo(at(partner, "product_uid"));
    assertThat(at(vxc, "csp_connections").parts()).isNotEmpty();
    isSettled("megaport_vxc", vxc, written);
  }

  @Test
  void azureFindsItsPortByTheKey() {
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
                    "service_key", "1b2329a5-56dc-45d0-8a0d-87b706297777")));
    ObjectValue vxc = session.create("megaport_vxc", with(written, "rate_limit", 200));
    assertThat(at(vxc, "b_end", "requested_product_uid").isNull()).isTrue();
    assertThat(at(vxc, "b_end", "current_product_uid").isNull()).isFalse();
    isSettled("megaport_vxc", vxc, with(written, "rate_limit", 200));
  }

  @Test
  void routerInterfacesAreChangedInPlace() {
    Value port = at(session.create("megaport_port", Samples.PORT), "product_uid");
    Value mcr = at(session.create("megaport_mcr", Samples.MCR), "product_uid");
    Map<String, Object> written =
        with(
            Samples.vxc(
                Map.of("requested_product_uid", mcr), Map.of("requested_product_uid", port)),
            "a_end_partner_config",
            router("10.0.0.1/30"));
    ObjectValue vxc = session.create("megaport_vxc", written);
    isSettled("megaport_vxc", vxc, written);
    Map<String, Object> changed = with(written, "a_end_partner_config", router("10.0.1.1/30"));
    ObjectValue after = session.update("megaport_vxc", vxc, changed);
    isSettled("megaport_vxc", after, changed);
    ObjectValue bare =
        session.update("megaport_vxc", after, Session.without(changed, "a_end_partner_config"));
    assertThat(at(bare, "a_end_partner_config").isNull()).isTrue();
  }

  private static Map<String, Object> router(String address) {
    return Map.of(
        "partner",
        "vrouter",
        "vrouter_config",
        Map.of("interfaces", List.of(Map.of("ip_addresses", List.of(address)))));
  }
}
