package io.portwright.engine.plan;

import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.spi.Finding;
import io.portwright.provider.spi.Review;
import java.util.List;

/**
 * What will be done, and what it was made from.
 *
 * @param changes every instance that was looked at, in dependency order; ends come last, in reverse
 * @param outputs of the root module, by name
 * @param drift what others changed since state was written
 * @param review what the accounts say about the plan; empty until it was checked
 * @param diagnostics warnings, and errors that apply must not ignore; a plan with errors is partial
 */
public record Plan(
    Basis basis,
    List<Change> changes,
    List<OutputChange> outputs,
    List<Drift> drift,
    Review review,
    List<Diagnostic> diagnostics) {

  public Plan {
    changes = List.copyOf(changes);
    outputs = List.copyOf(outputs);
    drift = List.copyOf(drift);
    diagnostics = List.copyOf(diagnostics);
  }

  /**
   * How many services change; a replacement counts as one to create and one to end.
   *
   * @param read data sources that are read during apply
   */
  public record Totals(int create, int update, int end, int read) {}

  public Totals totals() {
    int create = 0;
    int update = 0;
    int end = 0;
    int read = 0;
    for (Change change : changes) {
      switch (change) {
        case Change.Create _ -> create++;
        case Change.Update _ -> update++;
        case Change.Delete _ -> end++;
        case Change.Replace _ -> {
          create++;
          end++;
        }
        case Change.Read _ -> read++;
        case Change.NoOp _ -> {}
      }
    }
    return new Totals(create, update, end, read);
  }

  /** Whether apply would change services or outputs. Drift alone is no change. */
  public boolean hasChanges() {
    return changes.stream().anyMatch(Change::isEffective)
        || outputs.stream().anyMatch(output -> output.kind() != OutputChange.Kind.NO_OP);
  }

  public boolean hasErrors() {
    return diagnostics.stream().anyMatch(Diagnostic::isError);
  }

  /** Findings that stop apply before its first order. */
  public List<Finding> blocking() {
    return review.findings().stream()
        .filter(finding -> finding.weight() == Finding.Weight.BLOCKING)
        .toList();
  }

  /** Whether apply may start. */
  public boolean isApplyable() {
    return !hasErrors() && blocking().isEmpty();
  }

  public Plan withReview(Review newReview) {
    return new Plan(basis, changes, outputs, drift, newReview, diagnostics);
  }
}
