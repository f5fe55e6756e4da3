package io.portwright.engine.recovery;

import io.portwright.engine.journal.Intent;
import io.portwright.engine.journal.IntentStatus;
import java.time.Duration;

/**
 * How careful recovery is. All durations run on this machine, from when it first saw an intent.
 *
 * @param lease time after which the holder of an intent notices that it is not alone any more
 * @param margin time that lists may lag behind
 * @param looks fresh lists that must show nothing before an order counts as not made
 * @param pause between two looks
 * @param patience longest time that a plan waits for an intent to become ripe
 */
public record RecoverySettings(
    Duration lease, Duration margin, int looks, Duration pause, Duration patience) {

  /** The real environments. */
  public static final RecoverySettings NETWORK =
      new RecoverySettings(
          Duration.ofSeconds(60),
          Duration.ofSeconds(60),
          3,
          Duration.ofSeconds(5),
          Duration.ofSeconds(20));

  /** The sandbox. */
  public static final RecoverySettings SANDBOX =
      new RecoverySettings(
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
}
