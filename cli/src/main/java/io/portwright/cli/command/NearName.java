package io.portwright.cli.command;

import io.portwright.engine.eval.Nearest;
import java.util.Collection;
import java.util.List;

/** Hints at the command line for mistyped words, with the same idea of nearness as the language. */
final class NearName {

  private NearName() {}

  /** {@code Did you mean "plan"?} or nothing. */
  static String hint(String typed, Collection<String> names) {
    List<String> near = Nearest.all(typed, names);
    return near.isEmpty() ? "" : " Did you mean \"" + String.join("\" or \"", near) + "\"?";
  }
}
