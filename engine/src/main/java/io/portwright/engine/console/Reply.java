package io.portwright.engine.console;

import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.value.Value;
import java.util.List;
import java.util.Optional;

/**
 * The answer to one expression.
 *
 * @param value empty when there are errors, and for {@code type(…)}, whose answer is only text
 * @param text what the console shows; empty when there are errors
 */
public record Reply(Optional<Value> value, Optional<String> text, List<Diagnostic> diagnostics) {

  public Reply {
    diagnostics = List.copyOf(diagnostics);
  }

  static Reply failed(List<Diagnostic> diagnostics) {
    return new Reply(Optional.empty(), Optional.empty(), diagnostics);
  }

  public boolean hasErrors() {
    return text.isEmpty();
  }
}
