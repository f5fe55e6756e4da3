package io.portwright.engine.plan;

import io.portwright.engine.address.InstanceAddress;
import java.util.Collection;
import java.util.List;

/**
 * What is asked of a plan.
 *
 * @param targets only these and what they depend on; empty for everything
 * @param excludes not these, nor what depends on them
 * @param replacements instances that are exchanged even if they could stay
 */
public record PlanOptions(
    Mode mode,
    Refreshing refreshing,
    List<Target> targets,
    List<Target> excludes,
    List<InstanceAddress> replacements) {
  public static final PlanOptions NORMAL = of(Mode.NORMAL);
  public static final PlanOptions DESTROY = of(Mode.DESTROY);

  public PlanOptions {
    targets = sorted(targets);
    excludes = sorted(excludes);
    replacements = replacements.stream().distinct().sorted().toList();
  }

  private static List<Target> sorted(Collection<Target> targets) {
    return targets.stream().distinct().sorted().toList();
  }

  /** Which end the plan leads to. */
  public enum Mode {
    /** Everything is as the configuration says. */
    NORMAL,
    /** Nothing is left. */
    DESTROY,
    /** State says how things are; nothing else changes. */
    REFRESH_ONLY
  }

  /** Whether the account is asked how things are now. */
  public enum Refreshing {
    READ,
    /** State is believed. */
    SKIP
  }

  /** Everything, as things are now. */
  public static PlanOptions of(Mode mode) {
    return new PlanOptions(mode, Refreshing.READ, List.of(), List.of(), List.of());
  }

  /** The same towards what the configuration says, with nothing exchanged on request. */
  PlanOptions normally() {
    return new PlanOptions(Mode.NORMAL, refreshing, targets, excludes, List.of());
  }

  public PlanOptions withTargets(List<Target> newTargets) {
    return new PlanOptions(mode, refreshing, newTargets, excludes, replacements);
  }

  public PlanOptions withExcludes(List<Target> newExcludes) {
    return new PlanOptions(mode, refreshing, targets, newExcludes, replacements);
  }

  public PlanOptions withReplacements(List<InstanceAddress> newReplacements) {
    return new PlanOptions(mode, refreshing, targets, excludes, newReplacements);
  }

  public PlanOptions withRefreshing(Refreshing newRefreshing) {
    return new PlanOptions(mode, newRefreshing, targets, excludes, replacements);
  }

  /** Whether the plan is about all of the configuration. */
  public boolean isWhole() {
    return targets.isEmpty() && excludes.isEmpty();
  }
}
