package io.portwright.engine.config;

import io.portwright.engine.eval.GoText;
import io.portwright.engine.eval.Nearest;
import io.portwright.engine.syntax.AttributeNode;
import io.portwright.engine.syntax.BlockNode;
import io.portwright.engine.syntax.BodyNode;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.diagnostic.SourceRange;
import io.portwright.provider.schema.Attribute;
import io.portwright.provider.schema.Schema;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Compares the arguments and blocks in a body with its schema. */
final class BodyCheck {
  private final Schema schema;
  private final MetaArguments meta;
  private final Shapes shapes;
  private final List<Diagnostic> found;

  /** What bodies of schemas look like, made once for each schema. */
  static final class Shapes {
    private final Map<Schema, BlockShape> known = new IdentityHashMap<>();

    private synchronized BlockShape of(Schema schema) {
      return known.computeIfAbsent(schema, Shapes::made);
    }

    private static BlockShape made(Schema schema) {
      Set<String> required = new TreeSet<>();
      Set<String> optional = new TreeSet<>();
      Set<String> objects = new TreeSet<>();
      for (Attribute attribute : schema.attributes().values()) {
        (attribute.isRequired() ? required : optional).add(attribute.name());
        if (attribute.shape() instanceof Attribute.Shape.Nested) {
          objects.add(attribute.name());
        }
      }
      return new BlockShape(
              required, optional, BlockShape.unlabelled(schema.blocks().keySet()), objects)
          .with("dynamic", List.of("type"));
    }
  }

  BodyCheck(Schema schema, MetaArguments meta, Shapes shapes, List<Diagnostic> found) {
    this.schema = schema;
    this.meta = meta;
    this.shapes = shapes;
    this.found = found;
  }

  /**
   * @param block type and labels of the block that the body belongs to
   */
  void check(BodyNode body, SourceRange block) {
    List<AttributeNode> attributes =
        body.attributes().stream().filter(a -> !meta.arguments().contains(a.name())).toList();
    List<BlockNode> blocks =
        body.blocks().stream().filter(b -> !meta.blocks().contains(b.type())).toList();
    found.addAll(body.problems());
    found.addAll(shape(blocks).problems(attributes, blocks, BlockShape.missingPlace(body)));
    attributes.forEach(this::argument);
    blocks.forEach(inside -> nested(inside, block));
  }

  /** An argument that is required is not missed when it is written as a block. */
  private BlockShape shape(List<BlockNode> written) {
    BlockShape shape = shapes.of(schema);
    Set<String> types = new TreeSet<>();
    written.stream().map(BlockNode::type).filter(shape.required()::contains).forEach(types::add);
    return types.isEmpty() ? shape : shape.withOptional(types);
  }

  private void argument(AttributeNode written) {
    Optional<Attribute> known = schema.attribute(written.name());
    if (known.isEmpty()) {
      return;
    }
    Attribute attribute = known.get();
    if (attribute.has(Attribute.Flag.DEPRECATED)) {
      found.add(
          Diagnostic.warning(
              "Argument is deprecated",
              "The argument "
                  + GoText.quoted(written.name())
                  + " still works but is deprecated."
                  + (attribute.description().isEmpty() ? "" : " " + attribute.description()),
              written.nameRange()));
    }
    found.addAll(NestedKeys.written(attribute, written.expression()));
  }

  private void nested(BlockNode block, SourceRange outer) {
    if (block.type().equals("dynamic")) {
      dynamic(block);
      return;
    }
    Optional.ofNullable(schema.blocks().get(block.type()))
        .ifPresent(type ->
            new BodyCheck(type.schema(), MetaArguments.NONE, shapes, found)
                .check(block.body(), outer));
  }

  private void dynamic(BlockNode block) {
    if (block.labels().size() != 1) {
      return;
    }
    String type = block.labels().getFirst().text();
    if (!schema.blocks().containsKey(type)) {
      found.add(
          Diagnostic.error(
              "Unsupported block type",
              "Blocks of type " + GoText.quoted(type) + " are not expected here.",
              block.labels().getFirst().range()));
    }
  }

  /**
   * An attribute that a resource does not have. Beside words that are near, which Terraform names,
   * this names the one that is meant by a name with the type in front: {@code filter_list_id} is
   * {@code id} of a filter list.
   *
   * @param type of the resource
   */
  static Diagnostic unknownAttribute(String name, String type, Schema schema, SourceRange range) {
    Diagnostic unknown = unknownAttribute(name, schema, range);
    boolean near = Nearest.first(name, schema.attributes().keySet()).isPresent();
    return schema.attributes().keySet().stream()
        .filter(attribute -> !near && name.endsWith("_" + attribute))
        .filter(attribute ->
            type.endsWith("_" + name.substring(0, name.length() - attribute.length() - 1)))
        .findFirst()
        .map(meant ->
            Diagnostic.error(
                unknown.summary(),
                unknown.detail() + " Did you mean " + GoText.quoted(meant) + "?",
                range))
        .orElse(unknown);
  }

  static Diagnostic unknownAttribute(String name, Schema schema, SourceRange range) {
    return Diagnostic.error(
        "Unsupported attribute",
        "This object has no argument, nested block, or exported attribute named "
            + GoText.quoted(name)
            + "."
            + Nearest.first(name, schema.attributes().keySet())
                .map(near -> " Did you mean " + GoText.quoted(near) + "?")
                .orElse(""),
        range);
  }
}
