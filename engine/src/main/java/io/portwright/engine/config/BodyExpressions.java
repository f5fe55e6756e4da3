package io.portwright.engine.config;

import io.portwright.engine.syntax.AttributeNode;
import io.portwright.engine.syntax.BlockNode;
import io.portwright.engine.syntax.BodyNode;
import io.portwright.engine.syntax.Expression;
import java.util.ArrayList;
import java.util.List;

/** The expressions that stand in a body, at every depth, in the order of the text. */
final class BodyExpressions {
  private BodyExpressions() {}

  static List<Expression> in(BodyNode body) {
    List<Expression> found = new ArrayList<>();
    collect(body, MetaArguments.PROVIDER, found);
    return found;
  }

  /** Without those of the meta-arguments of a resource. */
  static List<Expression> arguments(BodyNode body) {
    List<Expression> found = new ArrayList<>();
    collect(body, MetaArguments.RESOURCE, found);
    return found;
  }

  private static void collect(BodyNode body, MetaArguments without, List<Expression> found) {
    for (AttributeNode attribute : body.attributes()) {
      if (!without.arguments().contains(attribute.name())) {
        found.add(attribute.expression());
      }
    }
    for (BlockNode block : body.blocks()) {
      if (!without.blocks().contains(block.type())) {
        collect(block.body(), MetaArguments.NONE, found);
      }
    }
  }
}
