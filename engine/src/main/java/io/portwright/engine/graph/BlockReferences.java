package io.portwright.engine.graph;

import io.portwright.engine.address.ResourceAddress;
import io.portwright.engine.config.Configuration;
import io.portwright.engine.syntax.AttributeNode;
import io.portwright.engine.syntax.BlockNode;
import io.portwright.engine.syntax.BodyNode;
import io.portwright.engine.syntax.Expression;
import io.portwright.engine.syntax.Expression.Traversal;
import io.portwright.engine.syntax.References;
import io.portwright.engine.syntax.TraversalStep;
import io.portwright.provider.diagnostic.SourceRange;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Finds what the expressions of a module refer to. Undeclared names are somebody else's finding.
 */
final class BlockReferences {
  private final Configuration configuration;

  BlockReferences(Configuration configuration) {
    this.configuration = configuration;
  }

  /** Every declared thing that a body refers to, with the place of the reference. */
  void in(BodyNode body, BiConsumer<GraphNode, SourceRange> found) {
    for (AttributeNode attribute : body.attributes()) {
      if (!attribute.name().equals("provider") && !attribute.name().equals("ignore_changes")) {
        in(attribute.expression(), found);
      }
    }
    for (BlockNode block : body.blocks()) {
      in(block.body(), found);
    }
  }

  void in(Expression expression, BiConsumer<GraphNode, SourceRange> found) {
    for (Traversal traversal : References.in(expression)) {
      node(traversal).ifPresent(node -> found.accept(node, traversal.range()));
    }
  }

  void in(List<Traversal> traversals, BiConsumer<GraphNode, SourceRange> found) {
    for (Traversal traversal : traversals) {
      node(traversal).ifPresent(node -> found.accept(node, traversal.range()));
    }
  }

  private Optional<GraphNode> node(Traversal traversal) {
    String root = traversal.root().text();
    Optional<String> first = name(traversal, 0);
    if (first.isEmpty()) {
      return Optional.empty();
    }
    if (root.equals("local")) {
      return first.filter(configuration.locals()::containsKey).map(GraphNode.Local::new);
    }
    Optional<ResourceAddress> address =
        root.equals("data")
            ? name(traversal, 1).map(name -> ResourceAddress.data(first.get(), name))
            : Optional.of(ResourceAddress.managed(root, first.get()));
    return address.filter(configuration.resources()::containsKey).map(GraphNode.Resource::new);
  }

  private static Optional<String> name(Traversal traversal, int step) {
    return step < traversal.steps().size()
            && traversal.steps().get(step) instanceof TraversalStep.Attribute attribute
        ? Optional.of(attribute.name())
        : Optional.empty();
  }
}
