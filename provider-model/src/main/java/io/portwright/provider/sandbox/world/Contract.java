package io.portwright.provider.sandbox.world;

import java.time.Instant;
import java.time.ZoneOffset;

/**
 * The minimum term of a service.
 *
 * @param months 1, 12, 24, 36, 48 or 60
 * @param start when the term began
 */
public record Contract(int months, Instant start) {

  public Instant end() {
    return start.atOffset(ZoneOffset.UTC).plusMonths(months).toInstant();
  }

  /** A time before the end, in whole months of the calendar. */
  public Instant monthsBeforeEnd(int count) {
    return end().atOffset(ZoneOffset.UTC).minusMonths(count).toInstant();
  }

  /** Whether the term can be shortened: only in its last month. */
  public boolean inLastMonth(Instant now) {
    return !now.isBefore(monthsBeforeEnd(1));
  }
}
