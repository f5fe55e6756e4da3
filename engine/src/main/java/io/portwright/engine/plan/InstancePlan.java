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
import java.util.function.Supplier;

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
    /** It is exchanged, and what it is does not count: it was never finished. */
    DISREGARD
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
      Supplier<String> address,
      Optional<ObjectValue> prior,
      Prior fate) {
    Problems places = Problems.of(block, value, address);
    ObjectValue written = value.value();
    Optional<ObjectValue> counting = prior.filter(_ -> fate != Prior.DISREGARD);
    ObjectValue wanted =
        counting
            .map(b -> IgnoredChanges.applied(block.lifecycle(), block.schema(), b, written))
            .orElse(written);
    List<Diagnostic> diagnostics =
        new ArrayList<>(places.diagnostics(type.validate(plain(written))));
    if (hasErrors(diagnostics)) {
      return Checked.failed(diagnostics);
    }
    Planned planned = plan(type, counting.map(InstancePlan::plain), plain(wanted));
    SortedSet<AttributePath> because = planned.replaceBecause();
    diagnostics.addAll(places.diagnostics(planned.problems()));
    boolean exchanged = counting.isPresent() && (!because.isEmpty() || fate == Prior.REPLACE);
    if (exchanged) {
      // A new object has nothing to keep, so nothing is ignored.
      planned = plan(type, Optional.empty(), plain(written));
      wanted = written;
    }
    if (hasErrors(diagnostics)) {
      return Checked.failed(diagnostics);
    }
    ObjectValue after = SensitiveParts.marked(block.schema(), planned.after(), wanted);
    return Checked.of(
        new InstancePlan(
            plain(wanted),
            after,
            because,
            prior
                .map(p -> AttributeDiffs.between(block.schema(), p, after, because))
                .orElse(List.of())),
        diagnostics);
  }

  private static ObjectValue plain(ObjectValue value) {
    return (ObjectValue) value.unmarkedDeep();
  }

  private static Planned plan(
      ResourceType type, Optional<ObjectValue> prior, ObjectValue configuration) {
    return type.plan(new PlanRequest(prior, configuration));
  }

  private static boolean hasErrors(List<Diagnostic> diagnostics) {
    return diagnostics.stream().anyMatch(Diagnostic::isError);
  }

  /** No attribute, for changes that are not about one. */
  static SortedSet<AttributePath> nothing() {
    return new TreeSet<>();
  }
}
