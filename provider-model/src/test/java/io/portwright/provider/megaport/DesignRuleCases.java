package io.portwright.provider.megaport;

import static io.portwright.provider.megaport.Designs.BGP;
import static io.portwright.provider.megaport.Designs.MCR;
import static io.portwright.provider.megaport.Designs.MVE;
import static io.portwright.provider.megaport.Designs.PORT;
import static io.portwright.provider.megaport.Designs.SESSION;
import static io.portwright.provider.megaport.Designs.aws;
import static io.portwright.provider.megaport.Designs.azure;
import static io.portwright.provider.megaport.Designs.cloud;
import static io.portwright.provider.megaport.Designs.end;
import static io.portwright.provider.megaport.Designs.list;
import static io.portwright.provider.megaport.Designs.live;
import static io.portwright.provider.megaport.Designs.mve;
import static io.portwright.provider.megaport.Designs.partner;
import static io.portwright.provider.megaport.Designs.ports;
import static io.portwright.provider.megaport.Designs.route;
import static io.portwright.provider.megaport.Designs.routed;
import static io.portwright.provider.megaport.Designs.routers;
import static io.portwright.provider.megaport.Designs.session;
import static io.portwright.provider.megaport.Designs.vxc;
import static io.portwright.provider.megaport.Designs.world;
import static io.portwright.provider.megaport.RuleWorld.uidOf;
import static io.portwright.provider.megaport.Session.with;
import static io.portwright.provider.megaport.Session.without;

import io.portwright.provider.value.Value;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** One design for each design rule that breaks it. */
final class DesignRuleCases {

  private DesignRuleCases() {}

  /**
   * @param at address and attribute that the finding points at
   * @param says part of its text
   */
  record Case(String rule, String at, String says, RuleWorld world) {
    @Override
    public String toString() {
      return rule + " at " + at;
    }
  }

  static Stream<Case> cases() {
    return Stream.of(
            services(), edges(), vxcs(), exchanges(), clouds(), routing(), lists(), changes())
        .flatMap(cases -> cases);
  }

  private static Stream<Case> services() {
    return Stream.of(
        port("LOC-1", "location_id", 9999, "no location 9999"),
        port("LOC-2", "location_id", 9, "closed"),
        port("LOC-3", "diversity_zone", "green", "blue, red"),
        port("PORT-1", "port_speed", 400000, "1000, 10000"),
        port("NAME-1", "product_name", "x".repeat(65), "65 characters"),
        port("NAME-2", "product_name", "  ", "needs a name"),
        port("COST-1", "cost_centre", "x".repeat(256), "256 characters"),
        new Case(
            "MCR-1",
            "megaport_mcr.m.port_speed",
            "1000, 5000",
            world().create("megaport_mcr.m", with(MCR, "port_speed", 10000))),
        new Case(
            "MCR-2",
            "megaport_mcr.m.asn",
            "23456",
            world().create("megaport_mcr.m", with(MCR, "asn", 23456))));
  }

  private static Case port(String rule, String attribute, Object value, String says) {
    return new Case(
        rule,
        "megaport_port.p." + attribute,
        says,
        world().create("megaport_port.p", with(PORT, attribute, value)));
  }

  private static Stream<Case> edges() {
    Map<String, Object> end = Map.of("requested_product_uid", "mve", "vnic_index", 2);
    return Stream.of(
        edge("MVE-1", "location_id", with(MVE, "diversity_zone", "blue"), "does not offer MVEs"),
        edge("MVE-3", "vendor_config.product_size", mve("product_size", "LARGE"), "8 cores"),
        edge("MVE-4", "vendor_config.token", mve("token", "t"), "not read"),
        edge("MVE-5", "vendor_config.image_id", mve("image_id", 2), "CISCO"),
        edge("MVE-7", "vendor_config.product_size", mve("product_size", "LARGE"), "MVE 4/16"),
        edge("MVE-8", "vendor_config.image_id", mve("image_id", 77), "no MVE image 77"),
        new Case(
            "MVE-2",
            "megaport_vxc.v.a_end.vnic_index",
            "index 0",
            world()
                .port("port-b")
                .create("megaport_mve.e", MVE)
                .create("megaport_vxc.v", vxc(end(uidOf("megaport_mve.e")), end("port-b")))),
        new Case(
            "MVE-6",
            "megaport_vxc.v.a_end.vnic_index",
            "names vNIC 2",
            world()
                .port("port-b")
                .live("mve", "MVE", "\"vnics\": [{}, {}]")
                .create("megaport_vxc.v", vxc(end, end("port-b")))));
  }

