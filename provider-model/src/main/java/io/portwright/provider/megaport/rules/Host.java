package io.portwright.provider.megaport.rules;

import io.portwright.provider.megaport.product.Fields;
import io.portwright.provider.megaport.wire.Json;
import io.portwright.provider.megaport.wire.Product;
import io.portwright.provider.megaport.wire.ProductKind;
import io.portwright.provider.value.Value.ObjectValue;
import java.util.Optional;
import java.util.OptionalLong;

/** What an end of a VXC is attached to. */
sealed interface Host {

  /** Equal for ends at the same place: the UID, or the address of what has none yet. */
  String key();

  /** For messages: the address, or what the service calls it. */
  String shown();

  /** Mbps that one VXC can have there; empty when it is not known. */
  OptionalLong speed();

  OptionalLong location();

  /**
   * A service of the account, or one that the plan orders.
   *
   * @param live as listed; empty before it is ordered
   * @param planned as the plan leaves it; empty when it is not part of the configuration
   */
  record Own(
      String key,
      String shown,
      ProductKind kind,
      Optional<Product> live,
      Optional<ObjectValue> planned)
      implements Host {

    @Override
    public OptionalLong speed() {
      if (live.isPresent()) {
        OptionalLong most = live.get().fields().whole("maxVxcSpeed");
        return most.isPresent() ? most : live.get().fields().whole("portSpeed");
      }
      OptionalLong one = whole("port_speed");
      return one.isPresent()
          ? OptionalLong.of(one.getAsLong() * whole("lag_count").orElse(1))
          : one;
    }

    @Override
    public OptionalLong location() {
      return live.isPresent() ? live.get().fields().whole("locationId") : whole("location_id");
    }

    private OptionalLong whole(String name) {
      return planned.isPresent() ? Fields.whole(planned.get(), name) : OptionalLong.empty();
    }
  }

  /** A port of a partner, as the list of partner ports has it. */
  record Foreign(String key, Json row) implements Host {

    @Override
    public String shown() {
      return "port \"%s\" of %s"
          .formatted(row.textOr("title", ""), row.textOr("companyName", "a partner"));
    }

    @Override
    public OptionalLong speed() {
      OptionalLong most = row.whole("maxVxcSpeed");
      return most.isPresent() ? most : row.whole("speed");
    }

    @Override
    public OptionalLong location() {
      return row.whole("locationId");
    }
  }
}
