package io.portwright.engine.config;

import io.portwright.engine.eval.GoText;
import io.portwright.engine.syntax.Expression;
import io.portwright.engine.syntax.ObjectItem;
import io.portwright.engine.syntax.ObjectKey;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.diagnostic.SourceRange;
import io.portwright.provider.value.Conversion;
import io.portwright.provider.value.Conversion.Attempt;
import io.portwright.provider.value.Type;
import io.portwright.provider.value.Utf8Order;
import io.portwright.provider.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Reads the type of a variable: {@code list(object({ name = string, tags = optional(...) }))}. */
final class TypeReader {
  private static final String INVALID = "Invalid type specification";
  private static final Set<String> COLLECTIONS = Set.of("list", "set", "map");

  private final List<Diagnostic> found;

  /**
   * @param found receives what is wrong
   */
  TypeReader(List<Diagnostic> found) {
    this.found = found;
  }

  /** The constraint; {@link TypeConstraint#ANY} where it is wrong. */
  TypeConstraint read(Expression expression) {
    Optional<Diagnostic> quoted = quoted(expression);
    if (quoted.isPresent()) {
      found.add(quoted.get());
      return TypeConstraint.ANY;
    }
    return switch (keyword(expression).orElse("")) {
      case "list" -> new TypeConstraint(Type.list(Type.DYNAMIC), Defaults.NONE);
      case "map" -> new TypeConstraint(Type.map(Type.DYNAMIC), Defaults.NONE);
      default -> whole(expression);
    };
  }

  /** A constraint with a mistake anywhere inside is none. */
  private TypeConstraint whole(Expression expression) {
    int before = found.size();
    TypeConstraint read = constraint(expression);
    boolean wrong = found.subList(before, found.size()).stream().anyMatch(Diagnostic::isError);
    return wrong ? TypeConstraint.ANY : read;
  }

  private static Optional<Diagnostic> quoted(Expression expression) {
    return switch (expression) {
      case Expression.StringLiteral text -> Optional.of(quoted(text));
      case Expression.Template template -> Constants.refused(template).stream().findFirst();
      case Expression _ -> Optional.empty();
    };
  }

  private static Diagnostic quoted(Expression.StringLiteral text) {
    String old = text.value();
    return switch (old) {
      case "string", "list", "map" ->
          Diagnostic.error(
              "Invalid quoted type constraints",
              "Terraform 0.11 and earlier required type constraints to be given in quotes, but"
                  + " that form is now deprecated and will be removed in a future version of"
                  + " Terraform. Remove the quotes around "
                  + GoText.quoted(old)
                  + (old.equals("string")
                      ? "."
                      : " and write "
                          + old
                          + "(string) instead to explicitly indicate that the "
                          + old
                          + " elements are strings."),
              text.range());
      default ->
          Diagnostic.error(
              "Invalid legacy variable type hint",
              "To provide a full type expression, remove the surrounding quotes and give the type"
                  + " expression directly.",
              text.range());
    };
  }

  private static Optional<String> keyword(Expression expression) {
    return switch (expression) {
      case Expression.Traversal t when t.steps().isEmpty() -> Optional.of(t.root().text());
      case Expression.NullLiteral n when isNative(n) -> Optional.of(n.range().text());
      case Expression.BooleanLiteral b when isNative(b) -> Optional.of(b.range().text());
      case Expression _ -> Optional.empty();
    };
  }

  private TypeConstraint invalid(String detail, SourceRange range) {
    found.add(Diagnostic.error(INVALID, detail, range));
    return TypeConstraint.ANY;
  }

  private TypeConstraint constraint(Expression expression) {
    Optional<String> keyword = keyword(expression);
    if (keyword.isPresent()) {
      return primitive(keyword.get(), expression.range());
    }
    if (!(expression instanceof Expression.Call call)) {
      return expression instanceof Expression.Invalid
          ? TypeConstraint.ANY
          : invalid(
              "A type specification is either a primitive type keyword (bool, number, string) or a"
                  + " complex type constructor call, like list(string).",
              expression.range());
    }
    String name = call.name().text();
    return switch (name) {
      case "list", "set", "map", "object", "tuple" -> constructed(call, name);
      case "any" ->
          invalid("Type constraint keyword \"any\" does not expect arguments.", parameters(call));
      case "bool", "string", "number" ->
          invalid(
              "Primitive type keyword " + GoText.quoted(name) + " does not expect arguments.",
              parameters(call));
      case "optional" ->
          invalid(
              "Keyword \"optional\" is valid only as a modifier for object type attributes.",
              call.name().range());
      default ->
          invalid(
              "Keyword " + GoText.quoted(name) + " is not a valid type constructor.", call.range());
    };
  }

  private TypeConstraint primitive(String keyword, SourceRange range) {
    return switch (keyword) {
      case "string" -> new TypeConstraint(Type.STRING, Defaults.NONE);
      case "number" -> new TypeConstraint(Type.NUMBER, Defaults.NONE);
      case "bool" -> new TypeConstraint(Type.BOOL, Defaults.NONE);
      case "any" -> TypeConstraint.ANY;
      case "list", "set", "map" ->
          invalid(
              "The "
                  + keyword
                  + " type constructor requires one argument specifying the element type.",
              range);
      case "object" ->
          invalid(
              "The object type constructor requires one argument specifying the attribute types and"
                  + " values as a map.",
              range);
      case "tuple" ->
          invalid(
              "The tuple type constructor requires one argument specifying the element types as a"
                  + " list.",
              range);
      default ->
          invalid(
              "The keyword " + GoText.quoted(keyword) + " is not a valid type specification.",
              range);
    };
  }

