package io.portwright.engine.plan;

import java.util.List;

/**
 * What is asked of a plan.
 *
 * @param targets only these and what they depend on; empty for everything
 */
public record PlanOptions(Mode mode, Refreshing refreshing, List<Target> targets) {

  public static final PlanOptions NORMAL = new PlanOptions(Mode.NORMAL, Refreshing.READ, List.of());

  public static final PlanOptions DESTROY =
      new PlanOptions(Mode.DESTROY, Refreshing.READ, List.of());

  public PlanOptions {
    targets = targets.stream().distinct().sorted().toList();
  }

  /** Which end the plan leads to. */
  public enum Mode {
    /** Everything is as the configuration says. */
    NORMAL,
    /** Nothing is left. */
    DESTROY
  }

  /** Whether the account is asked how things are now. */
  public enum Refreshing {
    READ,
    /** State is believed. */
    SKIP
  }

  public PlanOptions withTargets(List<Target> newTargets) {
    return new PlanOptions(mode, refreshing, newTargets);
  }

  public PlanOptions withRefreshing(Refreshing newRefreshing) {
    return new PlanOptions(mode, newRefreshing, targets);
  }
}
