package io.portwright.provider.megaport;

import static io.portwright.provider.megaport.Session.at;
import static io.portwright.provider.megaport.Session.with;
import static io.portwright.provider.megaport.Session.without;
import static org.assertj.core.api.Assertions.assertThat;

import io.portwright.provider.spi.AttributeProblem;
import io.portwright.provider.spi.ResourceType.Planned;
import io.portwright.provider.value.Value;
import io.portwright.provider.value.Value.ListValue;
import io.portwright.provider.value.Value.ObjectValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What others change at a VXC shows; what the service says in other words does not. */
class VxcReadingTest {

  private final Session session = new Session();
  private final Portal portal = new Portal(session.server);
  private Value mcr = Value.NULL;
  private Value port = Value.NULL;

  @BeforeEach
  void services() {
    mcr = at(session.create("megaport_mcr", Samples.MCR), "product_uid");
    port = at(session.create("megaport_port", Samples.PORT), "product_uid");
  }

  @AfterEach
  void close() {
    portal.close();
    session.close();
  }

  private static Map<String, Object> session(Map<String, ?> more) {
    Map<String, Object> session =
        new TreeMap<>(
            Map.of(
                "peer_asn", 64512,
                "local_ip_address", "10.0.0.1",
                "peer_ip_address", "10.0.0.2",
                "password", "first-key"));
    session.putAll(more);
    return session;
  }

  private Map<String, Object> routed(List<Map<String, Object>> sessions) {
    return with(
        Samples.vxc(Map.of("requested_product_uid", mcr), Map.of("requested_product_uid", port)),
        "a_end_partner_config",
        Map.of(
            "partner",
            "vrouter",
            "vrouter_config",
            Map.of(
                "interfaces",
                List.of(
                    Map.of(
                        "ip_addresses",
                        List.of("10.0.0.1/29"),
                        "bfd",
                        Map.of("tx_interval", 500, "rx_interval", 500, "multiplier", 5),
                        "ip_routes",
                        List.of(Map.of("prefix", "10.9.0.0/16", "next_hop", "10.0.0.3")),
                        "bgp_connections",
                        sessions)))));
  }

  private String uid(ObjectValue vxc) {
    return at(vxc, "product_uid").asString();
  }

  private ObjectValue plan(ObjectValue prior, Map<String, ?> written) {
    Planned planned = session.plan("megaport_vxc", Optional.of(prior), written);
    assertThat(planned.replaceBecause()).isEmpty();
    return planned.after();
  }

  private static ObjectValue first(Value list) {
    return (ObjectValue) ((ListValue) list).items().getFirst();
  }

  private static ObjectValue face(ObjectValue vxc) {
    return first(at(vxc, "a_end_partner_config", "vrouter_config", "interfaces"));
  }

  @Test
  void routerConfigurationIsReadBackAsItWasWritten() {
    long _ = number("customers");
    Map<String, Object> other = session(Map.of("peer_ip_address", "10.0.0.4", "med_in", 7));
    Map<String, Object> written =
        routed(List.of(session(Map.of("import_whitelist", "customers")), other));
    ObjectValue vxc = session.create("megaport_vxc", written);
    ObjectValue read = session.read("megaport_vxc", vxc);
    assertThat(read).isEqualTo(vxc);
    assertThat(plan(read, written)).isEqualTo(read);
  }

  private long number(String list) {
    return portal
        .send(
            "POST",
            "/v2/product/mcr2/" + mcr.asString() + "/prefixList",
            """
            {"description": "%s", "addressFamily": "IPv4",
             "entries": [{"action": "permit", "prefix": "10.0.0.0/8"}]}
            """
                .formatted(list))
        .whole("id")
        .orElseThrow();
  }

  @Test
  void routesAndSessionsOfThePortalShowAndAreCorrected() {
    Map<String, Object> written = routed(List.of(session(Map.of())));
    ObjectValue vxc = session.create("megaport_vxc", written);
    long list = number("theirs");
    portal.send(
        "PUT",
        "/v3/product/vxc/" + uid(vxc),
        """
        {"aEndConfig": {"interfaces": [{"ipAddresses": ["10.0.0.1/29"], "ipMtu": 9000,
          "bgpConnections": [
            {"peerAsn": 64513, "localIpAddress": "10.0.0.1", "peerIpAddress": "10.0.0.2",
             "importWhitelist": %d, "password": "other-key"},
            {"peerAsn": 64777, "localIpAddress": "10.0.0.1", "peerIpAddress": "10.0.0.6"}]}]}}
        """
            .formatted(list));
    ObjectValue read = session.read("megaport_vxc", vxc);
    ObjectValue face = face(read);
    assertThat(at(face, "ip_mtu")).isEqualTo(Value.number(9000));
    assertThat(at(face, "ip_routes").parts()).isEmpty();
    assertThat(at(face, "bgp_connections").parts()).hasSize(2);
    ObjectValue changed = first(at(face, "bgp_connections"));
    assertThat(at(changed, "peer_asn")).isEqualTo(Value.number(64513));
    assertThat(at(changed, "import_whitelist")).isEqualTo(Value.string("theirs"));
    assertThat(at(changed, "password")).isEqualTo(Value.string("first-key"));
    assertThat(read.toString()).doesNotContain("other-key");
    assertThat(plan(read, written)).isNotEqualTo(read);
    ObjectValue corrected = session.update("megaport_vxc", read, written);
    assertThat(session.read("megaport_vxc", corrected)).isEqualTo(corrected);
    assertThat(corrected.toString()).contains("first-key");
  }

