package io.portwright.engine.recovery;

import io.portwright.engine.eval.function.DurationText;
import io.portwright.engine.journal.Intent;
import io.portwright.engine.journal.IntentStatus;
import io.portwright.provider.diagnostic.Checked;
import io.portwright.provider.diagnostic.Diagnostic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How careful recovery is. All durations run on this machine, from when it first saw an intent.
 *
 * @param window longest duration of one request that orders
 * @param lease time after which the holder of an intent notices that it is not alone any more
 * @param margin time that lists may lag behind
 * @param looks fresh lists that must show nothing before an order counts as not made
 * @param pause between two looks
 * @param patience longest time that a plan waits for an intent to become ripe
 */
public record RecoverySettings(
    Duration window,
    Duration lease,
    Duration margin,
    int looks,
    Duration pause,
    Duration patience) {
  /** The real environments. */
  public static final RecoverySettings NETWORK =
      new RecoverySettings(
          Duration.ofMinutes(2),
          Duration.ofSeconds(60),
          Duration.ofSeconds(60),
          3,
          Duration.ofSeconds(5),
          Duration.ofSeconds(20));

  /** The sandbox. */
  public static final RecoverySettings SANDBOX =
      new RecoverySettings(
          Duration.ofSeconds(4),
          Duration.ofSeconds(1),
          Duration.ofSeconds(1),
          3,
          Duration.ofMillis(200),
          Duration.ofSeconds(20));

  /**
   * How long an intent is left alone. One whose sender has recorded that the outcome is unclear is
   * not being sent any more; any other may be.
   */
  Duration wait(Intent intent) {
    return switch (intent.status()) {
      case IntentStatus.Unclear _, IntentStatus.AwaitingApproval _ -> margin;
      case IntentStatus.Open _,
          IntentStatus.Unfamiliar _,
          IntentStatus.Accepted _,
          IntentStatus.Refused _ ->
          intent.sendWindow().plus(lease).plus(margin);
    };
  }

  /**
   * With the times that a user has set: {@code PORTWRIGHT_SEND_WINDOW}, {@code PORTWRIGHT_LEASE},
   * {@code PORTWRIGHT_LIST_LAG}, such as {@code 90s}, {@code 2m} or {@code 500ms}.
   */
  public Checked<RecoverySettings> with(Map<String, String> environment) {
    List<Diagnostic> wrong = new ArrayList<>();
    RecoverySettings set =
        new RecoverySettings(
            time(environment, "PORTWRIGHT_SEND_WINDOW", window, wrong),
            time(environment, "PORTWRIGHT_LEASE", lease, wrong),
            time(environment, "PORTWRIGHT_LIST_LAG", margin, wrong),
            looks,
            pause,
            patience);
    return wrong.isEmpty() ? Checked.of(set) : Checked.failed(wrong);
  }

  private static Duration time(
      Map<String, String> environment, String name, Duration usual, List<Diagnostic> wrong) {
    String text = environment.getOrDefault(name, "").strip();
    if (text.isEmpty()) {
      return usual;
    }
    Optional<Duration> given = DurationText.read(text).filter(Duration::isPositive);
    if (given.isPresent()) {
      return given.get();
    }
    wrong.add(
        Diagnostic.error(
                "Time in the environment cannot be read",
                "%s is \"%s\". A duration is expected, longer than nothing, such as 90s, 2m or"
                        .formatted(name, text)
                    + " 500ms.")
            .withCode("RECOVER-3"));
    return usual;
  }
}
