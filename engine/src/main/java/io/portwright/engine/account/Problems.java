package io.portwright.engine.account;

import io.portwright.engine.config.BlockValue;
import io.portwright.engine.config.ResourceBlock;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.diagnostic.SourceRange;
import io.portwright.provider.spi.AttributeProblem;
import io.portwright.provider.value.AttributePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Puts what a provider finds wrong with the attributes of a block where they stand in the source.
 *
 * @param place of an attribute
 * @param context what the place belongs to
 * @param address instance that it is about, if it is one
 */
public record Problems(
    Function<AttributePath, SourceRange> place,
    String context,
    Optional<Supplier<String>> address) {

  /** Of one instance of a resource or data block. */
  public static Problems of(ResourceBlock block, BlockValue value, Supplier<String> address) {
    return new Problems(value::rangeOf, block.title(), Optional.of(address));
  }

  public List<Diagnostic> diagnostics(List<AttributeProblem> problems) {
    List<Diagnostic> found = new ArrayList<>(problems.size());
    for (AttributeProblem problem : problems) {
      Diagnostic placed = placed(problem).in(context);
      Diagnostic coded = problem.code().map(placed::withCode).orElse(placed);
      found.add(address.map(text -> coded.about(text.get())).orElse(coded));
    }
    return found;
  }

  private Diagnostic placed(AttributeProblem problem) {
    String summary = problem.summary();
    String detail = problem.detail();
    Optional<SourceRange> range = problem.path().map(place);
    if (problem.isError()) {
      return range
          .map(at -> Diagnostic.error(summary, detail, at))
          .orElseGet(() -> Diagnostic.error(summary, detail));
    }
    return range
        .map(at -> Diagnostic.warning(summary, detail, at))
        .orElseGet(() -> Diagnostic.warning(summary, detail));
  }
}
