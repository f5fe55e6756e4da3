package io.portwright.engine.graph;

import io.portwright.engine.address.InstanceKey;
import io.portwright.engine.address.ModuleAddress;
import io.portwright.engine.address.ResourceAddress;
import io.portwright.engine.config.CheckRule;
import io.portwright.engine.config.Configuration;
import io.portwright.engine.config.InputVariable;
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
  private final ModuleAddress module;
  private final Configuration configuration;

  /**
   * @param module path of the module
   */
  BlockReferences(ModuleAddress module, Configuration configuration) {
    this.module = module;
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
    in(References.in(expression), found);
  }

  void in(List<Traversal> traversals, BiConsumer<GraphNode, SourceRange> found) {
    for (Traversal traversal : traversals) {
      nodes(traversal).forEach(node -> found.accept(node, traversal.range()));
    }
  }

  void rules(List<CheckRule> rules, BiConsumer<GraphNode, SourceRange> found) {
    for (CheckRule rule : rules) {
      in(rule.condition(), found);
      in(rule.message(), found);
    }
  }

  /** What {@code depends_on} waits for: of a module everything inside of it, not only an output. */
  void whole(List<Traversal> traversals, BiConsumer<GraphNode, SourceRange> found) {
    for (Traversal traversal : traversals) {
      if (traversal.root().text().equals("module")) {
        name(traversal, 0)
            .filter(configuration.modules()::containsKey)
            .ifPresent(name -> found.accept(close(name), traversal.range()));
      } else {
        in(List.of(traversal), found);
      }
    }
  }

  private GraphNode close(String module) {
    return new GraphNode.Close(this.module.child(module, InstanceKey.NONE));
  }

  private List<GraphNode> nodes(Traversal traversal) {
    String root = traversal.root().text();
    Optional<String> first = name(traversal, 0);
    if (first.isEmpty()) {
      return List.of();
    }
    return switch (root) {
      case "local" ->
          configuration.locals().containsKey(first.get())
              ? List.of(new GraphNode.Local(module, first.get()))
              : List.of();
      case "var" -> variable(first.get());
      case "module" -> outputs(traversal, first.get());
      case "data" -> resource(name(traversal, 1).map(n -> ResourceAddress.data(first.get(), n)));
      case "resource" ->
          resource(name(traversal, 1).map(n -> ResourceAddress.managed(first.get(), n)));
      default -> resource(Optional.of(ResourceAddress.managed(root, first.get())));
    };
  }

  private List<GraphNode> resource(Optional<ResourceAddress> address) {
    return address
        .filter(this::isDeclared)
        .<GraphNode>map(known -> new GraphNode.Resource(known.in(module)))
        .stream()
        .toList();
  }

  private boolean isDeclared(ResourceAddress address) {
    return configuration.resources().containsKey(address)
        || configuration.unusable().resources().contains(address);
  }

  private List<GraphNode> variable(String name) {
    InputVariable variable = configuration.variables().get(name);
    if (variable == null) {
      return List.of();
    }
    GraphNode given = new GraphNode.Input(module, name);
    return variable.validations().isEmpty()
        ? List.of(given)
        : List.of(given, new GraphNode.Validation(module, name));
  }

  /** The output that is named, or else everything inside; and the call, which tells instances. */
  private List<GraphNode> outputs(Traversal traversal, String name) {
    Configuration called = configuration.modules().get(name);
    if (called == null) {
      return List.of();
    }
    ModuleAddress path = module.child(name, InstanceKey.NONE);
    boolean keyed =
        traversal.steps().size() > 1 && traversal.steps().get(1) instanceof TraversalStep.Index;
    Optional<String> output = name(traversal, keyed ? 2 : 1).filter(called.outputs()::containsKey);
    return List.of(
        new GraphNode.Call(path),
        output
            .<GraphNode>map(one -> new GraphNode.Output(path, one))
            .orElseGet(() -> new GraphNode.Close(path)));
  }

  private static Optional<String> name(Traversal traversal, int step) {
    return step < traversal.steps().size()
            && traversal.steps().get(step) instanceof TraversalStep.Attribute attribute
        ? Optional.of(attribute.name())
        : Optional.empty();
  }
}
