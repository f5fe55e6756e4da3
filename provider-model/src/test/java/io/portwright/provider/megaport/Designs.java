package io.portwright.provider.megaport;

import static io.portwright.provider.megaport.Session.with;
import static io.portwright.provider.megaport.Session.without;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Configurations that design rules are tried on. */
final class Designs {

  private Designs() {}

  static final Map<String, Object> PORT =
      without(with(Samples.PORT, "resource_tags", Map.of()), "cost_centre");
  static final Map<String, Object> MCR = Samples.MCR;
  static final Map<String, Object> MVE =
      with(with(Samples.MVE, "location_id", 3), "vendor_config", vendor("image_id", 1));

  static Map<String, Object> vendor(String name, Object value) {
    return with(with(Samples.VENDOR, "image_id", 1), name, value);
  }

  static Map<String, Object> mve(String name, Object value) {
    return with(MVE, "vendor_config", vendor(name, value));
  }

  static RuleWorld world() {
    return new RuleWorld();
  }

  static Map<String, Object> end(Object uid) {
    return Map.of("requested_product_uid", uid);
  }

  static Map<String, Object> end(Object uid, int vlan) {
    return Map.of("requested_product_uid", uid, "ordered_vlan", vlan);
  }

  static Map<String, Object> vxc(Map<String, ?> a, Map<String, ?> b) {
    return Samples.vxc(a, b);
  }

  static Map<String, Object> vxc() {
    return vxc(end("port-a"), end("port-b"));
  }

  static RuleWorld ports() {
    return world().port("port-a").port("port-b");
  }

  static Map<String, Object> live(String uid, Map<String, ?> object) {
    return with(object, "product_uid", uid);
  }

  static Map<String, Object> partner(
      Map<String, ?> vxc, String side, String partner, Map<String, ?> settings) {
    return with(
        vxc, side + "_partner_config", Map.of("partner", partner, partner + "_config", settings));
  }

  static Map<String, Object> cloud(String partner, Map<String, ?> settings, int rate) {
    return with(
        partner(vxc(end("port-a"), end("cloud-1")), "b_end", partner, settings),
        "rate_limit",
        rate);
  }

  static Map<String, Object> aws(String connectType, String account, int rate) {
    return cloud(
        "aws",
        Map.of(
            "connect_type", connectType, "name", "n", "type", "private", "owner_account", account),
        rate);
  }

  static Map<String, Object> azure(String from, String choice) {
    return partner(
        vxc(end(from), Map.of()),
        "b_end",
        "azure",
        Map.of("service_key", "key", "port_choice", choice));
  }

  static Map<String, Object> routed(Map<String, ?> face) {
    Map<String, Object> whole = new TreeMap<>(Map.of("ip_addresses", List.of("10.0.0.1/30")));
    whole.putAll(face);
    return partner(
        vxc(end("mcr"), end("port-a")), "a_end", "vrouter", Map.of("interfaces", List.of(whole)));
  }

  static Map<String, Object> session(Map<String, ?> changed) {
    Map<String, Object> session =
        new TreeMap<>(
            Map.of(
                "peer_asn", 64512, "local_ip_address", "10.0.0.1", "peer_ip_address", "10.0.0.2"));
    session.putAll(changed);
    session.values().removeIf(""::equals);
    return routed(Map.of("bgp_connections", List.of(session)));
  }

  static Map<String, Object> route(String prefix, String hop) {
    return routed(Map.of("ip_routes", List.of(Map.of("prefix", prefix, "next_hop", hop))));
  }

  static RuleWorld routers() {
    return world().router("mcr").port("port-a");
  }

  static Map<String, Object> list(Object router, String description, Map<String, ?> entry) {
    return Map.of(
        "mcr_id",
        router,
        "description",
        description,
        "address_family",
        "IPv4",
        "entries",
        List.of(entry));
  }

  static final String BGP = ".a_end_partner_config.vrouter_config.interfaces[0]";
  static final String SESSION = BGP + ".bgp_connections[0].";
}
