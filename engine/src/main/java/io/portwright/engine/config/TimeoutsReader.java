package io.portwright.engine.config;

import io.portwright.engine.eval.GoRange;
import io.portwright.engine.eval.GoText;
import io.portwright.engine.eval.function.DurationText;
import io.portwright.engine.syntax.BlockNode;
import io.portwright.engine.syntax.BodyNode;
import io.portwright.engine.syntax.Expression;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.value.Conversion;
import io.portwright.provider.value.Conversion.Attempt;
import io.portwright.provider.value.Type;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads {@code timeouts} blocks of resources. */
final class TimeoutsReader {
  private static final String CREATE = "create";
  private static final String UPDATE = "update";
  private static final String DELETE = "delete";
  private static final BlockShape SHAPE =
      BlockShape.of(Set.of(), Set.of(CREATE, UPDATE, DELETE), Set.of());
  private static final BlockShape AROUND =
      BlockShape.of(Set.of(), Set.of(), Set.of(Timeouts.BLOCK));

  private final List<Diagnostic> found;

  TimeoutsReader(List<Diagnostic> found) {
    this.found = found;
  }

  /** A body without its {@code timeouts} blocks: they are no part of the object. */
  static BodyNode without(BodyNode body) {
    if (body.blocks().isEmpty()) {
      return body;
    }
    List<BlockNode> others =
        body.blocks().stream().filter(block -> !block.type().equals(Timeouts.BLOCK)).toList();
    return others.size() == body.blocks().size() ? body : body.with(body.attributes(), others);
  }

  /** What the blocks of a resource say. */
  Timeouts read(BodyNode resource) {
    List<BlockNode> blocks = resource.blocks(Timeouts.BLOCK);
    if (blocks.isEmpty()) {
      return Timeouts.NONE;
    }
    found.addAll(AROUND.wrongLabels(resource.with(List.of(), blocks)));
    for (BlockNode again : blocks.subList(1, blocks.size())) {
      found.add(
          Diagnostic.error(
              "Duplicate timeouts block",
              "This resource already has a timeouts block at "
                  + GoRange.of(blocks.getFirst().header())
                  + ".",
              again.header()));
    }
    BlockNode block = blocks.getFirst();
    found.addAll(SHAPE.problems(block));
    return new Timeouts(
        duration(block.body(), CREATE),
        duration(block.body(), UPDATE),
        duration(block.body(), DELETE));
  }

  private Optional<Duration> duration(BodyNode body, String name) {
    Optional<Expression> expression = VariableReader.expression(body, name);
    return expression
        .flatMap(written -> Constants.value(written, found))
        .filter(value -> !value.isNull())
        .flatMap(value ->
            switch (Conversion.convert(value, Type.STRING)) {
              case Attempt.Converted text when text.value().isKnown() ->
                  duration(text.value().asString(), expression.get());
              case Attempt.Converted _, Attempt.Failed _ -> wrong("This", expression.get());
            });
  }

  private Optional<Duration> duration(String text, Expression written) {
    Optional<Duration> read = DurationText.read(text).filter(Duration::isPositive);
    return read.isPresent() ? read : wrong(GoText.quoted(text), written);
  }

  private Optional<Duration> wrong(String what, Expression written) {
    found.add(
        Diagnostic.error(
                "Invalid timeout",
                what
                    + " is no time that could be waited for. Write numbers with units (h, m, s,"
                    + " ms), together longer than zero, such as \"30m\" or \"1h30m\".",
                written.range())
            .withCode("CONFIG-7"));
    return Optional.empty();
  }
}
