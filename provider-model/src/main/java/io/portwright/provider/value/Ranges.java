package io.portwright.provider.value;

import io.portwright.provider.value.Value.UnknownValue;
import java.util.Optional;

/** What an unknown value can turn out to be, going by its refinement. */
public final class Ranges {
  private Ranges() {}

  /** False when the unknown value can certainly not turn out to be this known one. */
  public static boolean mayBe(UnknownValue unknown, Value known) {
    Refinement refinement = unknown.refinement();
    if (known.isNull()) {
      return !refinement.notNull();
    }
    return switch (known) {
      case Value.StringValue s -> s.text().startsWith(refinement.prefix());
      case Value.NumberValue n -> within(refinement, n.number());
      case Value other when other.type().isCollection() ->
          longEnough(refinement, other) && other.parts().size() <= refinement.maxLength();
      case Value _ -> true;
    };
  }

  private static boolean longEnough(Refinement refinement, Value known) {
    return known.parts().size() >= refinement.minLength();
  }

  private static boolean within(Refinement refinement, BigFloat number) {
    return refinement.lower().stream().allMatch(b -> fits(number.compareTo(b.value()), b))
        && refinement.upper().stream().allMatch(b -> fits(b.value().compareTo(number), b));
  }

  private static boolean fits(int distance, Refinement.Bound bound) {
    return distance > 0 || distance == 0 && bound.inclusive();
  }

  /** Whether a value is certainly not null. */
  public static boolean isNotNull(Value value) {
    return value instanceof UnknownValue u ? u.refinement().notNull() : !value.isNull();
  }

  /** The smallest number a value can be; empty when there is no limit. */
  public static Optional<Refinement.Bound> lower(Value value) {
    return switch (value) {
      case Value.NumberValue n -> Optional.of(new Refinement.Bound(n.number(), true));
      case UnknownValue u -> u.refinement().lower();
      case Value _ -> Optional.empty();
    };
  }

  /** The largest number a value can be; empty when there is no limit. */
  public static Optional<Refinement.Bound> upper(Value value) {
    return switch (value) {
      case Value.NumberValue n -> Optional.of(new Refinement.Bound(n.number(), true));
      case UnknownValue u -> u.refinement().upper();
      case Value _ -> Optional.empty();
    };
  }

  /** The fewest elements a collection can have. */
  public static int minLength(Value value) {
    return value instanceof UnknownValue u ? u.refinement().minLength() : value.parts().size();
  }

  /** The most elements a collection can have; {@link Integer#MAX_VALUE} without a limit. */
  public static int maxLength(Value value) {
    return value instanceof UnknownValue u ? u.refinement().maxLength() : value.parts().size();
  }
}
