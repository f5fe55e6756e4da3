package io.portwright.provider.megaport.client;

import java.time.Duration;

/**
 * How fast and how patient a client is.
 *
 * @param connect longest wait for a connection
 * @param answer longest wait for one complete answer
 * @param attempts most attempts of a call that may be repeated
 * @param firstPause before the second attempt; later ones double, with a quarter of chance
 * @param longestPause between attempts, also when the service asks for more
 * @param perSecond most calls a second
 */
public record Pace(
    Duration connect,
    Duration answer,
    int attempts,
    Duration firstPause,
    Duration longestPause,
    int perSecond) {

  /** For the services in the network. */
  public static final Pace NETWORK =
      new Pace(
          Duration.ofSeconds(10),
          Duration.ofSeconds(120),
          4,
          Duration.ofSeconds(1),
          Duration.ofSeconds(30),
          10);

  /** For a server on this machine. */
  public static final Pace LOCAL =
      new Pace(
          Duration.ofSeconds(2),
          Duration.ofSeconds(30),
          3,
          Duration.ofMillis(20),
          Duration.ofSeconds(1),
          10_000);
}
