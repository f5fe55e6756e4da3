package io.portwright.engine.config;

import io.portwright.engine.address.ModuleAddress;
import io.portwright.engine.eval.GoText;
import io.portwright.engine.eval.JsonProblems;
import io.portwright.engine.syntax.Expression;
import io.portwright.engine.syntax.References;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.schema.Attribute;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What can be said about the declarations of a module without values, each on its own. */
final class ModuleCheck {
  private final Configuration configuration;
  private final boolean isRoot;
  private final ReferenceCheck references;
  private final BodyCheck.Shapes shapes = new BodyCheck.Shapes();

  /**
   * @param path where the module is, for messages
   */
  ModuleCheck(Configuration configuration, ModuleAddress path) {
    this.configuration = configuration;
    this.isRoot = path.isRoot();
    this.references = new ReferenceCheck(configuration, path);
  }

  /** Blocks without type, which nothing is evaluated of. */
  List<Diagnostic> around() {
    List<Diagnostic> found = new ArrayList<>();
    configuration.unusable().ephemerals().values().forEach(on -> found.addAll(dependsOn(on)));
    return found;
  }

  List<Diagnostic> imported(Refactoring.Import block) {
    BlockContext context =
        block.forEach().isPresent() ? BlockContext.NONE.with("each") : BlockContext.NONE;
    List<Diagnostic> found = new ArrayList<>(value(block.id(), context));
    block
        .forEach()
        .ifPresent(all -> {
          found.addAll(value(all, BlockContext.NONE));
          block.to().keys().forEach(key -> found.addAll(otherNames(key)));
        });
    return found;
  }

  /** Keys of a repeated import can be made from the element that it is repeated for, no more. */
  private static List<Diagnostic> otherNames(Expression key) {
    List<Diagnostic> found = new ArrayList<>();
    for (Expression.Traversal traversal : References.in(key)) {
      if (!traversal.root().text().equals("each")) {
        found.add(
            Diagnostic.error(
                "Unknown variable",
                "There is no variable named "
                    + GoText.quoted(traversal.root().text())
                    + ".Only \"each.key\" and \"each.value\" can be used in import address index"
                    + " expressions.",
                traversal.root().range()));
      }
    }
    found.addAll(Constants.calls(key));
    return found;
  }

  /** All rules of a variable, which are looked at together. */
  List<Diagnostic> validations(InputVariable variable) {
    List<Expression> expressions =
        variable.validations().stream()
            .flatMap(rule -> Stream.of(rule.condition(), rule.message()))
            .toList();
    List<Diagnostic> found = new ArrayList<>(references.together(expressions, BlockContext.NONE));
    if (found.stream().noneMatch(Diagnostic::isError)) {
      expressions.forEach(expression -> found.addAll(JsonProblems.in(expression)));
    }
    return found;
  }

  List<Diagnostic> value(Expression expression, BlockContext context) {
    return references.in(expression, context);
  }

  List<Diagnostic> repetition(Repetition repetition) {
    return repetition.expression().map(e -> value(e, BlockContext.NONE)).orElse(List.of());
  }

  List<Diagnostic> dependsOn(List<Expression.Traversal> dependsOn) {
    return references.whole(dependsOn);
  }

  List<Diagnostic> assertion(CheckRule rule, CheckBlock check) {
    BlockContext context = BlockContext.NONE.inside(check);
    return references.nameless(
        List.of(rule.condition(), rule.message()), List.of(rule.message()), context);
  }

  List<Diagnostic> precondition(CheckRule rule) {
    List<Expression> both = List.of(rule.condition(), rule.message());
    return references.nameless(both, both, BlockContext.NONE);
  }

  /** Ephemeral outputs are for callers. */
  List<Diagnostic> placement(OutputValue output) {
    return isRoot && output.flags().contains(OutputValue.Flag.EPHEMERAL)
        ? List.of(OutputProblems.ephemeralInRoot(output))
        : List.of();
  }

