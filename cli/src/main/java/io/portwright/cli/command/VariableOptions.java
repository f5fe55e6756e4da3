package io.portwright.cli.command;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Values of input variables, in the order in which the command line gives them: the last wins. */
final class VariableOptions {

  /** One {@code -var} or {@code -var-file}. */
  record Given(boolean file, String text) {}

  private final List<Given> given = new ArrayList<>();

  @Option(
      names = {"-var", "--var"},
      paramLabel = "NAME=VALUE",
      description = "value of an input variable; may be repeated")
  void addVariable(@Nullable String text) {
    add(false, text);
  }

  @Option(
      names = {"-var-file", "--var-file"},
      paramLabel = "FILE",
      description = "file with values of input variables; may be repeated")
  void addFile(@Nullable String text) {
    add(true, text);
  }

  /** The parser also calls with null, to reset an option before it reads the command line. */
  private void add(boolean file, @Nullable String text) {
    if (text != null) {
      given.add(new Given(file, text));
    }
  }

  List<Given> given() {
    return List.copyOf(given);
  }
}
