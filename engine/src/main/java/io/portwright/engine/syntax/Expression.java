package io.portwright.engine.syntax;

import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.diagnostic.SourceRange;
import java.util.List;
import java.util.Optional;

/**
 * What stands to the right of an equals sign or inside {@code ${…}}. Trees are at most {@link
 * Parser#MAX_HEIGHT} deep, so recursion over them is safe.
 */
public sealed interface Expression {

  SourceRange range();

  /**
   * Stands where no expression could be read.
   *
   * @param problems why, when that is told to whoever needs the value (mistakes inside JSON
   *     strings); empty when the parser has said it
   */
  record Invalid(SourceRange range, List<Diagnostic> problems) implements Expression {
    public Invalid {
      problems = List.copyOf(problems);
    }

    public Invalid(SourceRange range) {
      this(range, List.of());
    }
  }

  /** Digits with optional fraction and exponent, as written; never signed. */
  record NumberLiteral(String text, SourceRange range) implements Expression {}

  /** {@code true} or {@code false}. */
  record BooleanLiteral(boolean value, SourceRange range) implements Expression {}

  /** {@code null}. */
  record NullLiteral(SourceRange range) implements Expression {}

  /** A quoted string or heredoc without sequences; escapes are resolved, not normalised. */
  record StringLiteral(String value, SourceRange range) implements Expression {}

  /** A quoted string, heredoc or template file with at least one sequence; always a string. */
  record Template(List<TemplatePart> parts, SourceRange range) implements Expression {
    public Template {
      parts = List.copyOf(parts);
    }
  }

  /** {@code "${inner}"} and nothing else: keeps the type of the inner expression. */
  record TemplateWrap(Expression inner, SourceRange range) implements Expression {}

  /** {@code (inner)}. */
  record Parentheses(Expression inner, SourceRange range) implements Expression {}

  /** {@code [a, b]}. */
  record TupleConstructor(List<Expression> elements, SourceRange open, SourceRange range)
      implements Expression {
    public TupleConstructor {
      elements = List.copyOf(elements);
    }
  }

  /** <code>{ a = 1, "b" = 2 }</code>. Equal keys are not an error here. */
  record ObjectConstructor(
      List<ObjectItem> items, Notation notation, SourceRange open, SourceRange range)
      implements Expression {

    /** How it is written, which decides what evaluation makes of keys. */
    public enum Notation {
      /** The last of equal keys counts. */
      NATIVE,
      /** Equal keys are an error. */
      JSON
    }

    public ObjectConstructor {
      items = List.copyOf(items);
    }

    public ObjectConstructor(List<ObjectItem> items, SourceRange open, SourceRange range) {
      this(items, Notation.NATIVE, open, range);
    }
  }

  /**
   * {@code [for key, value in collection : element if condition]}.
   *
   * @param open the opening bracket
   * @param close the closing bracket
   */
  record ForTuple(
      Optional<Name> keyName,
      Name valueName,
      Expression collection,
      Expression element,
      Optional<Expression> condition,
      SourceRange open,
      SourceRange close,
      SourceRange range)
      implements Expression {}

  /**
   * <code>{for key, value in collection : k => v... if condition}</code>.
   *
   * @param grouping where {@code ...} stands, when values with equal keys are collected in tuples
   */
  record ForObject(
      Optional<Name> keyName,
      Name valueName,
      Expression collection,
      Expression key,
      Expression value,
      Optional<SourceRange> grouping,
      Optional<Expression> condition,
      SourceRange open,
      SourceRange close,
      SourceRange range)
      implements Expression {}

  /** {@code condition ? whenTrue : whenFalse}. */
  record Conditional(
      Expression condition, Expression whenTrue, Expression whenFalse, SourceRange range)
      implements Expression {}

  /** {@code left + right}. Long chains lean to the left. */
  record Binary(BinaryOperator operator, Expression left, Expression right, SourceRange range)
      implements Expression {}

  /** {@code -operand}, {@code !operand}. */
  record Unary(UnaryOperator operator, Expression operand, SourceRange symbol, SourceRange range)
      implements Expression {}

  /** A variable and fixed steps into it: {@code var.ports["syd"].id}. Steps may be empty. */
  record Traversal(Name root, List<TraversalStep> steps, SourceRange range) implements Expression {
    public Traversal {
      steps = List.copyOf(steps);
    }
  }

  /** Fixed steps into something else than a variable: {@code f().name}. Steps are never empty. */
  record RelativeTraversal(Expression source, List<TraversalStep> steps, SourceRange range)
      implements Expression {
    public RelativeTraversal {
      steps = List.copyOf(steps);
    }
  }

  /** {@code collection[key]} with a key that has to be evaluated. */
  record IndexAccess(Expression collection, Expression key, SourceRange brackets, SourceRange range)
      implements Expression {}

  /**
   * {@code source[*].steps} or {@code source.*.steps}.
   *
   * @param each evaluated for every item; the item itself is the {@link SplatItem} inside that no
   *     other splat's {@code each} encloses more closely
   * @param marker {@code [*]} or {@code .*}
   */
  record Splat(
      Expression source, Expression each, SplatKind kind, SourceRange marker, SourceRange range)
      implements Expression {}

  /** The item of the closest enclosing splat, inside its {@code each}. */
  record SplatItem(SourceRange range) implements Expression {}

  /**
   * {@code name(arguments)}.
   *
   * @param name with its namespaces: {@code provider::aws::arn_parse}
   * @param expansion where {@code ...} stands, when the last argument is spread over parameters
   */
  record Call(
      Name name,
      List<Expression> arguments,
      Optional<SourceRange> expansion,
      SourceRange open,
      SourceRange close,
      SourceRange range)
      implements Expression {
    public Call {
      arguments = List.copyOf(arguments);
    }
  }
}
