package io.portwright.cli.torture;

import com.fasterxml.jackson.databind.JsonNode;
import io.portwright.provider.sandbox.SandboxServer;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the service has on its books; nothing of the program is asked.
 *
 * @param ordered how often something of a type and name was ever ordered, ended ones too
 * @param live type and name of what has not ended, by UID
 */
record Ledger(SortedMap<String, Integer> ordered, SortedMap<String, String> live) {
  static Ledger of(SandboxServer sandbox) {
    try (ServiceApi api = ServiceApi.of(sandbox)) {
      TreeMap<String, Integer> ordered = new TreeMap<>();
      TreeMap<String, String> live = new TreeMap<>();
      TreeMap<String, JsonNode> all = new TreeMap<>();
      api.get("/v2/products").path("data").forEach(product -> collect(product, all));
      all.forEach((uid, product) -> {
        String type = product.path("productType").asText();
        enter(type + " " + product.path("productName").asText(), uid, product, ordered, live);
        if (type.equals("MCR2") && !isGone(product)) {
          String lists = "/v2/product/mcr2/" + uid + "/prefixLists";
          api.get(lists)
              .path("data")
              .forEach(list -> {
                String name = "prefix list " + list.path("description").asText();
                enter(name, uid + ":" + list.path("id").asText(), list, ordered, live);
              });
        }
      });
      return new Ledger(ordered, live);
    }
  }

  /** How often something of this type and name was ordered. */
  int count(String name) {
    return ordered.getOrDefault(name, 0);
  }

  /** How many orders there were. */
  int total() {
    return ordered.values().stream().mapToInt(Integer::intValue).sum();
  }

  private static void enter(
      String name,
      String uid,
      JsonNode item,
      TreeMap<String, Integer> ordered,
      TreeMap<String, String> live) {
    ordered.merge(name, 1, Integer::sum);
    if (!isGone(item)) {
      live.put(uid, name);
    }
  }

  private static void collect(JsonNode product, TreeMap<String, JsonNode> all) {
    all.put(product.path("productUid").asText(), product);
    product.path("associatedVxcs").forEach(vxc -> collect(vxc, all));
  }

  private static boolean isGone(JsonNode product) {
    String status = product.path("provisioningStatus").asText();
    return status.startsWith("DECOMMISSION") || status.equals("CANCELLED");
  }
}
