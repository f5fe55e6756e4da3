package io.portwright.provider.megaport.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Points in time in every form that the API is known for. */
class TimesTest {

  @ParameterizedTest
  @CsvSource({
    "1770076800000, 2026-02-03T00:00:00Z",
    "1.7700768E12, 2026-02-03T00:00:00Z",
    "1770076800000.7, 2026-02-03T00:00:00Z",
    "0, 1970-01-01T00:00:00Z",
  })
  void numbersAreMilliseconds(String number, String expected) {
    assertThat(Times.instant(new Json.Num(new BigDecimal(number))))
        .hasValue(Instant.parse(expected));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-02-03T04:05:06Z, 2026-02-03T04:05:06Z",
    "2026-02-03T04:05:06.789Z, 2026-02-03T04:05:06.789Z",
    "2026-02-03T04:05:06+10:00, 2026-02-02T18:05:06Z",
    "2026-02-03T04:05:06.000+0000, 2026-02-03T04:05:06Z",
    "2026-02-03T04:05:06-05, 2026-02-03T09:05:06Z",
    "2026-02-03T04:05:06, 2026-02-03T04:05:06Z",
    "2026-02-03, 2026-02-03T00:00:00Z",
    "03/Feb/26, 2026-02-03T00:00:00Z",
    "03/FEB/26, 2026-02-03T00:00:00Z",
  })
  void textsAreIsoOrShort(String text, String expected) {
    assertThat(Times.instant(Json.of(text))).hasValue(Instant.parse(expected));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "soon", "2026-13-01", "1770076800000", "03/Foo/26"})
  void otherTextIsNoTime(String text) {
    assertThat(Times.instant(Json.of(text))).isEmpty();
  }

  @Test
  void numbersOutOfRangeAreNoTime() {
    assertThat(Times.instant(new Json.Num(new BigDecimal("1e40")))).isEmpty();
    assertThat(Times.instant(Json.of(-1))).isEmpty();
    assertThat(Times.instant(Json.NULL)).isEmpty();
  }
}
