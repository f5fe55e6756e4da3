package io.portwright.engine.plan;

import io.portwright.engine.config.CheckResult;
import io.portwright.engine.config.RelevantAttribute;
import io.portwright.engine.state.StateSnapshot;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.spi.Finding;
import io.portwright.provider.spi.Review;
import io.portwright.provider.value.Value;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * What will be done, and what it was made from.
 *
 * @param changes every instance that was looked at, in dependency order; ends come last, in reverse
 * @param outputs of the root module, by name
 * @param drift what others changed since state was written
 * @param refactored which objects have a new address or are new to state
 * @param relevant attributes that changes and outputs are made from, in order
 * @param checks how conditions turned out, by object
 * @param review what the accounts say about the plan; empty until it was checked
 * @param diagnostics warnings, and errors that apply must not ignore; a plan with errors is partial
 */
public record Plan(
    Basis basis,
    List<Change> changes,
    List<OutputChange> outputs,
    List<Drift> drift,
    Refactored refactored,
    List<RelevantAttribute> relevant,
    List<CheckResult> checks,
    Review review,
    List<Diagnostic> diagnostics) {

  public Plan {
    changes = List.copyOf(changes);
    outputs = List.copyOf(outputs);
    drift = List.copyOf(drift);
    relevant = List.copyOf(relevant);
    checks = List.copyOf(checks);
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
        case Change.NoOp _, Change.Forget _ -> {}
      }
    }
    return new Totals(create, update, end, read);
  }

  /**
   * Whether apply would change services, outputs or what state manages. Drift alone is no change,
   * unless to take it over is all that the plan is for.
   */
  public boolean hasChanges() {
    boolean refreshes = basis.options().mode() == PlanOptions.Mode.REFRESH_ONLY;
    return refreshes && !drift.isEmpty()
        || !refactored.isEmpty()
        || changes.stream().anyMatch(Change::isEffective)
        || outputs.stream().anyMatch(output -> output.kind() != OutputChange.Kind.NO_OP);
  }

  /**
   * Whether Terraform would call the plan one that changes something: {@code applyable} and exit
   * code 2. A refresh leaves outputs as they are that it has no value for; data sources of checks
   * are read again during apply.
   */
  public boolean isEffective() {
    if (basis.options().mode() == PlanOptions.Mode.REFRESH_ONLY) {
      return !drift.isEmpty() || outputs.stream().anyMatch(Plan::isSettled);
    }
    return hasChanges() || changes.stream().anyMatch(Change.Read.class::isInstance);
  }

  private static boolean isSettled(OutputChange output) {
    return output.kind() != OutputChange.Kind.NO_OP
        && output.after().map(Value::isWhollyKnown).orElse(true);
  }

  public boolean hasErrors() {
    return diagnostics.stream().anyMatch(Diagnostic::isError);
  }

  /**
   * Name of the plan in the history: equal for plans that do the same to the same state with the
   * same files. Made from addresses and actions only, so it tells nothing about values.
   */
  public String hash() {
    StringBuilder text = new StringBuilder(basis.resources()).append(basis.configuration());
    for (Change change : changes) {
      text.append('\n')
          .append(change.getClass().getSimpleName())
          .append(' ')
          .append(change.address());
    }
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] hash = digest.digest(text.toString().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException unavailable) {
      throw new IllegalStateException("this Java has no SHA-256", unavailable);
    }
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

  /** The same plan, made from a state with the same records that the store has under another id. */
  public Plan onTopOf(StateSnapshot state) {
    return on(
        new Basis(
            basis.options(),
            state.commit(),
            state.resourcesHash(),
            basis.configuration(),
            basis.time(),
            basis.variables(),
            basis.identities(),
            basis.earlier()));
  }

  /** The same plan, known to go back to an earlier state. */
  public Plan goingBackTo(Earlier earlier) {
    return on(
        new Basis(
            basis.options(),
            basis.state(),
            basis.resources(),
            basis.configuration(),
            basis.time(),
            basis.variables(),
            basis.identities(),
            Optional.of(earlier)));
  }

  private Plan on(Basis other) {
    return new Plan(
        other, changes, outputs, drift, refactored, relevant, checks, review, diagnostics);
  }

  public Plan withReview(Review newReview) {
    return new Plan(
        basis, changes, outputs, drift, refactored, relevant, checks, newReview, diagnostics);
  }
}
