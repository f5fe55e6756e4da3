package io.portwright.engine.config;

import io.portwright.engine.syntax.Expression.Traversal;
import io.portwright.provider.diagnostic.SourceRange;
import java.util.List;

/**
 * An {@code ephemeral} block.
 *
 * @param range type and labels
 */
record EphemeralBlock(List<Traversal> dependsOn, SourceRange range) {
  EphemeralBlock {
    dependsOn = List.copyOf(dependsOn);
  }
}
