package io.portwright.engine.config;

import io.portwright.engine.address.ModuleAddress;
import io.portwright.engine.address.ResourceAddress;
import io.portwright.engine.eval.JsonProblems;
import io.portwright.engine.syntax.BodyNode;
import io.portwright.engine.syntax.Expression;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.diagnostic.SourceRange;
import io.portwright.provider.schema.Attribute;
import io.portwright.provider.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Predicate;

/** Checks everything in a module that can be checked without values. */
final class ModuleCheck {
  private final Configuration configuration;
  private final SortedMap<String, EphemeralBlock> ephemerals;
  private final boolean isRoot;
  private final Predicate<ProviderKey> used;
  private final ReferenceCheck references;
  private final List<Diagnostic> found = new ArrayList<>();

  /**
   * @param declared addresses of all resource blocks, also those in error
   * @param ephemerals {@code ephemeral} blocks by type and name
   * @param path where the module is, for messages
   * @param used whether some block needs a provider configuration of this module
   */
  ModuleCheck(
      Configuration configuration,
      Set<ResourceAddress> declared,
      SortedMap<String, EphemeralBlock> ephemerals,
      ModuleAddress path,
      Predicate<ProviderKey> used) {
    this.used = used;
    this.configuration = configuration;
    this.ephemerals = ephemerals;
    this.isRoot = path.isRoot();
    this.references = new ReferenceCheck(configuration, declared, ephemerals.keySet(), path, found);
  }

  List<Diagnostic> problems() {
    configuration.variables().values().forEach(this::variable);
    for (LocalValue local : configuration.locals().values()) {
      references.check(local.expression(), BlockContext.NONE);
    }
    configuration.providers().stream().filter(b -> used.test(b.key())).forEach(this::provider);
    configuration.calls().values().forEach(this::call);
    configuration.resources().values().forEach(this::resource);
    ephemerals
        .values()
        .forEach(block -> references.checkWhole(block.dependsOn(), BlockContext.NONE));
    configuration.checks().values().forEach(this::assertions);
    configuration.outputs().values().forEach(this::output);
    configuration.refactoring().imports().forEach(this::imported);
    found.addAll(new LocalCycles(configuration).problems());
    return found;
  }

  private void imported(Refactoring.Import block) {
    BlockContext context =
        block.forEach().isPresent()
            ? new BlockContext(Set.of("each"), Optional.empty(), Optional.empty())
            : BlockContext.NONE;
    references.check(block.id(), context);
    block.forEach().ifPresent(all -> references.check(all, BlockContext.NONE));
  }

  private void variable(InputVariable variable) {
    for (CheckRule rule : variable.validations()) {
      references.check(rule.condition(), BlockContext.NONE);
      references.check(rule.message(), BlockContext.NONE);
    }
  }

  private void assertions(CheckBlock check) {
    for (CheckRule rule : check.assertions()) {
      references.check(rule.condition(), BlockContext.NONE);
      references.checkRule(rule.message(), BlockContext.NONE);
    }
  }

  private void provider(ProviderBlock block) {
    body(block.body(), block.schema(), MetaArguments.PROVIDER, BlockContext.NONE, block.range());
  }

  private void output(OutputValue output) {
    if (isRoot && output.flags().contains(OutputValue.Flag.EPHEMERAL)) {
      found.add(OutputProblems.ephemeralInRoot(output));
    }
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
    body(block.body(), block.schema(), meta(block), context, block.range());
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

  private static MetaArguments meta(ResourceBlock block) {
    return block.address().isData() ? MetaArguments.DATA : MetaArguments.RESOURCE;
  }

  private void rules(List<CheckRule> rules, BlockContext context) {
    for (CheckRule rule : rules) {
      references.checkRule(rule.condition(), context);
      references.checkRule(rule.message(), context);
    }
  }

  private void ignored(ResourceBlock block) {
    for (IgnoredAttribute ignored : block.lifecycle().ignoreChanges()) {
      String name = ignored.written().root().text();
      Optional<Attribute> attribute = block.schema().attribute(name);
      if (attribute.isEmpty() && !block.schema().blocks().containsKey(name)) {
        found.add(
            BodyCheck.unknownAttribute(name, block.schema(), ignored.written().root().range()));
      } else if (attribute.filter(a -> !a.isConfigurable()).isPresent()) {
        found.add(
            Diagnostic.warning(
                "Redundant ignore_changes element",
                "Adding an attribute name to ignore_changes tells Terraform to ignore future"
                    + " changes to the argument in configuration after the object has been created,"
                    + " retaining the value originally configured.\n\nThe attribute "
                    + name
                    + " is decided by the provider alone and therefore there can be no configured"
                    + " value to compare with. Including this attribute in ignore_changes has no"
                    + " effect. Remove the attribute from ignore_changes to quiet this warning.",
                block.typeRange()));
      }
    }
  }
}