  private static Case edge(String rule, String attribute, Map<String, Object> mve, String says) {
    return new Case(
        rule, "megaport_mve.e." + attribute, says, world().create("megaport_mve.e", mve));
  }

  private static Stream<Case> vxcs() {
    Map<String, Object> design = vxc(end(uidOf("megaport_port.p"), 100), end("port-b"));
    return Stream.of(
        new Case(
            "VXC-1",
            "megaport_vxc.v.a_end.ordered_vlan",
            "Free there: 101, 102, 103",
            ports()
                .vxc("old", "port-a", "x", 100)
                .create("megaport_vxc.v", vxc(end("port-a", 100), end("port-b")))),
        new Case(
            "VXC-1",
            "megaport_vxc.w.a_end.ordered_vlan",
            "megaport_port.p, which megaport_vxc.v has",
            ports()
                .create("megaport_port.p", PORT)
                .create("megaport_vxc.v", design)
                .create("megaport_vxc.w", design)),
        new Case(
            "VXC-2",
            "megaport_vxc.v.a_end.ordered_vlan",
            "shares port-a".replace("port-a", "Port \"port-a\""),
            ports()
                .vxc("old", "port-a", "x", 100)
                .create("megaport_vxc.v", vxc(end("port-a", -1), end("port-b")))),
        new Case("VXC-4", "megaport_vxc.v.a_end.requested_product_uid", "no free VLAN", full()),
        one("VXC-5", "rate_limit", with(vxc(), "rate_limit", 20000), "10000 Mbps"),
        new Case(
            "VXC-6",
            "megaport_vxc.v.rate_limit",
            "add up to 10500",
            ports()
                .vxc("old", "port-a", "x", 100)
                .create("megaport_vxc.v", with(vxc(), "rate_limit", 10000))),
        one(
            "VXC-7",
            "b_end.requested_product_uid",
            vxc(end("port-a"), end("cloud-shut")),
            "does not take VXCs"),
        one("VXC-8", "rate_limit", with(vxc(), "service_key", "slow"), "allows 100 Mbps"),
        one("VXC-9", "b_end.requested_product_uid", vxc(end("port-a"), end("port-a")), "Both ends"),
        one("VXC-10", "service_key", with(vxc(), "service_key", "off"), "not active"),
        new Case(
            "LAG-1",
            "megaport_vxc.v.a_end.requested_product_uid",
            "primary port",
            ports()
                .live("member", "MEGAPORT", "\"portSpeed\": 10000, \"memberOf\": \"port-a\"")
                .create("megaport_vxc.v", vxc(end("member"), end("port-b")))));
  }

  private static RuleWorld full() {
    RuleWorld world = ports();
    IntStream.rangeClosed(2, 4093).forEach(vlan -> world.vxc("vxc-" + vlan, "port-a", "x", vlan));
    return world.create("megaport_vxc.v", vxc());
  }

  private static Case one(String rule, String attribute, Map<String, Object> vxc, String says) {
    return new Case(
        rule, "megaport_vxc.v." + attribute, says, ports().create("megaport_vxc.v", vxc));
  }

  private static Stream<Case> clouds() {
    String config = "b_end_partner_config.";
    RuleWorld both = ports().create("megaport_vxc.u", azure("port-a", "primary"));
    RuleWorld twice = ports().create("megaport_vxc.u", azure("port-b", "primary"));
    return Stream.of(
        one("AWS-1", "rate_limit", aws("AWSHC", "123456789012", 150), "150 is asked for"),
        one("AWS-2", "rate_limit", aws("AWS", "123456789012", 6000), "at most 5000"),
        one("AWS-3", config + "aws_config.owner_account", aws("AWS", "12-34", 50), "12-34"),
        one("GCP-1", "rate_limit", cloud("google", Map.of("pairing_key", "k"), 250), "250"),
        one(
            "IBM-1",
            config + "ibm_config.customer_asn",
            cloud("ibm", Map.of("account_id", "a", "customer_asn", 64512), 50),
            "64512"),
        one(
            "AZ-1",
            config + "azure_config.port_choice",
            azure("port-a", "primary"),
            "primary port only"),
        new Case(
            "AZ-2",
            "megaport_vxc.v." + config + "azure_config.port_choice",
            "start at Port \"port-a\"",
            both.create("megaport_vxc.v", azure("port-a", "secondary"))),
        new Case(
            "AZ-3",
            "megaport_vxc.v." + config + "azure_config.port_choice",
            "taken by megaport_vxc.u",
            twice.create("megaport_vxc.v", azure("port-a", "primary"))),
        one(
            "AZ-4",
            "rate_limit",
            cloud("azure", Map.of("service_key", "small", "port_choice", "primary"), 1000),
            "carries 500 Mbps; 1000"),
        one(
            "ORA-1",
            "rate_limit",
            cloud("oracle", Map.of("virtual_circuit_id", "stepped"), 500),
            "1000, 2000 Mbps; 500"));
  }

