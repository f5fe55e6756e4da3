package io.portwright.engine.config;

import io.portwright.engine.syntax.AttributeNode;
import io.portwright.engine.syntax.BlockNode;
import io.portwright.engine.syntax.BodyNode;
import io.portwright.engine.syntax.Expression;
import io.portwright.engine.syntax.ObjectItem;
import io.portwright.engine.syntax.ObjectKey;
import io.portwright.provider.diagnostic.SourceRange;
import io.portwright.provider.value.AttributePath;
import java.util.List;
import java.util.Optional;

/** Where the parts of a block's value stand in the source. */
public final class Places {
  private final BodyNode body;
  private final SourceRange whole;

  /**
   * @param whole what messages about the block as a whole point at
   */
  public Places(BodyNode body, SourceRange whole) {
    this.body = body;
    this.whole = whole;
  }

  /** The part itself as far as it is written out, else the closest thing that holds it. */
  public SourceRange of(AttributePath path) {
    if (path.isRoot()) {
      return whole;
    }
    String name = name(path.steps().getFirst());
    List<AttributePath.Step> rest = path.steps().subList(1, path.steps().size());
    Optional<AttributeNode> attribute = body.attribute(name);
    if (attribute.isPresent()) {
      return inside(attribute.get().expression(), rest);
    }
    List<BlockNode> blocks = body.blocks(name);
    if (blocks.isEmpty()) {
      return whole;
    }
    int at = rest.isEmpty() ? 0 : Math.min(index(rest.getFirst()), blocks.size() - 1);
    BlockNode block = blocks.get(at);
    boolean numbered =
        !rest.isEmpty() && !(rest.getFirst() instanceof AttributePath.Step.Attribute);
    List<AttributePath.Step> deeper = numbered ? rest.subList(1, rest.size()) : rest;
    return new Places(block.body(), block.header()).of(new AttributePath(deeper));
  }

  private static String name(AttributePath.Step step) {
    return switch (step) {
      case AttributePath.Step.Attribute a -> a.name();
      case AttributePath.Step.Key k -> k.key();
      case AttributePath.Step.Index i -> Integer.toString(i.index());
    };
  }

  private static int index(AttributePath.Step step) {
    return step instanceof AttributePath.Step.Index i ? i.index() : 0;
  }

  private static SourceRange inside(Expression start, List<AttributePath.Step> steps) {
    Expression at = start;
    for (AttributePath.Step step : steps) {
      Optional<Expression> deeper = part(bare(at), step);
      if (deeper.isEmpty()) {
        return at.range();
      }
      at = deeper.get();
    }
    return at.range();
  }

  private static Expression bare(Expression expression) {
    return expression instanceof Expression.Parentheses p ? bare(p.inner()) : expression;
  }

  private static Optional<Expression> part(Expression expression, AttributePath.Step step) {
    return switch (expression) {
      case Expression.ObjectConstructor object ->
          object.items().stream()
              .filter(item -> key(item).filter(name(step)::equals).isPresent())
              .map(ObjectItem::value)
              .reduce((_, last) -> last);
      case Expression.TupleConstructor tuple when index(step) < tuple.elements().size() ->
          Optional.of(tuple.elements().get(index(step)));
      case Expression _ -> Optional.empty();
    };
  }

  /** The key of an item when it is written out. */
  static Optional<String> key(ObjectItem item) {
    return switch (item.key()) {
      case ObjectKey.Literal literal -> Optional.of(literal.name());
      case ObjectKey.Computed computed ->
          computed.expression() instanceof Expression.StringLiteral s
              ? Optional.of(s.value())
              : Optional.empty();
      case ObjectKey.Ambiguous _ -> Optional.empty();
    };
  }
}