  @Test
  void passwordThatIsLeftOutIsSentAsItIsKnown() {
    ObjectValue vxc = session.create("megaport_vxc", routed(List.of(session(Map.of()))));
    Map<String, Object> bare = session(Map.of("med_out", 9));
    bare.remove("password");
    session.trace.clear();
    Planned planned = session.plan("megaport_vxc", Optional.of(vxc), routed(List.of(bare)));
    assertThat(planned.problems())
        .extracting(AttributeProblem::summary)
        .containsExactly("BGP password stays as it is");
    ObjectValue _ = session.update("megaport_vxc", vxc, routed(List.of(bare)));
    assertThat(session.trace)
        .anySatisfy(line ->
            assertThat(line).contains("aEndConfig").contains("\"medOut\":9").contains("password"));
  }

  @Test
  void vlanOfThePortalShowsAndIsCorrected() {
    Value other = at(session.create("megaport_port", Samples.port("b")), "product_uid");
    Map<String, Object> written =
        Samples.vxc(
            Map.of("requested_product_uid", port, "ordered_vlan", 100),
            Map.of("requested_product_uid", other, "ordered_vlan", 0));
    ObjectValue vxc = session.create("megaport_vxc", written);
    portal.send("PUT", "/v3/product/vxc/" + uid(vxc), "{\"aEndVlan\": 150, \"bEndVlan\": 160}");
    ObjectValue read = session.read("megaport_vxc", vxc);
    assertThat(at(read, "a_end", "ordered_vlan")).isEqualTo(Value.number(150));
    assertThat(at(read, "b_end", "ordered_vlan")).isEqualTo(Value.number(0));
    assertThat(at(read, "b_end", "vlan")).isEqualTo(Value.number(160));
    ObjectValue corrected = session.update("megaport_vxc", read, written);
    assertThat(at(corrected, "a_end", "vlan")).isEqualTo(Value.number(100));
    assertThat(at(corrected, "b_end", "vlan")).isEqualTo(Value.number(160));
    assertThat(session.read("megaport_vxc", corrected)).isEqualTo(corrected);
  }

  @Test
  void innerVlanThatThePortalRemovesShowsAndIsCorrected() {
    Value other = at(session.create("megaport_port", Samples.port("b")), "product_uid");
    Map<String, Object> written =
        Samples.vxc(
            Map.of("requested_product_uid", port, "ordered_vlan", 100, "inner_vlan", 7),
            Map.of("requested_product_uid", other, "inner_vlan", -1));
    ObjectValue vxc = session.create("megaport_vxc", written);
    assertThat(session.read("megaport_vxc", vxc)).isEqualTo(vxc);
    portal.send("PUT", "/v3/product/vxc/" + uid(vxc), "{\"aEndInnerVlan\": 0}");
    ObjectValue read = session.read("megaport_vxc", vxc);
    assertThat(at(read, "a_end", "inner_vlan").isNull()).isTrue();
    assertThat(at(read, "b_end", "inner_vlan")).isEqualTo(Value.number(-1));
    ObjectValue corrected = session.update("megaport_vxc", read, written);
    assertThat(session.read("megaport_vxc", corrected))
        .isEqualTo(vxc.with("last_updated", at(corrected, "last_updated")));
  }

  @Test
  void timersThatThePlatformDecidesAreNoDriftAndTheirEndIs() {
    Map<String, Object> written = routed(List.of(session(Map.of())));
    ObjectValue vxc = session.create("megaport_vxc", written);
    assertThat(at(face(session.read("megaport_vxc", vxc)), "bfd", "tx_interval"))
        .isEqualTo(Value.number(500));
    portal.send(
        "PUT",
        "/v3/product/vxc/" + uid(vxc),
        """
        {"aEndConfig": {"interfaces": [{"ipAddresses": ["10.0.0.1/29"], "bfd": {},
          "ipRoutes": [{"prefix": "10.9.0.0/16", "nextHop": "10.0.0.3"}],
          "bgpConnections": [{"peerAsn": 64512, "localIpAddress": "10.0.0.1",
            "peerIpAddress": "10.0.0.2", "shutdown": false, "bfdEnabled": false}]}]}}\
        """);
    ObjectValue read = session.read("megaport_vxc", vxc);
    assertThat(at(face(read), "bfd").isNull()).isTrue();
    ObjectValue corrected = session.update("megaport_vxc", read, written);
    assertThat(at(face(session.read("megaport_vxc", corrected)), "bfd", "multiplier"))
        .isEqualTo(Value.number(5));
  }

