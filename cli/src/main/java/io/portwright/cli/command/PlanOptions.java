package io.portwright.cli.command;

import io.portwright.engine.plan.PlanOptions.Mode;
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
   * What the plan leads to.
   *
   * @param otherwise mode unless -refresh-only was given
   */
  Mode mode(Mode otherwise) {
    if (!refreshOnly) {
      if (otherwise == Mode.DESTROY && !replacements.isEmpty()) {
        throw new UsageException(
            "-replace has no meaning when everything is destroyed; leave out one of the two.");
      }
      return otherwise;
    }
    if (otherwise == Mode.DESTROY) {
      throw new UsageException("-destroy and -refresh-only exclude each other; give one of them.");
    }
    if (!refresh) {
      throw new UsageException(
          "-refresh-only with -refresh=false would do nothing; leave out one of the two.");
    }
    if (!replacements.isEmpty()) {
      throw new UsageException(
          "-refresh-only changes nothing, so -replace has no meaning with it; leave out one.");
    }
    return Mode.REFRESH_ONLY;
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
