package io.portwright.provider.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An order may only leave while everybody agrees that its window is open. */
class SendWindowTest {
  private static final class Wall extends Clock {
    private Duration jump = Duration.ZERO;

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return Clock.systemUTC().instant().plus(jump);
    }
  }

  @ParameterizedTest(name = "a wall clock that jumps by {0} s leaves the window open: {1}")
  @CsvSource({"0, true", "-60, false", "60, false", "3600, false"})
  void closesWhenTheClocksDisagree(int seconds, boolean open) {
    Wall wall = new Wall();
    SendWindow window = SendWindow.open(Duration.ofMinutes(2), wall);
    wall.jump = Duration.ofSeconds(seconds);
    assertThat(window.left().isPositive()).isEqualTo(open);
    assertThat(window.left()).isLessThanOrEqualTo(window.length());
  }

  @ParameterizedTest(name = "a window of {0} ms is over")
  @CsvSource({"0", "-5"})
  void isOverWhenItsLengthHasPassed(int millis) {
    assertThat(SendWindow.open(Duration.ofMillis(millis), Clock.systemUTC()).left()).isZero();
  }
}
