package io.portwright.provider.sandbox.catalogue;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One internet exchange.
 *
 * @param name what orders call it, such as {@code Sydney IX}
 * @param asn of its route servers
 * @param server4 address of its first route server
 * @param server6 as {@code server4}, version 6
 * @param network4 its peering network, CIDR
 * @param network6 as {@code network4}, version 6
 */
public record ExchangeType(
    String name, long asn, String server4, String server6, String network4, String network6) {

  static ExchangeType of(JsonNode row, JsonNode point) {
    return new ExchangeType(
        row.path("name").asText(),
        row.path("asn").asLong(),
        row.path("primaryipv4").path("value").asText(),
        row.path("primaryipv6").path("value").asText(),
        point.path("ipv4_network").asText(),
        point.path("ipv6_network").asText());
  }

  /** Address that a customer gets, by the number of the service; after the route servers. */
  public String address4(int serviceId) {
    String network = network4.substring(0, network4.indexOf('/'));
    String prefix = network.substring(0, network.lastIndexOf('.') + 1);
    return prefix + (10 + serviceId % 240);
  }

  /** As {@link #address4}, version 6. */
  public String address6(int serviceId) {
    String network = network6.substring(0, network6.indexOf('/'));
    return network + Integer.toHexString(0x1000 + serviceId % 0xe000);
  }
}
