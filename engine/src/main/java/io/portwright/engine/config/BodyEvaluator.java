package io.portwright.engine.config;

import io.portwright.engine.eval.Evaluator;
import io.portwright.engine.eval.GoText;
import io.portwright.engine.eval.Scope;
import io.portwright.engine.syntax.AttributeNode;
import io.portwright.engine.syntax.BlockNode;
import io.portwright.engine.syntax.BodyNode;
import io.portwright.engine.syntax.Expression;
import io.portwright.provider.diagnostic.Checked;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.diagnostic.SourceRange;
import io.portwright.provider.schema.Attribute;
import io.portwright.provider.schema.Schema;
import io.portwright.provider.value.Conversion.Attempt;
import io.portwright.provider.value.Type;
import io.portwright.provider.value.Value;
import io.portwright.provider.value.Value.ObjectValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** Evaluates a body to the object that its schema describes. */
final class BodyEvaluator {
  private final Schema schema;
  private final Scope scope;
  private final SchemaTypes types;
  private final List<Diagnostic> found = new ArrayList<>();

  /** Told only when nothing else is wrong. */
  private final List<Diagnostic> ephemeral = new ArrayList<>();

  private boolean complete = true;

  BodyEvaluator(Schema schema, Scope scope, SchemaTypes types) {
    this.schema = schema;
    this.scope = scope;
    this.types = types;
  }

  /**
   * @param whole what messages about the block as a whole point at
   */
  Checked<BlockValue> evaluate(BodyNode body, SourceRange whole) {
    Places places = new Places(body, whole);
    Optional<ObjectValue> value = object(body);
    if (value.isEmpty()) {
      return Checked.failed(found);
    }
    found.addAll(ephemeral);
    if (!ephemeral.isEmpty()) {
      return Checked.failed(found);
    }
    found.addAll(new ValueChecks(places).problems(schema, value.get()));
    return found.stream().anyMatch(Diagnostic::isError)
        ? Checked.failed(found)
        : Checked.of(new BlockValue(value.get(), places), found);
  }

  /** Only what is wrong with the arguments themselves, without the rules of their attributes. */
  List<Diagnostic> mistakes(BodyNode body) {
    object(body);
    return found;
  }

  /** Empty when an argument is in error or depends on something that is. */
  private Optional<ObjectValue> object(BodyNode body) {
    Map<String, AttributeNode> written = new HashMap<>();
    body.attributes().forEach(attribute -> written.put(attribute.name(), attribute));
    ObjectValue object =
        schema
            .objectType()
            .made(name -> {
              Attribute attribute = schema.attributes().get(name);
              AttributeNode node = written.get(name);
              if (attribute == null) {
                return blocks(name, Objects.requireNonNull(schema.blocks().get(name)), body);
              }
              return node == null
                  ? types.absent(attribute)
                  : argument(attribute, node.expression());
            });
    return complete ? Optional.of(object) : Optional.empty();
  }

  private Value argument(Attribute attribute, Expression expression) {
    Checked<Value> given = Evaluator.evaluate(expression, scope);
    found.addAll(given.diagnostics());
    if (given.value().isEmpty()) {
      complete = false;
      return Value.unknown(attribute.type());
    }
    if (given.orThrow().marksDeep().ephemeral() && !attribute.has(Attribute.Flag.WRITE_ONLY)) {
      ephemeral.add(
          Diagnostic.error(
              "Invalid use of ephemeral value",
              "Ephemeral values are not valid for "
                  + GoText.quoted(attribute.name())
                  + ", because it is not a write-only attribute and must be persisted to state.",
              expression.range()));
    }
    NestedKeys.inValue(attribute, given.orThrow(), expression).forEach(found::add);
    return switch (types.converted(attribute, given.orThrow())) {
      case Attempt.Converted converted -> converted.value();
      case Attempt.Failed failed -> {
        complete = false;
        found.add(
            Diagnostic.error(
                    "Incorrect attribute value type",
                    "Inappropriate value for attribute "
                        + GoText.quoted(attribute.name())
                        + ": "
                        + failed.message()
                        + ".",
                    expression.range())
                .withValues(Evaluator.shown(expression, scope)));
        yield Value.unknown(attribute.type());
      }
    };
  }

  private Value blocks(String type, Schema.NestedBlock nested, BodyNode body) {
    List<Value> objects = new ArrayList<>();
    for (BlockNode block : body.blocks(type)) {
      BodyEvaluator inside = new BodyEvaluator(nested.schema(), scope, types);
      Optional<ObjectValue> object = inside.object(block.body());
      found.addAll(inside.found);
      ephemeral.addAll(inside.ephemeral);
      complete &= object.isPresent();
      object.ifPresent(objects::add);
    }
    Type element = nested.schema().objectType();
    return switch (nested.nesting()) {
      case SINGLE -> objects.isEmpty() ? Value.nullOf(element) : objects.getFirst();
      case LIST -> Value.list(element, objects);
      case SET -> Value.set(element, objects);
      case MAP -> Value.map(element, new TreeMap<>());
    };
  }
}
