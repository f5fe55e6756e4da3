package io.portwright.engine.plan;

import io.portwright.engine.account.Problems;
import io.portwright.engine.config.BlockValue;
import io.portwright.engine.config.ResourceBlock;
import io.portwright.provider.diagnostic.Checked;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.spi.ResourceType;
import io.portwright.provider.spi.ResourceType.PlanRequest;
import io.portwright.provider.spi.ResourceType.Planned;
import io.portwright.provider.value.AttributePath;
import io.portwright.provider.value.Value.ObjectValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What one instance will look like.
 *
 * @param configuration as evaluated, without marks; after {@code ignore_changes}, which a new
 *     object knows nothing of
 * @param after with marks
 * @param replaceBecause attributes that cannot be changed in place; empty for create and update
 * @param diffs against prior; empty to create
 */
public record InstancePlan(
    ObjectValue configuration,
    ObjectValue after,
    SortedSet<AttributePath> replaceBecause,
    List<AttributeDiff> diffs) {

  /** What becomes of the object that is there. */
  public enum Prior {
    /** It is changed, if that can be done in place. */
    KEEP,
    /** It is exchanged in any case. */
    REPLACE,
    /** It is exchanged, and the plan is made as if it had never been there. */
    FORGET
  }

  /**
   * Plans one instance: the same way while planning, with unknown values, and during apply, with
   * real ones.
   *
   * @param prior as last read; empty when there is none
   */
  public static Checked<InstancePlan> of(
      ResourceType type,
      ResourceBlock block,
      BlockValue value,
      String address,
      Optional<ObjectValue> prior,
      Prior fate) {
    Problems places = Problems.of(block, value, address);
    ObjectValue written = (ObjectValue) value.value().unmarkedDeep();
    Optional<ObjectValue> before = prior.map(p -> (ObjectValue) p.unmarkedDeep());
    ObjectValue configuration =
        before
            .map(b -> IgnoredChanges.applied(block.lifecycle(), block.schema(), b, written))
            .orElse(written);
    List<Diagnostic> diagnostics =
        new ArrayList<>(places.diagnostics(type.validate(configuration)));
    if (hasErrors(diagnostics)) {
      return Checked.failed(diagnostics);
    }
    Planned planned =
        fate == Prior.FORGET
            ? plan(type, block, Optional.empty(), written)
            : plan(type, block, before, configuration);
    SortedSet<AttributePath> because = planned.replaceBecause();
    diagnostics.addAll(places.diagnostics(planned.problems()));
    if (!because.isEmpty() || fate == Prior.REPLACE) {
      planned = plan(type, block, Optional.empty(), written);
    }
    if (hasErrors(diagnostics)) {
      return Checked.failed(diagnostics);
    }
    boolean kept = because.isEmpty() && fate == Prior.KEEP;
    ObjectValue like = secrets(block, value, prior.filter(_ -> kept));
    ObjectValue after = SensitiveParts.marked(block.schema(), planned.after(), like);
    return Checked.of(
        new InstancePlan(
            kept ? configuration : written,
            after,
            because,
            prior
                .map(p -> AttributeDiffs.between(block.schema(), p, after, because))
                .orElse(List.of())),
        diagnostics);
  }

  /** What tells the secret parts: the configuration, and prior where it is kept by request. */
  private static ObjectValue secrets(
      ResourceBlock block, BlockValue value, Optional<ObjectValue> kept) {
    return kept.map(
            p -> IgnoredChanges.applied(block.lifecycle(), block.schema(), p, value.value()))
        .orElse(value.value());
  }

  private static Planned plan(
      ResourceType type,
      ResourceBlock block,
      Optional<ObjectValue> prior,
      ObjectValue configuration) {
    return type.plan(
        new PlanRequest(
            prior, configuration, ProposedNew.of(block.schema(), prior, configuration)));
  }

  private static boolean hasErrors(List<Diagnostic> diagnostics) {
    return diagnostics.stream().anyMatch(Diagnostic::isError);
  }

  /** No attribute, for changes that are not about one. */
  static SortedSet<AttributePath> nothing() {
    return new TreeSet<>();
  }
}
