package io.portwright.cli.command;

import io.portwright.cli.view.Style;
import io.portwright.cli.view.Terminal;
import picocli.CommandLine.Option;

/** Flags that every command with a configuration has. */
final class CommonOptions {

  @Option(
      names = {"-sandbox", "--sandbox"},
      arity = "0..1",
      fallbackValue = "true",
      description = "work against the embedded API: no account, no cost")
  private boolean sandbox;

  @Option(
      names = {"-no-color", "--no-color"},
      description = "no colours (also NO_COLOR)")
  private boolean noColour;

  @Option(
      names = {"-no-unicode", "--no-unicode"},
      description = "ASCII signs only")
  private boolean noUnicode;

  @Option(
      names = {"-compact-warnings", "--compact-warnings"},
      description = "warnings as one line each, if there are no errors")
  private boolean compactWarnings;

  boolean sandbox(Surroundings surroundings) {
    String variable = surroundings.environment().getOrDefault("PORTWRIGHT_SANDBOX", "");
    return sandbox || variable.equals("1") || variable.equals("true");
  }

  /** Whether the flag itself was given. */
  boolean sandboxFlag() {
    return sandbox;
  }

  boolean compactWarnings() {
    return compactWarnings;
  }

  Style style(Surroundings surroundings) {
    Terminal screen = surroundings.screen();
    return new Style(
        new Terminal(
            screen.columns(),
            screen.colour() && !noColour,
            screen.unicode() && !noUnicode,
            screen.live()));
  }
}
