package io.portwright.cli.command;

import io.portwright.cli.view.Style;
import io.portwright.cli.view.Terminal;

/** Flags that every command with a configuration has. */
final class CommonOptions {

  private boolean sandbox;
  private boolean noColour;
  private boolean noUnicode;
  private boolean compactWarnings;

  void declare(Flags flags) {
    flags.bool(
        "-sandbox", "work against the embedded API: no account, no cost", given -> sandbox = given);
    flags.flag("-no-color", "no colours (also NO_COLOR)", given -> noColour = given);
    flags.flag("-no-unicode", "ASCII signs only", given -> noUnicode = given);
    flags.flag(
        "-compact-warnings",
        "warnings as one line each, if there are no errors",
        given -> compactWarnings = given);
  }

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
