package io.portwright.provider.megaport.product;

import io.portwright.provider.spi.AttributeProblem;
import io.portwright.provider.value.AttributePath;
import io.portwright.provider.value.Value.ObjectValue;
import java.util.Optional;
import java.util.Set;

/** Autonomous system numbers that a service takes: all but those that are reserved (RFC 7607). */
public final class AsNumbers {

  private static final String ATTRIBUTE = "asn";
  private static final long LARGEST = 4_294_967_294L;
  private static final Set<Long> RESERVED = Set.of(23456L, 65535L);

  private AsNumbers() {}

  /**
   * What is wrong with the {@code asn} of an object; nothing when it is not known.
   *
   * @param next what to do besides choosing another one; may be empty
   */
  public static Optional<AttributeProblem> problem(ObjectValue object, String next) {
    return Fields.whole(object, ATTRIBUTE).stream()
        .filter(asn -> asn < 1 || asn > LARGEST || RESERVED.contains(asn))
        .mapToObj(asn ->
            AttributeProblem.error(
                AttributePath.of(ATTRIBUTE),
                "ASN out of range",
                "An autonomous system number is 1 to 4294967294 without 23456 and 65535, but it is %d.%s"
                    .formatted(asn, next.isEmpty() ? "" : " " + next)))
        .findFirst();
  }
}
