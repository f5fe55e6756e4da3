package io.portwright.engine.config;

import io.portwright.engine.address.ResourceAddress;
import io.portwright.engine.config.Lifecycle.Flag;
import io.portwright.engine.eval.GoRange;
import io.portwright.engine.syntax.BlockNode;
import io.portwright.engine.syntax.BodyNode;
import io.portwright.engine.syntax.Expression;
import io.portwright.engine.syntax.Expression.Traversal;
import io.portwright.engine.syntax.TraversalStep;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.value.AttributePath;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads {@code lifecycle} blocks of resources. */
final class LifecycleReader {
  private static final Set<String> RULES = Set.of("precondition", "postcondition");
  private static final BlockShape MANAGED =
      BlockShape.of(
          Set.of(),
          Set.of(
              "create_before_destroy", "prevent_destroy", "ignore_changes", "replace_triggered_by"),
          RULES);
  private static final BlockShape DATA = BlockShape.of(Set.of(), Set.of(), RULES);

  private final List<Diagnostic> found;

  LifecycleReader(List<Diagnostic> found) {
    this.found = found;
  }

  /**
   * @param resource the block that holds the lifecycle blocks
   */
  Lifecycle read(BlockNode resource, ResourceAddress address) {
    List<BlockNode> blocks = resource.body().blocks("lifecycle");
    if (blocks.isEmpty()) {
      return Lifecycle.NONE;
    }
    for (BlockNode again : blocks.subList(1, blocks.size())) {
      found.add(
          Diagnostic.error(
              "Duplicate lifecycle block",
              "This resource already has a lifecycle block at "
                  + GoRange.of(blocks.getFirst().header())
                  + ".",
              again.header()));
    }
    BlockNode block = blocks.getFirst();
    BodyNode body = block.body();
    boolean managed = resource.type().equals("resource");
    found.addAll((managed ? MANAGED : DATA).problems(body, block.open()));
    Set<Flag> flags = flags(body);
    List<AttributePath> ignored = ignored(body, flags);
    return new Lifecycle(
        flags,
        ignored,
        triggers(body),
        CheckRuleReader.read(body.blocks("precondition"), Optional.of(address), found),
        CheckRuleReader.read(body.blocks("postcondition"), Optional.of(address), found));
  }

  private Set<Flag> flags(BodyNode body) {
    Set<Flag> flags = EnumSet.noneOf(Flag.class);
    Optional<Boolean> createFirst =
        Constants.truth(VariableReader.expression(body, "create_before_destroy"), found);
    createFirst.ifPresent(_ -> flags.add(Flag.EXCHANGE_WRITTEN));
    if (createFirst.orElse(false)) {
      flags.add(Flag.CREATE_BEFORE_DESTROY);
    }
    if (Constants.truth(VariableReader.expression(body, "prevent_destroy"), found).orElse(false)) {
      flags.add(Flag.PREVENT_DESTROY);
    }
    return flags;
  }

  private List<AttributePath> ignored(BodyNode body, Set<Flag> flags) {
    Optional<Expression> expression = VariableReader.expression(body, "ignore_changes");
    if (expression.isPresent()
        && expression.get() instanceof Traversal all
        && all.steps().isEmpty()
        && all.root().text().equals("all")) {
      flags.add(Flag.IGNORE_ALL);
      return List.of();
    }
    if (expression.isPresent()
        && expression.get() instanceof Expression.TupleConstructor tuple
        && tuple.elements().stream().anyMatch(LifecycleReader::isWildcard)) {
      wildcard(tuple);
      return List.of();
    }
    List<AttributePath> paths = new ArrayList<>();
    StaticReferences.list(expression, found).forEach(t -> paths.add(path(t)));
    return paths;
  }

  private static boolean isWildcard(Expression element) {
    return element instanceof Expression.StringLiteral string && string.value().equals("*");
  }

  private void wildcard(Expression.TupleConstructor tuple) {
    for (Expression element : tuple.elements()) {
      if (isWildcard(element) && tuple.elements().size() > 1) {
        found.add(
            Diagnostic.error(
                "Invalid ignore_changes ruleset",
                "Cannot mix wildcard string \"*\" with non-wildcard references.",
                element.range()));
      }
    }
    found.add(
        Diagnostic.error(
            "Invalid ignore_changes wildcard",
            "The [\"*\"] form of ignore_changes wildcard is was deprecated and is now invalid. Use"
                + " \"ignore_changes = all\" to ignore changes to all attributes.",
            tuple.range()));
  }

  private static AttributePath path(Traversal traversal) {
    AttributePath path = AttributePath.of(traversal.root().text());
    for (TraversalStep step : traversal.steps()) {
      path =
          switch (step) {
            case TraversalStep.Attribute a -> path.attribute(a.name());
            case TraversalStep.Index i ->
                switch (i.key()) {
                  case Expression.NumberLiteral n -> path.index(Integer.parseInt(n.text()));
                  case Expression.StringLiteral s -> path.key(s.value());
                  case Expression _ -> path;
                };
          };
    }
    return path;
  }

  private List<Expression> triggers(BodyNode body) {
    Optional<Expression> expression = VariableReader.expression(body, "replace_triggered_by");
    if (expression.isEmpty()) {
      return List.of();
    }
    if (expression.get() instanceof Expression.TupleConstructor tuple) {
      return tuple.elements();
    }
    found.add(
        Diagnostic.error(
            "Invalid expression",
            "A static list expression is required.",
            expression.get().range()));
    return List.of();
  }
}