  private TypeConstraint constructed(Expression.Call call, String name) {
    if (call.arguments().size() != 1) {
      String what =
          switch (name) {
            case "object" -> "the attribute types and values as a map";
            case "tuple" -> "the element types as a list";
            default -> "the element type";
          };
      return invalid(
          "The " + name + " type constructor requires one argument specifying " + what + ".",
          call.arguments().isEmpty()
              ? parameters(call)
              : call.arguments().get(1).range().to(call.arguments().getLast().range()));
    }
    Expression argument = call.arguments().getFirst();
    if (COLLECTIONS.contains(name)) {
      TypeConstraint element = constraint(argument);
      Type type =
          switch (name) {
            case "list" -> Type.list(element.type());
            case "set" -> Type.set(element.type());
            default -> Type.map(element.type());
          };
      Defaults defaults =
          new Defaults(new TreeMap<>(), new TreeMap<>(), Optional.of(element.defaults()));
      return new TypeConstraint(type, defaults.isEmpty() ? Defaults.NONE : defaults);
    }
    return name.equals("object") ? object(argument) : tuple(argument);
  }

  private static SourceRange parameters(Expression.Call call) {
    return call.open().to(call.close());
  }

  private TypeConstraint tuple(Expression argument) {
    if (!(argument instanceof Expression.TupleConstructor tuple)) {
      return invalid("Tuple type constructor requires a list of element types.", argument.range());
    }
    List<Type> types = new ArrayList<>();
    SortedMap<String, Defaults> parts = new TreeMap<>();
    for (Expression element : tuple.elements()) {
      TypeConstraint constraint = constraint(element);
      if (!constraint.defaults().isEmpty()) {
        parts.put(Integer.toString(types.size()), constraint.defaults());
      }
      types.add(constraint.type());
    }
    return new TypeConstraint(
        Type.tuple(types), new Defaults(new TreeMap<>(), parts, Optional.empty()));
  }

  /** Attributes of an object type while they are read. */
  private static final class Attributes {
    private final SortedMap<String, Type> types = new TreeMap<>(Utf8Order.INSTANCE);
    private final Set<String> optional = new TreeSet<>();
    private final SortedMap<String, Value> values = new TreeMap<>();
    private final SortedMap<String, Defaults> parts = new TreeMap<>();
  }

  private TypeConstraint object(Expression argument) {
    if (!(argument instanceof Expression.ObjectConstructor object)) {
      return invalid(
          "Object type constructor requires a map whose keys are attribute names and whose values"
              + " are the corresponding attribute types.",
          argument.range());
    }
    Attributes attributes = new Attributes();
    for (ObjectItem item : object.items()) {
      if (item.key() instanceof ObjectKey.Literal key && attributes.types.containsKey(key.name())) {
        invalid("Object constructor map keys must be unique.", item.key().range());
      } else if (item.key() instanceof ObjectKey.Literal key) {
        attribute(key.name(), item.value(), attributes);
      } else {
        invalid("Object constructor map keys must be attribute names.", item.key().range());
      }
    }
    return new TypeConstraint(
        Type.object(attributes.types, attributes.optional),
        new Defaults(attributes.values, attributes.parts, Optional.empty()));
  }

  private void attribute(String name, Expression expression, Attributes attributes) {
    boolean optional =
        expression instanceof Expression.Call call && call.name().text().equals("optional");
    List<Expression> arguments =
        optional ? ((Expression.Call) expression).arguments() : List.of(expression);
    if (arguments.isEmpty()) {
      invalid(
          "Optional attribute modifier requires the attribute type as its argument.",
          parameters((Expression.Call) expression));
      return;
    }
    if (arguments.size() > 2) {
      invalid(
          "Optional attribute modifier expects at most two arguments: the attribute type, and a"
              + " default value.",
          parameters((Expression.Call) expression));
    }
    TypeConstraint constraint = constraint(arguments.getFirst());
    attributes.types.put(name, constraint.type());
    if (!constraint.defaults().isEmpty()) {
      attributes.parts.put(name, constraint.defaults());
    }
    if (optional) {
      attributes.optional.add(name);
    }
    if (arguments.size() == 2) {
      fallback(arguments.get(1), constraint).ifPresent(value -> attributes.values.put(name, value));
    }
  }

  private Optional<Value> fallback(Expression expression, TypeConstraint constraint) {
    Optional<Value> value = Constants.value(expression, found);
    if (value.isEmpty()) {
      return value;
    }
    return switch (Conversion.convert(value.get(), constraint.type())) {
      case Attempt.Converted _ -> value;
      case Attempt.Failed failed -> {
        found.add(
            Diagnostic.error(
                "Invalid default value for optional attribute",
                "This default value is not compatible with the attribute's type constraint: "
                    + failed.message()
                    + ".",
                expression.range()));
        yield Optional.empty();
      }
    };
  }

  /** In JSON, null and the truth values are no keywords. */
  private static boolean isNative(Expression expression) {
    return !expression.range().file().name().endsWith(".json");
  }
}
