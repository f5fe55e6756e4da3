package io.portwright.engine.config;

import io.portwright.engine.eval.GoRange;
import io.portwright.engine.eval.GoText;
import io.portwright.engine.eval.StartRange;
import io.portwright.engine.syntax.AttributeNode;
import io.portwright.engine.syntax.BlockNode;
import io.portwright.engine.syntax.BodyNode;
import io.portwright.engine.syntax.Expression;
import io.portwright.engine.syntax.Name;
import io.portwright.engine.syntax.ObjectItem;
import io.portwright.engine.syntax.ObjectKey;
import io.portwright.provider.diagnostic.Diagnostic;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads {@code module} blocks. */
final class ModuleCallReader {
  private static final Set<String> OWN = MetaArguments.MODULE.arguments();
  private static final Set<String> RESERVED = MetaArguments.MODULE.blocks();

  private final ProviderReader providers;
  private final List<Diagnostic> found;
  private final SortedMap<String, ModuleCall> calls = new TreeMap<>();

  ModuleCallReader(ProviderReader providers, List<Diagnostic> found) {
    this.providers = providers;
    this.found = found;
  }

  SortedMap<String, ModuleCall> calls() {
    return calls;
  }

  void read(BlockNode block) {
    Name label = block.labels().getFirst();
    BodyNode body = block.body();
    Identifiers.check(label, "Invalid module instance name", found);
    Optional<ModuleCall> earlier = Optional.ofNullable(calls.get(label.text()));
    if (earlier.isPresent()) {
      found.add(
          Diagnostic.error(
              "Duplicate module call",
              "A module call named "
                  + GoText.quoted(label.text())
                  + " was already defined at "
                  + GoRange.of(earlier.get().range())
                  + ". Module calls must have unique names within a module.",
              block.header()));
    }
    BodyNode own = ResourceBodies.own(block, MetaArguments.MODULE, found);
    found.addAll(own.problems());
    found.addAll(BlockShape.repeated(body.attributes()));
    refuseBlocks(body);
    ModuleCall.Source source = source(block);
    SortedMap<String, AttributeNode> arguments = new TreeMap<>();
    for (AttributeNode attribute : own.attributes()) {
      if (!OWN.contains(attribute.name())) {
        arguments.putIfAbsent(attribute.name(), attribute);
      }
    }
    ModuleCall call =
        new ModuleCall(
            label.text(),
            source,
            body.attribute("version").map(v -> VersionReader.read(v, found).orElse("")),
            arguments,
            RepetitionReader.read(body, found),
            StaticReferences.list(VariableReader.expression(body, "depends_on"), found),
            providers(body),
            own.blocks().stream().filter(b -> !RESERVED.contains(b.type())).toList(),
            body.end().orElse(BlockShape.missingPlace(block)),
            block.header());
    calls.putIfAbsent(label.text(), call);
  }

  private void refuseBlocks(BodyNode body) {
    BlockShape shape = ResourceBodies.shape(MetaArguments.MODULE);
    for (BlockNode inside : body.blocks()) {
      if (RESERVED.contains(inside.type()) && shape.isWhole(inside)) {
        found.add(
            Diagnostic.error(
                "Reserved block type name in module block",
                "The block type name "
                    + GoText.quoted(inside.type())
                    + " is reserved for use by Terraform in a future version.",
                inside.typeRange()));
      }
    }
  }

  private ModuleCall.Source source(BlockNode block) {
    Optional<AttributeNode> attribute = block.body().attribute("source");
    if (attribute.isEmpty()) {
      found.add(
          Diagnostic.error(
              "Missing required argument",
              "The argument \"source\" is required, but no definition was found.",
              block.body().end().orElse(BlockShape.missingPlace(block))));
    }
    Optional<String> text = Constants.text(attribute.map(AttributeNode::expression), found);
    if (text.filter(String::isEmpty).isPresent()) {
      found.add(
          Diagnostic.error(
              "Invalid module source address",
              "Failed to parse module source address: invalid source address: .",
              attribute.orElseThrow().expression().range()));
    }
    return new ModuleCall.Source(
        text.orElse(""), attribute.map(a -> a.expression().range()).orElseGet(block::header));
  }

  private List<ModuleCall.PassedProvider> providers(BodyNode body) {
    Optional<Expression> expression = VariableReader.expression(body, "providers");
    if (expression.isEmpty()) {
      return List.of();
    }
    if (!(expression.get() instanceof Expression.ObjectConstructor object)) {
      found.add(
          Diagnostic.error(
              "Invalid expression",
              "A static map expression is required.",
              StartRange.of(expression.get())));
      return List.of();
    }
    List<ModuleCall.PassedProvider> passed = new ArrayList<>();
    for (ObjectItem item : object.items()) {
      Optional<ProviderReader.Named> inside =
          keyExpression(item.key()).flatMap(key -> providers.named(key, "providers"));
      Optional<ProviderReader.Named> outside = providers.named(item.value(), "providers");
      if (inside.isEmpty() || outside.isEmpty()) {
        continue;
      }
      passed.add(
          new ModuleCall.PassedProvider(
              inside.get().key(),
              providers.canonical(outside.get().key()),
              outside.get().key(),
              inside.get().range(),
              outside.get().range(),
              item.key().range().to(item.value().range())));
    }
    return passed;
  }

  private static Optional<Expression> keyExpression(ObjectKey key) {
    return switch (key) {
      case ObjectKey.Literal literal ->
          Optional.of(
              new Expression.Traversal(
                  new Name(literal.name(), literal.range()), List.of(), literal.range()));
      case ObjectKey.Computed computed -> Optional.of(computed.expression());
      case ObjectKey.Ambiguous ambiguous -> Optional.of(ambiguous.traversal());
    };
  }
}
