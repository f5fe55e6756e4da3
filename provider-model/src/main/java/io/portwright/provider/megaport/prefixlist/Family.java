package io.portwright.provider.megaport.prefixlist;

import java.util.Optional;

/** Address families, by the names that the API knows. */
public enum Family {
  IPV4("IPv4", 32),
  IPV6("IPv6", 128);

  private final String wireName;
  private final int longest;

  Family(String wireName, int longest) {
    this.wireName = wireName;
    this.longest = longest;
  }

  /** The name in any case. */
  public static Optional<Family> of(String name) {
    for (Family family : values()) {
      if (family.wireName.equalsIgnoreCase(name)) {
        return Optional.of(family);
      }
    }
    return Optional.empty();
  }

  public String wireName() {
    return wireName;
  }

  /** Bits of an address. */
  public int longest() {
    return longest;
  }
}