  @Test
  void vnicOfThePortalShowsAndIsCorrected() {
    Value mve = at(session.create("megaport_mve", Samples.MVE), "product_uid");
    Map<String, Object> written =
        Samples.vxc(
            Map.of("requested_product_uid", mve, "vnic_index", 0),
            Map.of("requested_product_uid", port));
    ObjectValue vxc = session.create("megaport_vxc", written);
    portal.send("PUT", "/v3/product/vxc/" + uid(vxc), "{\"aVnicIndex\": 1}");
    ObjectValue read = session.read("megaport_vxc", vxc);
    assertThat(at(read, "a_end", "vnic_index")).isEqualTo(Value.number(1));
    ObjectValue corrected = session.update("megaport_vxc", read, written);
    assertThat(at(corrected, "a_end", "vnic_index")).isEqualTo(Value.number(0));
  }

  private ObjectValue imported(ObjectValue vxc) {
    return session.read(
        "megaport_vxc", session.type("megaport_vxc").named(at(vxc, "product_uid").asString()));
  }

  @Test
  void importBringsTheRouterConfiguration() {
    Map<String, Object> plain = session(Map.of());
    plain.remove("password");
    Map<String, Object> written =
        without(with(routed(List.of(plain)), "product_name", "imported"), "none");
    ObjectValue vxc = session.create("megaport_vxc", written);
    ObjectValue read = imported(vxc);
    assertThat(at(read, "a_end_partner_config", "partner")).isEqualTo(Value.string("vrouter"));
    ObjectValue session = first(at(face(read), "bgp_connections"));
    assertThat(at(session, "peer_asn")).isEqualTo(Value.number(64512));
    assertThat(at(session, "password").isNull()).isTrue();
    ObjectValue planned = plan(read, written);
    assertThat(at(planned, "a_end_partner_config", "vrouter_config"))
        .as("timers are never told, everything else is there")
        .isEqualTo(
            withBfd(
                (ObjectValue) at(read, "a_end_partner_config", "vrouter_config"),
                at(face(vxc), "bfd")));
  }

  private static ObjectValue withBfd(ObjectValue config, Value bfd) {
    ObjectValue face = first(at(config, "interfaces")).with("bfd", bfd);
    return config.with("interfaces", Value.list(face.type(), List.of(face)));
  }

  @Test
  void importOfMegaportInternetNeedsNoSettings() {
    ObjectValue partner =
        session.data("megaport_partner", Map.of("connect_type", "TRANSIT", "location_id", 3));
    Map<String, Object> written =
        with(
            Samples.vxc(
                Map.of("requested_product_uid", port),
                Map.of("requested_product_uid", at(partner, "product_uid"))),
            "b_end_partner_config",
            Map.of("partner", "transit"));
    ObjectValue vxc = session.create("megaport_vxc", written);
    ObjectValue read = imported(vxc);
    assertThat(at(read, "b_end_partner_config")).isEqualTo(at(vxc, "b_end_partner_config"));
    assertThat(plan(read, written).attribute("b_end_partner_config"))
        .isEqualTo(read.attribute("b_end_partner_config"));
  }

  @Test
  void cloudSettingsAfterAnImportAreComparedWithWhatIsLive() {
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
                Map.of("requested_product_uid", port),
                Map.of("requested_product_uid", at(partner, "product_uid"))),
            "b_end_partner_config",
            Samples.aws("vif"));
    ObjectValue read = imported(session.create("megaport_vxc", written));
    assertThat(at(read, "b_end_partner_config").isNull()).isTrue();
    Map<String, Object> other = with(written, "b_end_partner_config", Samples.aws("another"));
    Planned planned = session.plan("megaport_vxc", Optional.of(read), other);
    assertThat(planned.replaceBecause()).isEmpty();
    assertThat(planned.problems().getFirst().detail()).contains("name is \"vif\" there");
    session.server.control().clearRequests();
    ObjectValue after = session.update("megaport_vxc", read, other);
    assertThat(session.requests("PUT", "/vxc/")).isZero();
    assertThat(at(after, "b_end_partner_config", "aws_config", "name"))
        .isEqualTo(Value.string("another"));
  }
}
