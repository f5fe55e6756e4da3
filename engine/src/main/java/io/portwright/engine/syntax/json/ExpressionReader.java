package io.portwright.engine.syntax.json;

import io.portwright.engine.syntax.Excerpt;
import io.portwright.engine.syntax.Expression;
import io.portwright.engine.syntax.Expression.ObjectConstructor;
import io.portwright.engine.syntax.Expression.Traversal;
import io.portwright.engine.syntax.Name;
import io.portwright.engine.syntax.ObjectItem;
import io.portwright.engine.syntax.ObjectKey;
import io.portwright.engine.syntax.Parser;
import io.portwright.engine.syntax.TemplatePart;
import io.portwright.engine.syntax.UnaryOperator;
import io.portwright.engine.syntax.json.JsonValue.ArrayValue;
import io.portwright.engine.syntax.json.JsonValue.ObjectValue;
import io.portwright.engine.syntax.json.JsonValue.Property;
import io.portwright.engine.syntax.json.JsonValue.StringValue;
import io.portwright.provider.diagnostic.Checked;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.diagnostic.SourceFile;
import io.portwright.provider.diagnostic.SourceRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes expressions from the JSON values of arguments. */
final class ExpressionReader {

  /** The property of a provider requirement that holds references. */
  private static final String ALIASES = "configuration_aliases";

  private final SourceFile file;
  private final List<Diagnostic> problems;

  /**
   * @param problems receives mistakes that count as those of the body
   */
  ExpressionReader(SourceFile file, List<Diagnostic> problems) {
    this.file = file;
    this.problems = problems;
  }

  Expression read(JsonValue value, Meaning meaning) {
    return switch (meaning) {
      case LITERAL, TEMPLATE -> plain(value, meaning);
      case TYPE -> value instanceof StringValue string ? type(string) : literal(value);
      case REFERENCE -> reference(value);
      case NAME -> name(value);
      case REFERENCES -> references(value);
      case REFERENCES_OR_ALL ->
          value instanceof StringValue string && string.value().equals("all")
              ? new Traversal(new Name("all", range(value)), List.of(), range(value))
              : references(value);
      case EXPRESSION -> expression(value);
      case EXPRESSIONS ->
          value instanceof ArrayValue array
              ? tuple(array, array.elements().stream().map(this::expression).toList())
              : opaque(value);
      case PROVIDERS -> value instanceof ObjectValue object ? providers(object) : opaque(value);
      case REQUIREMENT ->
          value instanceof ObjectValue object ? requirement(object) : literal(value);
    };
  }

  private SourceRange range(JsonValue value) {
    return new SourceRange(file, value.start(), value.end());
  }

  private SourceRange open(JsonValue value) {
    return new SourceRange(file, value.start(), value.startEnd());
  }

  // ---- values ----

  private Expression literal(JsonValue value) {
    return plain(value, Meaning.LITERAL);
  }

  private Expression plain(JsonValue value, Meaning strings) {
    SourceRange range = range(value);
    return switch (value) {
      case StringValue string when strings == Meaning.TEMPLATE -> template(string);
      case StringValue string -> new Expression.StringLiteral(string.value(), range);
      case JsonValue.NumberValue number -> number(number.text(), range);
      case JsonValue.BooleanValue bool -> new Expression.BooleanLiteral(bool.value(), range);
      case JsonValue.NullValue _ -> new Expression.NullLiteral(range);
      case JsonValue.InvalidValue _ -> new Expression.Invalid(range);
      case ArrayValue array ->
          tuple(array, array.elements().stream().map(e -> plain(e, strings)).toList());
      case ObjectValue object ->
          object(
              object,
              object.properties().stream()
                  .map(p -> new ObjectItem(key(p.name(), strings), plain(p.value(), strings)))
                  .toList());
    };
  }

  private static Expression number(String text, SourceRange range) {
    if (!text.startsWith("-")) {
      return new Expression.NumberLiteral(text, range);
    }
    SourceRange sign = new SourceRange(range.file(), range.start(), range.start() + 1);
    SourceRange digits = new SourceRange(range.file(), sign.end(), range.end());
    return new Expression.Unary(
        UnaryOperator.NEGATE, new Expression.NumberLiteral(text.substring(1), digits), sign, range);
  }

  private Expression tuple(ArrayValue array, List<Expression> elements) {
    return new Expression.TupleConstructor(elements, open(array), range(array));
  }

  private Expression object(ObjectValue object, List<ObjectItem> items) {
    return new ObjectConstructor(
        items, ObjectConstructor.Notation.JSON, open(object), range(object));
  }

  private ObjectKey key(StringValue name, Meaning strings) {
    Expression key = plain(name, strings);
    return key instanceof Expression.StringLiteral literal
        ? new ObjectKey.Literal(literal.value(), literal.range())
        : new ObjectKey.Computed(key);
  }

