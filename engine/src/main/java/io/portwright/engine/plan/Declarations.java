package io.portwright.engine.plan;

import io.portwright.engine.address.ResourceAddress;
import io.portwright.engine.config.Configuration;
import io.portwright.engine.config.ConfigurationEvaluator;
import io.portwright.engine.config.ConfigurationEvaluator.Settled;
import io.portwright.engine.config.ResourceBlock;
import io.portwright.engine.graph.ConfigurationGraph.Outcome;
import io.portwright.engine.graph.ConfigurationGraph.Visitor;
import io.portwright.engine.graph.GraphNode;
import io.portwright.provider.diagnostic.Diagnostic;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Visits the declarations of a configuration: resources are somebody else's work, all others are
 * evaluated here.
 */
public final class Declarations implements Visitor {

  /** Deals with resources. */
  public interface Blocks {

    /**
     * @param address of the block, without instance keys
     */
    Outcome visited(ResourceAddress address, ResourceBlock block);

    /** Something that the block depends on has failed. */
    void leftOut(ResourceAddress address);
  }

  private final Configuration configuration;
  private final ConfigurationEvaluator evaluator;
  private final Predicate<GraphNode> scope;
  private final Blocks blocks;
  private final List<Diagnostic> assertions = new ArrayList<>();

  /**
   * @param scope which declarations count; all others are left out
   */
  public Declarations(
      Configuration configuration,
      ConfigurationEvaluator evaluator,
      Predicate<GraphNode> scope,
      Blocks blocks) {
    this.configuration = configuration;
    this.evaluator = evaluator;
    this.scope = scope;
    this.blocks = blocks;
  }

  /** What {@code check} blocks have found. */
  public List<Diagnostic> assertions() {
    return assertions;
  }

  @Override
  public Outcome visited(GraphNode node) {
    if (!scope.test(node)) {
      leftOut(node);
      return Outcome.DONE;
    }
    return switch (node) {
      case GraphNode.Resource resource ->
          blocks.visited(
              resource.address(), configuration.resource(resource.address()).orElseThrow());
      case GraphNode.Local local -> of(evaluator.settleLocal(local.module(), local.name()));
      case GraphNode.Input input -> of(evaluator.settleArgument(input.module(), input.name()));
      case GraphNode.Validation input -> of(evaluator.settleInput(input.module(), input.name()));
      case GraphNode.Output output -> of(evaluator.settleOutput(output.module(), output.name()));
      case GraphNode.Call call -> of(evaluator.settleCall(call.module()));
      case GraphNode.Close _ -> Outcome.DONE;
      case GraphNode.Check check -> {
        assertions.addAll(evaluator.assertions(check.module(), check.name()));
        yield Outcome.DONE;
      }
    };
  }

  private static Outcome of(Settled settled) {
    return switch (settled) {
      case DONE -> Outcome.DONE;
      case FAILED -> Outcome.FAILED;
    };
  }

  @Override
  public void leftOut(GraphNode node) {
    switch (node) {
      case GraphNode.Resource resource -> blocks.leftOut(resource.address());
      case GraphNode.Local local -> evaluator.leaveLocalOut(local.module(), local.name());
      case GraphNode.Input input -> evaluator.leaveInputOut(input.module(), input.name());
      case GraphNode.Validation input -> evaluator.leaveInputOut(input.module(), input.name());
      case GraphNode.Output output -> evaluator.leaveOutputOut(output.module(), output.name());
      case GraphNode.Call call -> evaluator.leaveCallOut(call.module());
      case GraphNode.Close _, GraphNode.Check _ -> {}
    }
  }
}
