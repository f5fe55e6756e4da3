package io.portwright.provider.megaport;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What the program around the provider decides.
 *
 * @param environment environment variables, such as {@code MEGAPORT_ACCESS_KEY}
 * @param sandbox starts or finds a sandbox; called at the first login that needs it
 * @param mode whether everything goes to the sandbox
 * @param trace receives one line for each request and answer, without secrets, from any thread;
 *     empty for none
 * @param version of this program
 */
public record MegaportSettings(
    Map<String, String> environment,
    Supplier<SandboxEndpoint> sandbox,
    Mode mode,
    Clock clock,
    Optional<Consumer<String>> trace,
    String version) {

  public MegaportSettings {
    environment = Map.copyOf(environment);
  }

  /** Where calls go. */
  public enum Mode {
    /** Where the provider block says. */
    AS_CONFIGURED,
    /** To the sandbox, whatever the provider block says, and also without one. */
    SANDBOX
  }

  @Override
  public String toString() {
    return "settings in mode " + mode;
  }
}
