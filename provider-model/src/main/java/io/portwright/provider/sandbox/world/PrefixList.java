package io.portwright.provider.sandbox.world;

import java.util.List;

/**
 * A prefix filter list of an MCR or NAT gateway.
 *
 * @param family {@code IPv4} or {@code IPv6}
 */
public record PrefixList(int id, String description, String family, List<Entry> entries) {

  /**
   * One line of the list.
   *
   * @param ge shortest prefix length that matches
   * @param le longest prefix length that matches
   */
  public record Entry(String action, String prefix, int ge, int le) {}

  public PrefixList {
    entries = List.copyOf(entries);
  }
}
