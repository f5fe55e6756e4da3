package io.portwright.engine.machine;

import io.portwright.engine.syntax.Expression;
import io.portwright.engine.syntax.Expression.Traversal;
import io.portwright.engine.syntax.TraversalStep;
import io.portwright.provider.value.BigFloat;
import java.util.ArrayList;
import java.util.List;

/**
 * A reference as Terraform lists it: the whole, then without its last step, and so on down to the
 * declaration that is meant: {@code terraform_data.b[0].output}, {@code terraform_data.b[0]},
 * {@code terraform_data.b}.
 */
final class ReferenceTexts {
  private final Traversal traversal;
  private final List<String> prefixes = new ArrayList<>();

  private ReferenceTexts(Traversal traversal) {
    this.traversal = traversal;
    StringBuilder text = new StringBuilder(traversal.root().text());
    prefixes.add(text.toString());
    for (TraversalStep step : traversal.steps()) {
      text.append(step(step));
      prefixes.add(text.toString());
    }
  }

  /** Longest first. */
  static List<String> of(Traversal traversal) {
    ReferenceTexts texts = new ReferenceTexts(traversal);
    int shortest = texts.shortest();
    return texts.prefixes.subList(shortest, texts.prefixes.size()).reversed();
  }

  /** Only what is declared, with the instance where a literal key says which. */
  static String subject(Traversal traversal) {
    ReferenceTexts texts = new ReferenceTexts(traversal);
    int declared = texts.shortest();
    boolean keyed =
        traversal.steps().size() > declared
            && texts.isRepeatable()
            && traversal.steps().get(declared) instanceof TraversalStep.Index;
    return texts.prefixes.get(keyed ? declared + 1 : declared);
  }

  private boolean isRepeatable() {
    return switch (traversal.root().text()) {
      case "var", "local", "path", "terraform", "count", "each", "self" -> false;
      default -> true;
    };
  }

  /** How many steps behind the root name the declaration. */
  private int shortest() {
    int wanted =
        switch (traversal.root().text()) {
          case "self" -> 0;
          case "data", "resource" -> 2;
          case "module" -> isOutputOfInstance() ? 2 : 1;
          default -> 1;
        };
    return Math.min(wanted, traversal.steps().size());
  }

  /** {@code module.m[0].o}: with an output behind it, the instance is the shortest text. */
  private boolean isOutputOfInstance() {
    return traversal.steps().size() > 2 && traversal.steps().get(1) instanceof TraversalStep.Index;
  }

  private static String step(TraversalStep step) {
    return switch (step) {
      case TraversalStep.Attribute attribute -> "." + attribute.name();
      case TraversalStep.Index index ->
          "["
              + switch (index.key()) {
                case Expression.StringLiteral text -> quoted(text.value());
                case Expression.NumberLiteral number ->
                    BigFloat.parse(number.text()).map(BigFloat::toText).orElse(number.text());
                case Expression other -> other.range().text();
              }
              + "]";
    };
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