  private Expression template(StringValue string) {
    SourceRange range = range(string);
    String value = string.value();
    if (!value.contains("${") && !value.contains("%{")) {
      return new Expression.StringLiteral(value, range);
    }
    Checked<Expression> parsed = Parser.parseTemplate(excerpt(string, string.start() + 1));
    if (parsed.hasErrors()) {
      return new Expression.Invalid(range, parsed.diagnostics());
    }
    return switch (parsed.orThrow()) {
      case Expression.StringLiteral s -> new Expression.StringLiteral(s.value(), range);
      case Expression.TemplateWrap wrap -> new Expression.TemplateWrap(wrap.inner(), range);
      case Expression.Template template -> new Expression.Template(template.parts(), range);
      case Expression other -> other;
    };
  }

  /**
   * The contents of a string for a parser. Escapes are resolved, and what the parser finds is
   * placed where it really stands. (Terraform counts escapes as the characters that they become, so
   * behind them its columns, and behind {@code \n} its lines, are others.)
   *
   * @param start where the first character is placed. Terraform places templates behind the quote
   *     and everything else on it.
   */
  private Excerpt excerpt(StringValue string, int start) {
    String text = file.text();
    if (JsonString.isPlain(text, string.start(), string.end())) {
      return Excerpt.copied(file, string.value(), start);
    }
    JsonString.Resolved resolved = JsonString.resolved(text, string.start(), string.end());
    int shift = string.start() + 1 - start;
    int[] places = resolved.places();
    for (int i = 0; i < places.length; i++) {
      places[i] -= shift;
    }
    return Excerpt.translated(file, resolved.value(), places);
  }

  // ---- references ----

  private Expression type(StringValue string) {
    Excerpt text = excerpt(string, string.start());
    Optional<Traversal> keyword = Parser.parseTraversal(text).value();
    if (keyword.isPresent() && keyword.get().steps().isEmpty()) {
      return whole(keyword.get(), string);
    }
    Checked<Expression> parsed = Parser.parseExpression(text);
    return !parsed.hasErrors() && parsed.orThrow() instanceof Expression.Call call
        ? call
        : opaque(string);
  }

  private Expression whole(Traversal traversal, StringValue string) {
    return new Traversal(traversal.root(), traversal.steps(), range(string));
  }

  private Optional<Traversal> traversal(StringValue string) {
    return Parser.parseTraversal(excerpt(string, string.start())).value();
  }

  private Expression reference(JsonValue value) {
    if (!(value instanceof StringValue string)) {
      return literal(value);
    }
    Optional<Traversal> traversal = traversal(string);
    return traversal.isPresent() ? traversal.get() : opaque(string);
  }

  private Expression name(JsonValue value) {
    if (!(value instanceof StringValue string)) {
      return literal(value);
    }
    Optional<Traversal> traversal = traversal(string);
    return traversal.isPresent() ? whole(traversal.get(), string) : opaque(string);
  }

  private Expression references(JsonValue value) {
    return value instanceof ArrayValue array
        ? tuple(array, array.elements().stream().map(this::reference).toList())
        : opaque(value);
  }

  /** Stands for a value that is refused whatever it holds. No string in quotes is a template. */
  private Expression opaque(JsonValue value) {
    SourceRange range = open(value);
    return new Expression.Template(List.of(new TemplatePart.Text(range.text(), range)), range);
  }

  private Expression expression(JsonValue value) {
    if (!(value instanceof StringValue string)) {
      problems.add(
          Diagnostic.error(
              "Invalid reference expression",
              "A single reference string is required.",
              range(value)));
      return new Expression.Invalid(range(value));
    }
    Checked<Expression> parsed = Parser.parseExpression(excerpt(string, string.start()));
    problems.addAll(parsed.diagnostics());
    return parsed.hasErrors() ? new Expression.Invalid(range(value)) : parsed.orThrow();
  }

  private Expression providers(ObjectValue object) {
    List<ObjectItem> items = new ArrayList<>();
    for (Property property : object.properties()) {
      items.add(new ObjectItem(providerKey(property.name()), name(property.value())));
    }
    return object(object, items);
  }

  private ObjectKey providerKey(StringValue name) {
    return switch (name(name)) {
      case Traversal traversal when traversal.steps().isEmpty() ->
          new ObjectKey.Literal(traversal.root().text(), traversal.range());
      case Traversal traversal -> new ObjectKey.Ambiguous(traversal);
      case Expression other -> new ObjectKey.Computed(other);
    };
  }

  private Expression requirement(ObjectValue object) {
    List<ObjectItem> items = new ArrayList<>();
    for (Property property : object.properties()) {
      boolean aliases = property.name().value().equals(ALIASES);
      items.add(
          new ObjectItem(
              key(property.name(), Meaning.LITERAL),
              read(property.value(), aliases ? Meaning.REFERENCES : Meaning.LITERAL)));
    }
    return object(object, items);
  }
}
