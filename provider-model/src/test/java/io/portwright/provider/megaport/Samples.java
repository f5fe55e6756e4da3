package io.portwright.provider.megaport;

import io.portwright.provider.value.Value;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Configurations that the tests start from. */
final class Samples {

  private Samples() {}

  static final Map<String, Object> PORT =
      Map.of(
          "product_name",
          "syd-a",
          "port_speed",
          10000,
          "location_id",
          3,
          "contract_term_months",
          12,
          "marketplace_visibility",
          false,
          "cost_centre",
          "net",
          "resource_tags",
          Map.of("env", "prod"));

  static final Map<String, Object> LAG =
      Map.of(
          "product_name", "syd-lag",
          "port_speed", 10000,
          "location_id", 3,
          "contract_term_months", 1,
          "marketplace_visibility", false,
          "lag_count", 3);

  static final Map<String, Object> MCR =
      Map.of(
          "product_name", "syd-router",
          "port_speed", 5000,
          "location_id", 3,
          "contract_term_months", 1,
          "asn", 64555,
          "cost_centre", "net");

  static final Map<String, Object> VENDOR =
      Map.of(
          "vendor", "aruba",
          "product_size", "MEDIUM",
          "image_id", 23,
          "account_name", "Test",
          "account_key", "12345678",
          "system_tag", "tag-1");

  static final Map<String, Object> MVE =
      Map.of(
          "product_name",
          "edge",
          "location_id",
          5,
          "contract_term_months",
          1,
          "vnics",
          List.of(Map.of("description", "Data"), Map.of("description", "Control")),
          "vendor_config",
          VENDOR);

  static Map<String, Object> ix(Value port) {
    Map<String, Object> ix = new TreeMap<>();
    ix.put("product_name", "peering");
    ix.put("requested_product_uid", port);
    ix.put("network_service_type", "Sydney IX");
    ix.put("asn", 64999);
    ix.put("mac_address", "00:11:22:33:44:5f");
    ix.put("rate_limit", 500);
    ix.put("vlan", 2001);
    return ix;
  }

  static Map<String, Object> port(String name) {
    Map<String, Object> port = new TreeMap<>(PORT);
    port.put("product_name", name);
    return port;
  }

  static Map<String, Object> vxc(Map<String, ?> aEnd, Map<String, ?> bEnd) {
    return Map.of(
        "product_name",
        "a-to-b",
        "rate_limit",
        500,
        "contract_term_months",
        1,
        "a_end",
        aEnd,
        "b_end",
        bEnd);
  }

  static Map<String, Object> aws(String name) {
    return Map.of(
        "partner",
        "aws",
        "aws_config",
        Map.of(
            "name",
            name,
            "asn",
            64550,
            "type",
            "private",
            "connect_type",
            "AWS",
            "amazon_asn",
            64551,
            "owner_account",
            "123456789012"));
  }
}
