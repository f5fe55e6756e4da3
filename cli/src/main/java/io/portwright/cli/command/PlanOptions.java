package io.portwright.cli.command;

import io.portwright.engine.apply.Conditions;
import io.portwright.engine.plan.PlanOptions.Mode;
import io.portwright.provider.diagnostic.Checked;
import java.util.ArrayList;
import java.util.List;

/** Flags of commands that make a plan. */
final class PlanOptions {

  private final VariableOptions variables = new VariableOptions();
  private final LockOptions locking = new LockOptions();
  private final List<String> targets = new ArrayList<>();
  private final List<String> excludes = new ArrayList<>();
  private final List<String> replacements = new ArrayList<>();
  private boolean refreshOnly;
  private boolean refresh = true;
  private boolean input = true;
  private int parallelism = Conditions.PARALLELISM;

  void declare(Flags flags) {
    declareInputs(flags);
    flags.value(
        "-target",
        String.class,
        "ADDRESS",
        "only this resource and what it needs; may be repeated",
        targets::add);
    flags.value(
        "-exclude",
        String.class,
        "ADDRESS",
        "neither this resource nor what depends on it; may be repeated",
        excludes::add);
    flags.value(
        "-replace",
        String.class,
        "ADDRESS",
        "exchange this instance even if it could stay; may be repeated",
        replacements::add);
    flags.bool(
        "-refresh-only",
        "only bring state up to date with the account",
        given -> refreshOnly = given);
    flags.bool(
        "-refresh",
        "ask the account for the current state first (default true)",
        given -> refresh = given);
    flags.value(
        "-parallelism",
        Integer.class,
        "N",
        "changes and ends that are under way at a time (default 10)",
        given -> parallelism = atLeastOne(given));
  }

  /** Only what is needed to log in. */
  void declareInputs(Flags flags) {
    variables.declare(flags);
    locking.declare(flags);
    flags.bool("-input", "ask for values that are missing (default true)", given -> input = given);
  }

  VariableOptions variables() {
    return variables;
  }

  LockOptions locking() {
    return locking;
  }

  List<String> targets() {
    return List.copyOf(targets);
  }

  List<String> excludes() {
    return List.copyOf(excludes);
  }

  List<String> replacements() {
    return List.copyOf(replacements);
  }

  /**
   * What is asked of the plan; an error for words that contradict each other.
   *
   * @param otherwise mode unless -refresh-only was given
   */
  Checked<io.portwright.engine.plan.PlanOptions> wanted(Mode otherwise) {
    return new WantedPlan(this, refreshOnly ? Mode.REFRESH_ONLY : otherwise).options(otherwise);
  }

  private static int atLeastOne(int given) {
    if (given < 1) {
      throw new UsageException("-parallelism must be at least 1: nothing would ever be sent.");
    }
    return given;
  }

  /** At least 1. */
  int parallelism() {
    return parallelism;
  }

  boolean refresh() {
    return refresh;
  }

  boolean input() {
    return input;
  }
}
