package io.portwright.provider.value;

import java.util.Optional;

/**
 * What is known about an unknown value.
 *
 * @param notNull it is certainly not null
 * @param prefix a string starts with this; empty string when nothing is known
 * @param lower smallest possible number
 * @param upper largest possible number
 * @param minLength fewest elements of a collection, {@code >= 0}
 * @param maxLength most elements of a collection; {@link Integer#MAX_VALUE} when not known
 */
public record Refinement(
    boolean notNull,
    String prefix,
    Optional<Bound> lower,
    Optional<Bound> upper,
    int minLength,
    int maxLength) {

  /** One end of a range of numbers. */
  public record Bound(BigFloat value, boolean inclusive) {}

  public static final Refinement NONE =
      new Refinement(false, "", Optional.empty(), Optional.empty(), 0, Integer.MAX_VALUE);
  public static final Refinement NOT_NULL =
      new Refinement(true, "", Optional.empty(), Optional.empty(), 0, Integer.MAX_VALUE);

  public Refinement withNotNull() {
    return new Refinement(true, prefix, lower, upper, minLength, maxLength);
  }

  public static Refinement startingWith(String prefix) {
    return new Refinement(true, prefix, Optional.empty(), Optional.empty(), 0, Integer.MAX_VALUE);
  }

  public static Refinement between(Optional<Bound> lower, Optional<Bound> upper) {
    return new Refinement(true, "", lower, upper, 0, Integer.MAX_VALUE);
  }

  public static Refinement ofLength(int min, int max) {
    return new Refinement(true, "", Optional.empty(), Optional.empty(), min, max);
  }
}
