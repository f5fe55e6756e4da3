package io.portwright.cli.command;

import io.portwright.cli.view.DiagnosticView;
import io.portwright.cli.view.Style;
import io.portwright.engine.state.StoreFailure;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.sandbox.SandboxFailure;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;

/**
 * Exceptions at the top: failures of the environment become a message; what is left is a bug of
 * ours and says so, with what a report needs.
 */
final class Failures {

  private Failures() {}

  static int report(RuntimeException failure, Surroundings surroundings) {
    DiagnosticView view = new DiagnosticView(new Style(surroundings.screen()));
    List<Diagnostic> findings =
        failure instanceof Refusal refusal
            ? refusal.findings()
            : List.of(diagnostic(failure, surroundings));
    view.render(findings).forEach(surroundings.err()::println);
    return Subcommand.FAILED;
  }

  private static Diagnostic diagnostic(RuntimeException failure, Surroundings surroundings) {
    if (failure instanceof StoreFailure store) {
      return store.diagnostic();
    }
    if (failure instanceof SandboxFailure sandbox) {
      return Diagnostic.error(
          "Sandbox cannot start", sentence(String.valueOf(sandbox.getMessage())));
    }
    if (failure instanceof UncheckedIOException io) {
      return Diagnostic.error(
          "Input or output failed", sentence(io.getMessage() + ": " + io.getCause()));
    }
    StringBuilder detail = new StringBuilder("This is a bug in Portwright, not in your files. ");
    detail.append("Nothing more was sent after it. Please report it with these lines:\n\n");
    detail.append("    ").append(Program.VERSION).append(' ').append(failure).append('\n');
    boolean all = !surroundings.environment().getOrDefault("PORTWRIGHT_LOG", "").isEmpty();
    StackTraceElement[] trace = failure.getStackTrace();
    for (int i = 0; i < trace.length && (all || i < 4); i++) {
      detail.append("      at ").append(trace[i]).append('\n');
    }
    return Diagnostic.error("Internal error", detail.toString());
  }

  private static String sentence(String text) {
    String start = text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    return start.endsWith(".") ? start : start + ".";
  }
}
