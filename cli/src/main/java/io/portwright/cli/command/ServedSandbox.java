package io.portwright.cli.command;

import io.portwright.provider.megaport.SandboxEndpoint;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/**
 * A sandbox that runs on its own ({@code portwright sandbox serve}) and that several runs share, in
 * place of the embedded one.
 */
final class ServedSandbox {
  private static final String PLACE = "PORTWRIGHT_SANDBOX_URL";
  private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "localhost", "[::1]");

  private ServedSandbox() {}

  /**
   * What the environment names; empty when it names none.
   *
   * @throws UsageException when it is on another machine: a rehearsal leaves this one never
   */
  static Optional<SandboxEndpoint> of(SortedMap<String, String> environment) {
    String given = environment.getOrDefault(PLACE, "").strip().replaceAll("/+$", "");
    if (given.isEmpty()) {
      return Optional.empty();
    }
    URI place = address(given);
    return Optional.of(
        new SandboxEndpoint(
            place,
            place.resolve("/oauth2/token"),
            environment.getOrDefault("MEGAPORT_ACCESS_KEY", ""),
            environment.getOrDefault("MEGAPORT_SECRET_KEY", "")));
  }

  private static URI address(String given) {
    try {
      URI place = URI.create(given);
      boolean here = place.getHost() != null && THIS_MACHINE.contains(place.getHost());
      if (here && "http".equals(place.getScheme()) && place.getPath().isEmpty()) {
        return place;
      }
    } catch (IllegalArgumentException _) {
      // told below
    }
    throw new UsageException(
        "portwright: "
            + PLACE
            + "="
            + given
            + " is not a sandbox on this machine; write it as portwright sandbox serve prints it,"
            + " such as http://127.0.0.1:8080");
  }
}
