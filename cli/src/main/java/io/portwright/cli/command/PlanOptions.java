package io.portwright.cli.command;

import io.portwright.engine.plan.PlanOptions.Mode;
import io.portwright.provider.diagnostic.Checked;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Flags of commands that make a plan. */
final class PlanOptions {

  @Mixin private final VariableOptions variables = new VariableOptions();

  @Mixin
  @SuppressWarnings("UnusedVariable") // accepted as Terraform does
  private final LockOptions lock = new LockOptions();

  @Option(
      names = {"-target", "--target"},
      paramLabel = "ADDRESS",
      description = "only this resource and what it needs; may be repeated")
  private final List<String> targets = new ArrayList<>();

  @Option(
      names = {"-exclude", "--exclude"},
      paramLabel = "ADDRESS",
      description = "neither this resource nor what depends on it; may be repeated")
  private final List<String> excludes = new ArrayList<>();

  @Option(
      names = {"-replace", "--replace"},
      paramLabel = "ADDRESS",
      description = "exchange this instance even if it could stay; may be repeated")
  private final List<String> replacements = new ArrayList<>();

  @Option(
      names = {"-refresh-only", "--refresh-only"},
      arity = "0..1",
      fallbackValue = "true",
      description = "only bring state up to date with the account")
  private boolean refreshOnly;

  @Option(
      names = {"-refresh", "--refresh"},
      arity = "0..1",
      paramLabel = "BOOL",
      fallbackValue = "true",
      defaultValue = "true",
      description = "ask the account for the current state first (default true)")
  private boolean refresh;

  @Option(
      names = {"-input", "--input"},
      arity = "0..1",
      paramLabel = "BOOL",
      fallbackValue = "true",
      defaultValue = "true",
      description = "ask for values that are missing (default true)")
  private boolean input;

  @Option(
      names = {"-parallelism", "--parallelism"},
      paramLabel = "N",
      defaultValue = "10",
      description = "accepted for old scripts; up to 6 changes run at the same time",
      hidden = true)
  private int parallelism;

  VariableOptions variables() {
    return variables;
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

  boolean refresh() {
    return refresh;
  }

  boolean input() {
    return input;
  }

  int parallelism() {
    return parallelism;
  }
}
