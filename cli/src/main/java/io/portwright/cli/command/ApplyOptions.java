package io.portwright.cli.command;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Flags of commands that carry out a plan. */
final class ApplyOptions {

  @Mixin private final PlanOptions planning = new PlanOptions();

  @Option(
      names = {"-auto-approve", "--auto-approve"},
      arity = "0..1",
      fallbackValue = "true",
      description = "do not ask")
  private boolean approved;

  PlanOptions planning() {
    return planning;
  }

  boolean approved() {
    return approved;
  }
}
