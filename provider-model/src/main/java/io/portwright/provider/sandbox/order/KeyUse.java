package io.portwright.provider.sandbox.order;

import io.portwright.provider.sandbox.catalogue.PrintedKey;
import io.portwright.provider.sandbox.wire.Body;
import io.portwright.provider.sandbox.wire.Refusal;
import io.portwright.provider.sandbox.world.End;
import io.portwright.provider.sandbox.world.ServiceKey;
import java.util.Optional;

/**
 * A service key in the order of a VXC: one made in the sandbox, or one that documentation prints.
 */
sealed interface KeyUse {
  record Made(ServiceKey key) implements KeyUse {}

  record Printed(PrintedKey key) implements KeyUse {}

  /** The key of an order, if it names one; refused when it cannot be used. */
  static Optional<KeyUse> of(Desk desk, Body vxc, int rate) {
    Optional<String> text = vxc.text("serviceKey").filter(key -> !key.isEmpty());
    if (text.isEmpty()) {
      return Optional.empty();
    }
    Optional<KeyUse> made = desk.draft().serviceKey(text.get()).map(Made::new);
    KeyUse use =
        made.or(() -> desk.catalogue().cloudKeys().printedKey(text.get()).map(Printed::new))
            .orElseThrow(() -> Refusal.invalid("serviceKey is not a valid service key"));
    if (use instanceof Made(ServiceKey key) && !key.valid(desk.draft().now())) {
      throw Refusal.invalid("serviceKey is inactive, expired or used up");
    }
    if (rate > use.maxRate()) {
      throw Refusal.invalid("rateLimit must be at most " + use.maxRate() + " with this key");
    }
    return Optional.of(use);
  }

  default int maxRate() {
    return switch (this) {
      case Made(ServiceKey key) -> key.limits().maxRate();
      case Printed(PrintedKey key) -> key.maxRate();
    };
  }

  /** The whole key, also when the order named its first characters only. */
  default String text() {
    return switch (this) {
      case Made(ServiceKey key) -> key.key();
      case Printed(PrintedKey key) -> key.key();
    };
  }

  default String productUid() {
    return switch (this) {
      case Made(ServiceKey key) -> key.productUid();
      case Printed(PrintedKey key) -> key.productUid();
    };
  }

  /** Whether the owner of the B-End need not approve. */
  default boolean preApproved() {
    return switch (this) {
      case Made(ServiceKey key) -> key.limits().preApproved();
      case Printed _ -> true;
    };
  }

  /** The B-End with the VLAN that the key gives it, if it gives one. */
  default End tagged(End bEnd) {
    return this instanceof Made(ServiceKey key) && key.limits().vlan().isPresent()
        ? bEnd.withVlan(key.limits().vlan())
        : bEnd;
  }

  /** Notes that a VXC was ordered with the key. */
  default void note(Desk desk) {
    if (this instanceof Made(ServiceKey key)) {
      desk.draft().put(key.used(desk.draft().now()));
    }
  }
}
