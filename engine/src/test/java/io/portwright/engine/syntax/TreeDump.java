package io.portwright.engine.syntax;

import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.diagnostic.SourceRange;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Trees and findings as text that people can compare. */
final class TreeDump {
  private final StringBuilder out = new StringBuilder();

  private TreeDump() {}

  static String of(BodyNode body) {
    TreeDump dump = new TreeDump();
    dump.body(body, "");
    return dump.out.toString();
  }

  /** One line for each finding: place, summary, detail. */
  static String of(List<Diagnostic> diagnostics) {
    return diagnostics.stream()
        .map(d -> place(d.subject().orElseThrow()) + " " + d.summary() + ": " + d.detail() + "\n")
        .collect(Collectors.joining());
  }

  static String place(SourceRange range) {
    return range.startLine()
        + ","
        + range.file().column(range.start())
        + "-"
        + range.endLine()
        + ","
        + range.file().column(range.end());
  }

  private void body(BodyNode body, String indent) {
    for (AttributeNode attribute : body.attributes()) {
      out.append(indent).append(attribute.name()).append(" = ");
      out.append(of(attribute.expression())).append('\n');
    }
    for (BlockNode block : body.blocks()) {
      out.append(indent).append("block ").append(block.type());
      block.labels().forEach(label -> out.append(' ').append(quoted(label.text())));
      out.append(" @").append(place(block.range())).append('\n');
      body(block.body(), indent + "  ");
    }
  }

  /** Prefix form with parentheses around everything compound. */
  static String of(Expression expression) {
    return switch (expression) {
      case Expression.Invalid _ -> "<invalid>";
      case Expression.NumberLiteral number -> number.text();
      case Expression.BooleanLiteral bool -> String.valueOf(bool.value());
      case Expression.NullLiteral _ -> "null";
      case Expression.StringLiteral string -> quoted(string.value());
      case Expression.Template template -> list("template", template.parts(), TreeDump::part);
      case Expression.TemplateWrap wrap -> "(wrap " + of(wrap.inner()) + ")";
      case Expression.Parentheses inner -> "(parens " + of(inner.inner()) + ")";
      case Expression.TupleConstructor tuple -> list("tuple", tuple.elements(), TreeDump::of);
      case Expression.ObjectConstructor object -> list("object", object.items(), TreeDump::item);
      case Expression.ForTuple loop ->
          "(for-tuple "
              + names(loop.keyName(), loop.valueName())
              + of(loop.collection())
              + " "
              + of(loop.element())
              + loop.condition().map(c -> " if " + of(c)).orElse("")
              + ")";
      case Expression.ForObject loop ->
          "(for-object "
              + names(loop.keyName(), loop.valueName())
              + of(loop.collection())
              + " "
              + of(loop.key())
              + " => "
              + of(loop.value())
              + (loop.grouping().isPresent() ? " ..." : "")
              + loop.condition().map(c -> " if " + of(c)).orElse("")
              + ")";
      case Expression.Conditional c ->
          "(? " + of(c.condition()) + " " + of(c.whenTrue()) + " " + of(c.whenFalse()) + ")";
      case Expression.Binary binary ->
          "("
              + binary.operator().symbol()
              + " "
              + of(binary.left())
              + " "
              + of(binary.right())
              + ")";
      case Expression.Unary unary ->
          "(" + unary.operator().symbol() + " " + of(unary.operand()) + ")";
      case Expression.Traversal traversal -> traversal.root() + steps(traversal.steps());
      case Expression.RelativeTraversal traversal ->
          "(into " + of(traversal.source()) + " " + steps(traversal.steps()) + ")";
      case Expression.IndexAccess index ->
          "(index " + of(index.collection()) + " " + of(index.key()) + ")";
      case Expression.Splat splat ->
          "("
              + (splat.kind() == SplatKind.FULL ? "[*]" : ".*")
              + " "
              + of(splat.source())
              + " "
              + of(splat.each())
              + ")";
      case Expression.SplatItem _ -> "@";
      case Expression.Call call ->
          list("call " + call.name(), call.arguments(), TreeDump::of)
              + call.expansion().map(_ -> "...").orElse("");
    };
  }

  private interface Shown<T> {
    String of(T value);
  }

  private static <T> String list(String head, List<T> values, Shown<T> shown) {
    return values.stream()
        .map(v -> " " + shown.of(v))
        .collect(Collectors.joining("", "(" + head, ")"));
  }

  private static String names(Optional<Name> key, Name value) {
    return key.map(k -> k + ", ").orElse("") + value + " in ";
  }

  private static String item(ObjectItem item) {
    String key =
        switch (item.key()) {
          case ObjectKey.Literal literal -> literal.name();
          case ObjectKey.Computed computed -> of(computed.expression());
          case ObjectKey.Ambiguous ambiguous -> "<ambiguous " + of(ambiguous.traversal()) + ">";
        };
    return key + "=" + of(item.value());
  }

  private static String part(TemplatePart part) {
    return switch (part) {
      case TemplatePart.Text text -> quoted(text.value());
      case TemplatePart.Interpolation interpolation -> of(interpolation.value());
      case TemplatePart.If choice ->
          "(if "
              + of(choice.condition())
              + list(" then", choice.then(), TreeDump::part)
              + (choice.otherwise().isEmpty()
                  ? ""
                  : list(" else", choice.otherwise(), TreeDump::part))
              + ")";
      case TemplatePart.For loop ->
          "(for "
              + names(loop.key(), loop.value())
              + of(loop.collection())
              + list(" do", loop.body(), TreeDump::part)
              + ")";
    };
  }

  private static String steps(List<TraversalStep> steps) {
    return steps.stream()
        .map(step ->
            switch (step) {
              case TraversalStep.Attribute attribute -> "." + attribute.name();
              case TraversalStep.Index index -> "[" + of(index.key()) + "]";
            })
        .collect(Collectors.joining());
  }

  static String quoted(String text) {
    StringBuilder out = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        default -> out.append(c);
      }
    }
    return out.append('"').toString();
  }
}
