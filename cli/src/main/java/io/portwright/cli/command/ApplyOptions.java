package io.portwright.cli.command;

/** Flags of commands that carry out a plan. */
final class ApplyOptions {

  private final PlanOptions planning = new PlanOptions();
  private boolean approved;

  void declare(Flags flags) {
    planning.declare(flags);
    flags.bool("-auto-approve", "do not ask", given -> approved = given);
  }

  PlanOptions planning() {
    return planning;
  }

  boolean approved() {
    return approved;
  }
}
