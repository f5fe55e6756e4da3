package io.portwright.provider.megaport.wire;

import java.util.Locale;
import java.util.Optional;

/** Kinds of services, as the API names them. */
public enum ProductKind {
  PORT("MEGAPORT", "megaport", "Port"),
  MCR("MCR2", "mcr2", "MCR"),
  MVE("MVE", "mve", "MVE"),
  VXC("VXC", "vxc", "VXC"),
  IX("IX", "ix", "IX"),
  NAT_GATEWAY("NAT_GATEWAY", "nat_gateway", "NAT gateway");

  private final String wireName;
  private final String pathName;
  private final String display;

  ProductKind(String wireName, String pathName, String display) {
    this.wireName = wireName;
    this.pathName = pathName;
    this.display = display;
  }

  /** In bodies: {@code MEGAPORT}, {@code MCR2}. */
  public String wireName() {
    return wireName;
  }

  /** In paths: {@code megaport}, {@code mcr2}. */
  public String pathName() {
    return pathName;
  }

  /** In messages: {@code Port}, {@code MCR}. */
  public String display() {
    return display;
  }

  public static Optional<ProductKind> of(String wireName) {
    String upper = wireName.toUpperCase(Locale.ROOT);
    for (ProductKind kind : values()) {
      if (kind.wireName.equals(upper)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }
}
