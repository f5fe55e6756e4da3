package io.portwright.cli.command;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Flags of commands that make a plan. */
final class PlanOptions {

  @Mixin private final VariableOptions variables = new VariableOptions();

  @Option(
      names = {"-target", "--target"},
      paramLabel = "ADDRESS",
      description = "only this resource and what it needs; may be repeated")
  private final List<String> targets = new ArrayList<>();

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
      names = {"-lock", "--lock"},
      arity = "0..1",
      fallbackValue = "true",
      defaultValue = "true",
      hidden = true)
  @SuppressWarnings("UnusedVariable") // accepted as Terraform does
  private boolean lock;

  @Option(
      names = {"-lock-timeout", "--lock-timeout"},
      paramLabel = "DURATION",
      defaultValue = "0s",
      hidden = true)
  @SuppressWarnings("UnusedVariable") // accepted as Terraform does
  private String lockTimeout = "0s";

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
