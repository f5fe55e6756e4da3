package io.portwright.cli.command;

import io.portwright.engine.config.InputLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Values of input variables, in the order in which the command line gives them: the last wins. The
 * parser also calls setters with null, to reset an option before it reads the command line.
 */
final class VariableOptions {

  private final List<InputLoader.Option> given = new ArrayList<>();

  void declare(Flags flags) {
    flags.value(
        "-var",
        String.class,
        "NAME=VALUE",
        "value of an input variable; may be repeated",
        this::addVariable);
    flags.value(
        "-var-file",
        String.class,
        "FILE",
        "file with values of input variables; may be repeated",
        this::addFile);
  }

  void addVariable(@Nullable String text) {
    if (text != null) {
      given.add(new InputLoader.Option.Assignment(text));
    }
  }

  void addFile(@Nullable String text) {
    if (text != null) {
      given.add(new InputLoader.Option.VariableFile(Path.of(text)));
    }
  }

  List<InputLoader.Option> options() {
    return List.copyOf(given);
  }
}
