package io.portwright.provider.megaport.wire;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Optional;

/**
 * Points in time as the API writes them: epoch milliseconds as number, ISO 8601 with or without
 * zone or time of day, {@code 03/Feb/26}. What has no zone is in UTC.
 */
public final class Times {

  private static final BigDecimal LATEST = BigDecimal.valueOf(253_402_300_799_999L);

  private static final DateTimeFormatter ISO =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE)
          .optionalStart()
          .appendLiteral('T')
          .append(DateTimeFormatter.ISO_LOCAL_TIME)
          .optionalStart()
          .appendOffset("+HH:MM", "Z")
          .optionalEnd()
          .optionalStart()
          .appendOffset("+HHMM", "Z")
          .optionalEnd()
          .optionalStart()
          .appendOffset("+HH", "Z")
          .toFormatter(Locale.ROOT);

  private static final DateTimeFormatter SHORT =
      new DateTimeFormatterBuilder()
          .parseCaseInsensitive()
          .appendPattern("dd/MMM/yy")
          .toFormatter(Locale.ENGLISH);

  private Times() {}

  /** Empty for what is no time, or one outside the years 1970 to 9999. */
  public static Optional<Instant> instant(Json json) {
    return switch (json) {
      case Json.Num number -> millis(number.number());
      case Json.Text text -> text(text.value().strip());
      case Json.Bool _, Json.Null _, Json.Arr _, Json.Obj _ -> Optional.empty();
    };
  }

  private static Optional<Instant> millis(BigDecimal number) {
    boolean reasonable = number.signum() >= 0 && number.compareTo(LATEST) <= 0;
    return reasonable
        ? Optional.of(Instant.ofEpochMilli(number.setScale(0, RoundingMode.DOWN).longValueExact()))
        : Optional.empty();
  }

  private static Optional<Instant> text(String text) {
    try {
      TemporalAccessor read =
          ISO.parseBest(text, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
      return Optional.of(
          switch (read) {
            case OffsetDateTime whole -> whole.toInstant();
            case LocalDateTime local -> local.toInstant(ZoneOffset.UTC);
            default -> LocalDate.from(read).atStartOfDay().toInstant(ZoneOffset.UTC);
          });
    } catch (DateTimeException _) {
      return day(text);
    }
  }

  private static Optional<Instant> day(String text) {
    try {
      LocalDate day = LocalDate.parse(text, SHORT);
      return Optional.of(day.atStartOfDay().toInstant(ZoneOffset.UTC));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }
}
