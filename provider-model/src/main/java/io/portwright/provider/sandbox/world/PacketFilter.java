package io.portwright.provider.sandbox.world;

import java.util.List;

/** A packet filter of an MCR or NAT gateway. The first entry that matches a packet decides. */
public record PacketFilter(int id, String description, List<Entry> entries) {

  /**
   * One rule.
   *
   * @param action {@code permit} or {@code deny}
   * @param source CIDR
   * @param destination CIDR
   * @param sourcePorts such as {@code 443} or {@code 1000-2000}; empty: any
   * @param destinationPorts as the source ports
   * @param protocol IANA number; 0: any
   * @param description empty when none
   */
  public record Entry(
      String action,
      String source,
      String destination,
      String sourcePorts,
      String destinationPorts,
      int protocol,
      String description) {}

  public PacketFilter {
    entries = List.copyOf(entries);
  }
}
