package io.portwright.engine.config;

import io.portwright.provider.diagnostic.Checked;
import io.portwright.provider.value.Value;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Function;

/** API SKETCH: values of root variables, from environment, files and options. */
public final class InputLoader {
  /** One -var or -var-file, in the order of the command line. */
  public sealed interface Option {
    record Var(String assignment) implements Option {} // "name=value"

    record VarFile(Path file) implements Option {}
  }

  public InputLoader(Path workingFolder, Map<String, String> environment) {}

  /**
   * @param ask called for required variables without value; empty answer or NEVER_ASK means error
   */
  public Checked<SortedMap<String, Value>> load(
      Configuration configuration,
      List<Option> options,
      Function<InputVariable, Optional<String>> ask) {
    throw new UnsupportedOperationException("follows in the next commit");
  }
}
