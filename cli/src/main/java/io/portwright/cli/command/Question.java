package io.portwright.cli.command;

import io.portwright.engine.config.InputVariable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Asks the person at the terminal. Questions go to standard error: standard output is data. */
final class Question {
  private final Surroundings surroundings;

  Question(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /**
   * Shows a text and reads one line.
   *
   * @return the line without surrounding blanks; empty when input ended
   */
  Optional<String> ask(String text) {
    surroundings.out().flush();
    surroundings.err().print(text);
    surroundings.err().flush();
    try {
      @Nullable String line = surroundings.in().readLine();
      if (line == null) {
        surroundings.err().println();
        return Optional.empty();
      }
      if (!surroundings.screen().live()) {
        surroundings.err().println();
      }
      return Optional.of(line.strip());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the answer", e);
    }
  }

  /** The value of a variable, as it was typed. */
  Optional<String> value(InputVariable variable) {
    String text = variable.description().isEmpty() ? "" : "  " + variable.description() + "\n";
    return ask("var." + variable.name() + "\n" + text + "\n  Enter a value: ");
  }

  /** Whether the answer was exactly {@code yes}. */
  boolean approved(String text) {
    return ask(text).filter("yes"::equals).isPresent();
  }
}
