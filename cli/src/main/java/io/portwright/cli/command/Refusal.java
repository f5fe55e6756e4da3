package io.portwright.cli.command;

import io.portwright.provider.diagnostic.Diagnostic;
import java.util.List;

/** A command cannot go on; its findings say why and what to do. Nothing was changed. */
final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<Diagnostic> findings;

  Refusal(List<Diagnostic> findings) {
    super(findings.toString());
    this.findings = List.copyOf(findings);
  }

  List<Diagnostic> findings() {
    return findings;
  }
}
