package io.portwright.engine.config;

import io.portwright.engine.address.ResourceAddress;
import io.portwright.engine.config.Lifecycle.Flag;
import io.portwright.engine.eval.GoRange;
import io.portwright.engine.eval.GoText;
import io.portwright.engine.syntax.AttributeNode;
import io.portwright.engine.syntax.BlockNode;
import io.portwright.engine.syntax.BodyNode;
import io.portwright.engine.syntax.Expression;
import io.portwright.engine.syntax.Expression.Traversal;
import io.portwright.provider.diagnostic.Diagnostic;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads {@code lifecycle} blocks of resources. */
final class LifecycleReader {
  private static final BlockShape SHAPE =
      BlockShape.of(
          Set.of(),
          Set.of(
              "create_before_destroy", "prevent_destroy", "ignore_changes", "replace_triggered_by"),
          Set.of("precondition", "postcondition"));

  private final List<Diagnostic> found;

  LifecycleReader(List<Diagnostic> found) {
    this.found = found;
  }

  /**
   * @param resource the block that holds the lifecycle blocks
   */
  Lifecycle read(BlockNode resource, ResourceAddress address) {
    List<BlockNode> blocks =
        resource.body().blocks("lifecycle").stream().filter(b -> b.labels().isEmpty()).toList();
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
    found.addAll(SHAPE.problems(block));
    boolean managed = resource.type().equals("resource");
    if (!managed) {
      body.attributes().forEach(argument -> onlyManaged(argument, resource.type()));
    }
    Set<Flag> flags = managed ? flags(body) : Set.of();
    return new Lifecycle(
        flags,
        managed ? ignored(body, flags) : List.of(),
        managed ? triggers(body) : List.of(),
        CheckRuleReader.read(SHAPE.blocks(body, "precondition"), Optional.of(address), found),
        CheckRuleReader.read(SHAPE.blocks(body, "postcondition"), Optional.of(address), found));
  }

  private void onlyManaged(AttributeNode argument, String block) {
    if (SHAPE.optional().contains(argument.name())) {
      String kind = block.equals("data") ? "data resource" : "ephemeral resource";
      found.add(
          Diagnostic.error(
              "Invalid " + kind + " lifecycle argument",
              "The lifecycle argument "
                  + GoText.quoted(argument.name())
                  + " is defined only for managed resources (\"resource\" blocks), and is not valid"
                  + " for "
                  + kind
                  + "s.",
              argument.nameRange()));
    }
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

  private List<IgnoredAttribute> ignored(BodyNode body, Set<Flag> flags) {
    Optional<Expression> expression = VariableReader.expression(body, "ignore_changes");
    if (expression.isPresent()
        && expression.get() instanceof Traversal all
        && all.steps().isEmpty()
        && all.root().text().equals("all")) {
      flags.add(Flag.IGNORE_ALL);
      return List.of();
    }
    List<IgnoredAttribute> ignored = new ArrayList<>();
    Optional<Expression> star = Optional.empty();
    for (Expression element : StaticReferences.elements(expression, found)) {
      if (element instanceof Expression.StringLiteral text && text.value().equals("*")) {
        star = Optional.of(element);
        found.add(
            Diagnostic.error(
                "Invalid ignore_changes wildcard",
                "The [\"*\"] form of ignore_changes wildcard is was deprecated and is now invalid."
                    + " Use \"ignore_changes = all\" to ignore changes to all attributes.",
                expression.orElseThrow().range()));
      } else {
        StaticReferences.reference(element, found)
            .map(IgnoredAttribute::of)
            .ifPresent(ignored::add);
      }
    }
    if (star.isPresent() && !ignored.isEmpty()) {
      found.add(
          Diagnostic.error(
              "Invalid ignore_changes ruleset",
              "Cannot mix wildcard string \"*\" with non-wildcard references.",
              star.get().range()));
    }
    return ignored;
  }

  private List<Expression> triggers(BodyNode body) {
    List<Expression> triggers =
        StaticReferences.elements(VariableReader.expression(body, "replace_triggered_by"), found);
    // As in Terraform, the first mistake ends the check.
    triggers.stream()
        .map(TriggerCheck::problems)
        .filter(problems -> !problems.isEmpty())
        .findFirst()
        .ifPresent(found::addAll);
    return triggers;
  }
}
