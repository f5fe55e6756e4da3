package io.portwright.cli.view;

import io.portwright.provider.value.Value;
import java.util.Optional;

/** Units behind numbers that the API takes without one. Source: attribute names of the provider. */
final class Units {

  private Units() {}

  static Optional<String> note(String attribute, Value value) {
    if (!(value instanceof Value.NumberValue number)) {
      return Optional.empty();
    }
    Optional<Long> whole = number.number().asLongExact();
    if (whole.isEmpty() || number.isSensitive()) {
      return Optional.empty();
    }
    return switch (attribute) {
      case "port_speed", "rate_limit", "max_speed", "speed" -> Optional.of(speed(whole.get()));
      case "contract_term_months" ->
          whole.get() == 1 ? Optional.of("month to month") : Optional.empty();
      case "ordered_vlan", "inner_vlan", "vlan" ->
          whole.get() == -1 ? Optional.of("untagged") : Optional.empty();
      default -> Optional.empty();
    };
  }

  /** A rate in the unit that people say. */
  static String speed(long mbps) {
    if (mbps >= 1000 && mbps % 1000 == 0) {
      return mbps / 1000 + " Gbps";
    }
    return mbps >= 1000 && mbps % 100 == 0
        ? mbps / 1000 + "." + mbps % 1000 / 100 + " Gbps"
        : mbps + " Mbps";
  }
}
