package io.portwright.provider.sandbox.world;

import java.util.List;

/** What a router filters by: prefix lists for BGP sessions, packet filters for interfaces. */
public record Filters(List<PrefixList> prefixLists, List<PacketFilter> packetFilters) {
  public static final Filters NONE = new Filters(List.of(), List.of());

  public Filters {
    prefixLists = List.copyOf(prefixLists);
    packetFilters = List.copyOf(packetFilters);
  }

  public Filters withPrefixLists(List<PrefixList> changed) {
    return new Filters(changed, packetFilters);
  }

  public Filters withPacketFilters(List<PacketFilter> changed) {
    return new Filters(prefixLists, changed);
  }
}
