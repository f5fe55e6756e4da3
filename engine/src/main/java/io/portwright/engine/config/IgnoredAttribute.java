package io.portwright.engine.config;

import io.portwright.engine.syntax.Expression;
import io.portwright.engine.syntax.Expression.Traversal;
import io.portwright.engine.syntax.TraversalStep;
import io.portwright.provider.value.AttributePath;

/**
 * One entry of {@code ignore_changes}.
 *
 * @param path of what is ignored
 * @param written as it stands in the source, which differs in keys that are no constants
 */
public record IgnoredAttribute(AttributePath path, Traversal written) {

  static IgnoredAttribute of(Traversal written) {
    AttributePath path = AttributePath.of(written.root().text());
    for (TraversalStep step : written.steps()) {
      path =
          switch (step) {
            case TraversalStep.Attribute a -> path.attribute(a.name());
            case TraversalStep.Index i ->
                switch (i.key()) {
                  case Expression.NumberLiteral n -> path.index(Integer.parseInt(n.text()));
                  case Expression.StringLiteral s -> path.key(s.value());
                  case Expression _ -> path;
                };
          };
    }
    return new IgnoredAttribute(path, written);
  }
}
