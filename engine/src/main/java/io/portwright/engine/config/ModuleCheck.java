package io.portwright.engine.config;

import io.portwright.engine.address.ModuleAddress;
import io.portwright.engine.address.ResourceAddress;
import io.portwright.engine.eval.JsonProblems;
import io.portwright.engine.syntax.BlockNode;
import io.portwright.engine.syntax.BodyNode;
import io.portwright.engine.syntax.Expression;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.diagnostic.SourceRange;
import io.portwright.provider.schema.Schema;
import io.portwright.provider.value.AttributePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Checks everything in a module that can be checked without values. */
final class ModuleCheck {
  private final Configuration configuration;
  private final ReferenceCheck references;
  private final List<Diagnostic> found = new ArrayList<>();

  /**
   * @param declared addresses of all resource blocks, also those in error
   * @param path where the module is, for messages
   */
  ModuleCheck(Configuration configuration, Set<ResourceAddress> declared, ModuleAddress path) {
    this.configuration = configuration;
    this.references = new ReferenceCheck(configuration, declared, path, found);
  }

  List<Diagnostic> problems() {
    configuration.variables().values().forEach(this::variable);
    for (LocalValue local : configuration.locals().values()) {
      references.check(local.expression(), BlockContext.NONE);
    }
    configuration.providers().forEach(this::provider);
    configuration.calls().values().forEach(this::call);
    configuration.resources().values().forEach(this::resource);
    configuration.checks().values().forEach(check -> rules(check.assertions(), BlockContext.NONE));
    configuration.outputs().values().forEach(this::output);
    configuration.refactoring().imports().forEach(this::imported);
    found.addAll(new LocalCycles(configuration).problems());
    return found;
  }

  private void imported(Refactoring.Import block) {
    BlockContext context =
        block.forEach().isPresent()
            ? new BlockContext(Set.of("each"), Optional.empty())
            : BlockContext.NONE;
    references.check(block.id(), context);
    block.forEach().ifPresent(all -> references.check(all, BlockContext.NONE));
  }

  private void variable(InputVariable variable) {
    rules(variable.validations(), BlockContext.NONE);
  }

  private void provider(ProviderBlock block) {
    body(block.body(), block.schema(), MetaArguments.PROVIDER, BlockContext.NONE, block.range());
  }

  private void output(OutputValue output) {
    references.check(output.value(), BlockContext.NONE);
    references.checkWhole(output.dependsOn(), BlockContext.NONE);
    rules(output.preconditions(), BlockContext.NONE);
  }

  private void call(ModuleCall call) {
    BlockContext context = BlockContext.of(call);
    call.repetition().expression().ifPresent(e -> references.check(e, BlockContext.NONE));
    references.checkWhole(call.dependsOn(), BlockContext.NONE);
    call.arguments().values().forEach(a -> references.check(a.expression(), context));
  }

  private void resource(ResourceBlock block) {
    BlockContext context = BlockContext.of(block);
    BlockContext outside = BlockContext.NONE.inside(block.address());
    block.repetition().expression().ifPresent(e -> references.check(e, outside));
    references.checkWhole(block.dependsOn(), outside);
    int before = found.size();
    body(block.body(), block.schema(), MetaArguments.RESOURCE, context, block.range());
    if (isSound(before)) {
      ignored(block);
    }
    rules(block.lifecycle().preconditions(), context);
    rules(block.lifecycle().postconditions(), context.withSelf());
    block.lifecycle().replaceTriggeredBy().forEach(e -> references.check(e, context));
  }

  /** References first: Terraform does not decode a body whose references are wrong. */
  private void body(
      BodyNode body, Schema schema, MetaArguments meta, BlockContext context, SourceRange block) {
    List<Expression> expressions = BodyExpressions.in(body, schema, meta);
    if (references.check(expressions, context)) {
      new BodyCheck(schema, meta, found).check(body, block);
      expressions.forEach(e -> found.addAll(JsonProblems.in(e)));
    }
  }

  private boolean isSound(int before) {
    return found.subList(before, found.size()).stream().noneMatch(Diagnostic::isError);
  }

  private void rules(List<CheckRule> rules, BlockContext context) {
    for (CheckRule rule : rules) {
      references.check(rule.condition(), context);
      references.check(rule.message(), context);
    }
  }

  private void ignored(ResourceBlock block) {
    List<AttributePath> paths = block.lifecycle().ignoreChanges();
    List<SourceRange> places = ignoredPlaces(block);
    for (int i = 0; i < paths.size(); i++) {
      AttributePath path = paths.get(i);
      SourceRange place = places.size() == paths.size() ? places.get(i) : block.range();
      if (path.steps().getFirst() instanceof AttributePath.Step.Attribute first
          && block.schema().attribute(first.name()).isEmpty()
          && !block.schema().blocks().containsKey(first.name())) {
        found.add(BodyCheck.unknownAttribute(first.name(), block.schema(), place));
      }
    }
  }

  private static List<SourceRange> ignoredPlaces(ResourceBlock block) {
    List<SourceRange> places = new ArrayList<>();
    for (BlockNode lifecycle : block.body().blocks("lifecycle")) {
      if (VariableReader.expression(lifecycle.body(), "ignore_changes").orElse(null)
          instanceof Expression.TupleConstructor tuple) {
        tuple
            .elements()
            .forEach(e ->
                places.add(e instanceof Expression.Traversal t ? t.root().range() : e.range()));
      }
    }
    return places;
  }
}
