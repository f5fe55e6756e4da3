package io.portwright.engine.config;

import io.portwright.engine.syntax.AttributeNode;
import io.portwright.engine.syntax.BlockNode;
import io.portwright.engine.syntax.BodyNode;
import io.portwright.engine.syntax.Expression;
import io.portwright.provider.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The expressions in a body that its schema has a place for, at every depth, in the order of the
 * text. Others are never evaluated.
 */
final class BodyExpressions {
  private final List<Expression> found = new ArrayList<>();

  private BodyExpressions() {}

  /**
   * @param without the language's own arguments and blocks, which are left out
   */
  static List<Expression> in(BodyNode body, Schema schema, MetaArguments without) {
    BodyExpressions expressions = new BodyExpressions();
    expressions.collect(body, schema, without);
    return expressions.found;
  }

  /** What {@code dynamic} blocks at any depth repeat, with their other arguments. */
  static List<Expression> collections(BodyNode body) {
    List<Expression> found = new ArrayList<>();
    for (BlockNode block : body.blocks()) {
      if (block.type().equals("dynamic")) {
        block.body().attributes().stream()
            .filter(attribute -> !attribute.name().equals("iterator"))
            .forEach(attribute -> found.add(attribute.expression()));
        block.body().blocks("content").forEach(c -> found.addAll(collections(c.body())));
      } else if (!MetaArguments.RESOURCE.blocks().contains(block.type())) {
        found.addAll(collections(block.body()));
      }
    }
    return found;
  }

  private void collect(BodyNode body, Schema schema, MetaArguments without) {
    for (AttributeNode attribute : body.attributes()) {
      if (!without.arguments().contains(attribute.name())
          && schema.attribute(attribute.name()).isPresent()) {
        found.add(attribute.expression());
      }
    }
    for (BlockNode block : body.blocks()) {
      if (block.type().equals("dynamic")) {
        dynamic(block, schema);
      } else if (!without.blocks().contains(block.type())) {
        nested(schema, block.type(), block.body());
      }
    }
  }

  private void dynamic(BlockNode block, Schema schema) {
    block.labels().stream()
        .findFirst()
        .ifPresent(type ->
            block
                .body()
                .blocks("content")
                .forEach(content -> nested(schema, type.text(), content.body())));
  }

  private void nested(Schema schema, String type, BodyNode body) {
    Optional.ofNullable(schema.blocks().get(type))
        .ifPresent(block -> collect(body, block.schema(), MetaArguments.NONE));
  }
}