  private static Stream<Case> routing() {
    return Stream.of(
        bgp("BGP-1", Map.of("peer_asn", 65535), "peer_asn", "65535"),
        bgp("BGP-2", Map.of("peer_asn", 64600), "peer_asn", "64600"),
        bgp("BGP-3", Map.of("local_ip_address", "10.0.0.5"), "local_ip_address", "10.0.0.1/30"),
        bgp("BGP-4", Map.of("peer_ip_address", "10.0.0.9"), "peer_ip_address", "10.0.0.9"),
        bgp("BGP-5", Map.of("peer_ip_address", ""), "peer_ip_address", "no peer_ip_address"),
        bgp("BGP-7", Map.of("peer_asn", ""), "peer_asn", "no peer_asn"),
        bgp("NET-1", Map.of("peer_ip_address", "10.0.0"), "peer_ip_address", "is not an address"),
        new Case(
            "NET-2",
            "megaport_vxc.v" + BGP + ".ip_routes[0].prefix",
            "192.0.2.0/24",
            routers().create("megaport_vxc.v", route("192.0.2.7/24", "10.0.0.2"))),
        new Case(
            "NET-3",
            "megaport_vxc.v" + BGP + ".ip_routes[0].next_hop",
            "10.9.9.9",
            routers().create("megaport_vxc.v", route("192.0.2.0/24", "10.9.9.9"))));
  }

  private static Case bgp(String rule, Map<String, ?> session, String attribute, String says) {
    return new Case(
        rule,
        "megaport_vxc.v" + SESSION + attribute,
        says,
        routers().create("megaport_vxc.v", session(session)));
  }

  private static Stream<Case> exchanges() {
    RuleWorld full = world().port("port-a");
    for (int vlan = 2; vlan <= 4093; vlan++) {
      full.ix("ix-" + vlan, "port-a", vlan);
    }
    return Stream.of(
        ix("IX-6", "vlan", ports().vxc("old", "port-a", "port-b", 100), 100, "101, 102"),
        ix("IX-7", "vlan", ports().ix("old", "port-a", -1), 100, "untagged"),
        ix("IX-8", "requested_product_uid", full, 0, "no free VLAN"));
  }

  private static Case ix(String rule, String at, RuleWorld world, int vlan, String says) {
    Map<String, Object> ix = with(Samples.ix(Value.string("port-a")), "vlan", vlan);
    return new Case(rule, "megaport_ix.i." + at, says, world.create("megaport_ix.i", ix));
  }

  private static Stream<Case> lists() {
    Map<String, Object> entry = Map.of("action", "permit", "prefix", "10.0.0.0/8");
    String type = "megaport_mcr_prefix_filter_list.l";
    return Stream.of(
        bgp("PFX-1", Map.of("import_whitelist", "none"), "import_whitelist", "none is planned"),
        bgp("PFX-2", Map.of("import_whitelist", "twice"), "import_whitelist", "has 2 prefix"),
        new Case(
            "PFX-3",
            type + ".entries[0]",
            "8 <= ge <= le <= 32",
            world().create(type, list("mcr", "d", with(entry, "ge", 7)))),
        new Case(
            "PFX-4",
            type + ".entries[0].prefix",
            "IPv4",
            world().create(type, list("mcr", "d", with(entry, "prefix", "10.0.0.1/8")))));
  }

