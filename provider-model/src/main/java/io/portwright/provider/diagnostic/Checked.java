package io.portwright.provider.diagnostic;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The outcome of a phase. {@code value} may be partial when there are errors, so that later phases
 * can report more; a parser always returns a tree.
 */
public record Checked<T>(Optional<T> value, List<Diagnostic> diagnostics) {

  public Checked {
    diagnostics = List.copyOf(diagnostics);
  }

  public static <T> Checked<T> of(T value) {
    return new Checked<>(Optional.of(value), List.of());
  }

  public static <T> Checked<T> of(T value, List<Diagnostic> diagnostics) {
    return new Checked<>(Optional.of(value), diagnostics);
  }

  public static <T> Checked<T> failed(List<Diagnostic> diagnostics) {
    return new Checked<>(Optional.empty(), diagnostics);
  }

  public static <T> Checked<T> failed(Diagnostic diagnostic) {
    return new Checked<>(Optional.empty(), List.of(diagnostic));
  }

  public boolean hasErrors() {
    return diagnostics.stream().anyMatch(Diagnostic::isError);
  }

  /** The value; a bug of ours when there is none. */
  public T orThrow() {
    return value.orElseThrow(() -> new IllegalStateException("no value: " + diagnostics));
  }

  public <R> Checked<R> then(Function<T, Checked<R>> next) {
    if (value.isEmpty()) {
      return new Checked<>(Optional.empty(), diagnostics);
    }
    Checked<R> after = next.apply(value.get());
    List<Diagnostic> all = new ArrayList<>(diagnostics);
    all.addAll(after.diagnostics());
    return new Checked<>(after.value(), all);
  }
}
