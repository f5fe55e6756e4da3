package io.portwright.cli.view;

import java.time.Duration;
import java.util.Locale;

/** Durations as people say them: {@code 0.4 s}, {@code 14 s}, {@code 3 min 20 s}. */
public final class Durations {

  private Durations() {}

  public static String of(Duration duration) {
    long millis = duration.toMillis();
    if (millis < 10_000) {
      return String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
    }
    long seconds = duration.toSeconds();
    if (seconds < 120) {
      return seconds + " s";
    }
    return seconds % 60 == 0 ? seconds / 60 + " min" : seconds / 60 + " min " + seconds % 60 + " s";
  }
}