  private static Stream<Case> changes() {
    Map<String, Object> vxc = live("old", vxc());
    Map<String, Object> cloud = live("old", aws("AWS", "123456789012", 50));
    Map<String, Object> far = with(cloud, "b_end", end("cloud-far"));
    Map<String, Object> equal = with(cloud, "b_end", end("cloud-2"));
    Map<String, Object> peers =
        partner(
            vxc,
            "b_end",
            "azure",
            Map.of(
                "service_key", "k",
                "port_choice", "primary",
                "peers", List.of(Map.of("type", "private"))));
    Map<String, Object> router = live("mcr", MCR);
    Map<String, Object> routed = live("old", session(Map.of()));
    Map<String, Object> port = live("port-a", with(PORT, "contract_term_months", 24));
    return Stream.of(
        changed(
            "TERM-2",
            "megaport_port.p.contract_term_months",
            "2031-01-01",
            world()
                .live("port-a", "MEGAPORT", "\"contractEndDate\": 1924992000000")
                .update("megaport_port.p", port, with(port, "contract_term_months", 12))),
        changed(
            "LOCK-1",
            "megaport_port.p.product_name",
            "is locked",
            world()
                .live("port-a", "MEGAPORT", "\"locked\": true")
                .update("megaport_port.p", port, with(port, "product_name", "n"))),
        changed(
            "MCR-3",
            "megaport_mcr.m.asn",
            "1 VXCs",
            routers()
                .vxc("old", "mcr", "port-a", 0)
                .update("megaport_mcr.m", router, with(router, "asn", 64700))),
        changed(
            "MOVE-1",
            "megaport_vxc.v.b_end.requested_product_uid",
            "stays there for life",
            ports().vxc("old", "port-a", "cloud-1", 1).update("megaport_vxc.v", cloud, far)),
        changed(
            "MOVE-2",
            "megaport_vxc.v.a_end.requested_product_uid",
            "from a Port to a MCR",
            ports()
                .router("mcr")
                .vxc("old", "port-a", "port-b", 100)
                .update("megaport_vxc.v", vxc, with(vxc, "a_end", end("mcr")))),
        changed(
            "MOVE-3",
            "megaport_vxc.v.a_end.requested_product_uid",
            "Sydney to Perth",
            ports()
                .live("port-c", "MEGAPORT", "\"portSpeed\": 10000, \"locationId\": 4")
                .update("megaport_vxc.v", vxc, with(vxc, "a_end", end("port-c")))),
        changed(
            "MOVE-4",
            "megaport_vxc.v.b_end.requested_product_uid",
            "nothing is sent",
            ports().vxc("old", "port-a", "cloud-1", 1).update("megaport_vxc.v", cloud, equal)),
        changed(
            "END-1",
            "megaport_port.p.",
            "1 VXCs",
            ports().vxc("old", "port-a", "port-b", 100).delete("megaport_port.p", port)),
        changed(
            "END-2",
            "megaport_vxc.v.b_end_partner_config",
            "live connection to aws",
            ports().replace("megaport_vxc.v", cloud, aws("AWS", "123456789013", 50))),
        changed(
            "END-3",
            "megaport_vxc.v.b_end_partner_config",
            "peering",
            ports().delete("megaport_vxc.v", peers)),
        changed(
            "END-4",
            "megaport_vxc.v.a_end_partner_config",
            "removed from the live router",
            routers().update("megaport_vxc.v", routed, without(routed, "a_end_partner_config"))),
        changed(
            "END-5",
            "megaport_vxc.v.b_end_partner_config",
            "taken out of state",
            ports().update("megaport_vxc.v", cloud, without(cloud, "b_end_partner_config"))),
        changed(
            "BGP-6",
            "megaport_vxc.v.a_end_partner_config.vrouter_config",
            "10.0.0.2",
            routers()
                .live(
                    "old",
                    "VXC",
                    """
                    "resources": {"csp_connection": {"connectType": "VROUTER",
                      "resource_name": "a_csp_connection", "interfaces": [{"bgpConnections": [
                        {"peerIpAddress": "10.0.0.2", "password": "********"}]}]}}
                    """)
                .update("megaport_vxc.v", routed, live("old", session(Map.of("med_in", 5))))));
  }

  private static Case changed(String rule, String at, String says, RuleWorld world) {
    return new Case(rule, at, says, world);
  }
}
