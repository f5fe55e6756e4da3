package io.portwright.provider.megaport.account;

import io.portwright.provider.megaport.client.Pace;
import java.time.Duration;

/**
 * How long an account waits for what.
 *
 * @param calls of the client
 * @param batch most orders in one request; more than one only where that is proven
 * @param usual duration until a service is ready, or has ended
 * @param longest duration of such a wait
 * @param settle time that a service may stay CONFIGURED before that is taken for its final state
 * @param lag time that answers may lag behind orders and changes
 * @param endAttempts most attempts to end a service that is still attached to something
 * @param endPause between these attempts
 */
public record AccountPace(
    Pace calls,
    int batch,
    Duration usual,
    Duration longest,
    Duration settle,
    Duration lag,
    int endAttempts,
    Duration endPause) {

  /** The real environments. */
  public static AccountPace network(Duration longest) {
    return new AccountPace(
        Pace.NETWORK,
        1,
        Duration.ofMinutes(2),
        longest,
        Duration.ofSeconds(60),
        Duration.ofSeconds(60),
        30,
        Duration.ofSeconds(4));
  }

  /** The sandbox. */
  public static final AccountPace SANDBOX =
      new AccountPace(
          Pace.LOCAL,
          20,
          Duration.ofSeconds(1),
          Duration.ofMinutes(2),
          Duration.ofSeconds(3),
          Duration.ofSeconds(5),
          20,
          Duration.ofMillis(250));
}