  List<Diagnostic> provider(ProviderBlock block) {
    List<Expression> expressions =
        BodyExpressions.in(block.body(), block.schema(), MetaArguments.PROVIDER);
    List<Diagnostic> found = new ArrayList<>(references.together(expressions, BlockContext.NONE));
    if (found.stream().noneMatch(Diagnostic::isError)) {
      new BodyCheck(block.schema(), MetaArguments.PROVIDER, shapes, found)
          .check(block.body(), block.range());
      expressions.forEach(e -> found.addAll(JsonProblems.in(e)));
    }
    return found;
  }

  /** References in a body; Terraform does not decode it when one of them is wrong. */
  List<Diagnostic> bodyReferences(ResourceBlock block) {
    return references.together(block.arguments(), BlockContext.of(block));
  }

  /**
   * Whether a body is made of what its schema has. What {@code dynamic} blocks are made of is
   * looked at here, because it does not hide the rest.
   */
  List<Diagnostic> bodyForm(ResourceBlock block) {
    List<Diagnostic> found =
        new ArrayList<>(
            references.together(BodyExpressions.collections(block.body()), BlockContext.of(block)));
    new BodyCheck(block.schema(), meta(block), shapes, found).check(block.body(), block.range());
    block.arguments().forEach(e -> found.addAll(JsonProblems.in(e)));
    return found;
  }

  private static MetaArguments meta(ResourceBlock block) {
    return block.address().isData() ? MetaArguments.DATA : MetaArguments.RESOURCE;
  }

  /**
   * One expression of a resource's conditions, each of which is evaluated on its own.
   *
   * @param context what it can see
   */
  record Part(Expression expression, BlockContext context) {}

  static List<Part> conditions(ResourceBlock block) {
    if (block.lifecycle().preconditions().isEmpty()
        && block.lifecycle().postconditions().isEmpty()) {
      return List.of();
    }
    BlockContext context = BlockContext.of(block);
    List<Part> parts = new ArrayList<>();
    parts(block.lifecycle().preconditions(), context, parts);
    parts(block.lifecycle().postconditions(), context.withSelf(block), parts);
    return parts;
  }

  private static void parts(List<CheckRule> rules, BlockContext context, List<Part> parts) {
    for (CheckRule rule : rules) {
      parts.add(new Part(rule.condition(), context));
      parts.add(new Part(rule.message(), context));
    }
  }

  List<Diagnostic> condition(Part part) {
    List<Expression> only = List.of(part.expression());
    return references.nameless(only, only, part.context());
  }

  /** What is wrong with {@code ignore_changes}. */
  static List<Diagnostic> ignored(ResourceBlock block) {
    List<Diagnostic> found = new ArrayList<>();
    for (IgnoredAttribute ignored : block.lifecycle().ignoreChanges()) {
      String name = ignored.written().root().text();
      Optional<Attribute> attribute = block.schema().attribute(name);
      if (attribute.isEmpty() && !block.schema().blocks().containsKey(name)) {
        found.add(
            BodyCheck.unknownAttribute(name, block.schema(), ignored.written().root().range()));
      } else if (found.isEmpty() && attribute.filter(a -> !a.isConfigurable()).isPresent()) {
        found.add(redundant(block, name));
      }
    }
    return found;
  }

  private static Diagnostic redundant(ResourceBlock block, String name) {
    return Diagnostic.warning(
        "Redundant ignore_changes element",
        "Adding an attribute name to ignore_changes tells Terraform to ignore future"
            + " changes to the argument in configuration after the object has been created,"
            + " retaining the value originally configured.\n\nThe attribute "
            + name
            + " is decided by the provider alone and therefore there can be no configured"
            + " value to compare with. Including this attribute in ignore_changes has no"
            + " effect. Remove the attribute from ignore_changes to quiet this warning.",
        block.typeRange());
  }
}
