package io.portwright.provider.megaport.client;

import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Where a client calls, as whom, and how.
 *
 * @param api root of the API without a slash at its end
 * @param token token endpoint
 * @param callContext company UID of the managed account to act for
 * @param version of this program, for the user agent
 * @param trace receives one line for each request and answer, without secrets; from any thread
 */
public record ClientSettings(
    URI api,
    URI token,
    String accessKey,
    String secretKey,
    Optional<String> callContext,
    String version,
    Optional<Consumer<String>> trace,
    Clock clock,
    Pace pace) {

  @Override
  public String toString() {
    return "client of " + api;
  }
}
