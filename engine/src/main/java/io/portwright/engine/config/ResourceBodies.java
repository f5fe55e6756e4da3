package io.portwright.engine.config;

import io.portwright.engine.eval.GoRange;
import io.portwright.engine.eval.GoText;
import io.portwright.engine.syntax.AttributeNode;
import io.portwright.engine.syntax.BlockNode;
import io.portwright.engine.syntax.BodyNode;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.diagnostic.SourceFile;
import io.portwright.provider.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** The contents of blocks that the language and a provider share. */
final class ResourceBodies {
  private static final String ESCAPE = "_";

  private ResourceBodies() {}

  /**
   * The body of a block with what a block {@code _} inside of it adds. What that may not add is
   * among the problems of the answer.
   *
   * @param meta what the language itself understands, which such a block cannot write
   * @param found receives what has no place in any such block
   */
  static BodyNode own(BlockNode block, MetaArguments meta, List<Diagnostic> found) {
    BodyNode body = block.body();
    if (body.blocks().isEmpty()) {
      return body;
    }
    BlockShape shape = shape(meta);
    found.addAll(shape.wrongLabels(body));
    List<BlockNode> escapes = shape.blocks(body, ESCAPE);
    List<BlockNode> blocks = new ArrayList<>();
    for (BlockNode inside : body.blocks()) {
      if (inside.type().equals("locals") && inside.labels().isEmpty()) {
        found.add(
            Diagnostic.error(
                "Reserved block type name in " + block.type() + " block",
                "The block type name \"locals\" is reserved for use by Terraform in a future"
                    + " version.",
                inside.typeRange()));
      } else if (!inside.type().equals(ESCAPE)) {
        blocks.add(inside);
      } else if (escapes.indexOf(inside) > 0) {
        found.add(duplicate(block, escapes.getFirst(), inside));
      }
    }
    return escapes.isEmpty()
        ? body
        : escaped(body.with(body.attributes(), blocks), escapes.getFirst().body(), meta);
  }

  /** The language's own blocks with the labels that they take. */
  static BlockShape shape(MetaArguments meta) {
    Set<String> types = new TreeSet<>(meta.blocks());
    types.add(ESCAPE);
    BlockShape shape = BlockShape.of(Set.of(), Set.of(), types);
    for (String labelled : List.of("provisioner", "provider")) {
      if (types.contains(labelled)) {
        shape = shape.with(labelled, List.of("type"));
      }
    }
    return shape;
  }

  private static BodyNode escaped(BodyNode body, BodyNode escape, MetaArguments meta) {
    List<AttributeNode> attributes = new ArrayList<>(body.attributes());
    List<BlockNode> blocks = new ArrayList<>(body.blocks());
    List<Diagnostic> problems = new ArrayList<>(body.problems());
    problems.addAll(escape.problems());
    BlockShape nothing = BlockShape.of(Set.of(), Set.of(), Set.of());
    for (AttributeNode attribute : escape.attributes()) {
      Optional<AttributeNode> earlier = body.attribute(attribute.name());
      if (meta.arguments().contains(attribute.name())) {
        problems.addAll(nothing.problems(List.of(attribute), List.of(), attribute.range()));
      } else if (earlier.isPresent()) {
        problems.add(alreadySet(earlier.get(), attribute));
      } else {
        attributes.add(attribute);
      }
    }
    for (BlockNode block : escape.blocks()) {
      if (meta.blocks().contains(block.type())) {
        problems.addAll(nothing.problems(List.of(), List.of(block), block.range()));
      } else {
        blocks.add(block);
      }
    }
    return new BodyNode(attributes, blocks, body.range(), body.end(), problems);
  }

  private static Diagnostic alreadySet(AttributeNode earlier, AttributeNode again) {
    return Diagnostic.error(
        "Duplicate argument",
        "Argument "
            + GoText.quoted(again.name())
            + " was already set at "
            + GoRange.of(earlier.nameRange()),
        again.nameRange());
  }

  /**
   * The body without what neither the schema nor the language knows, if an override file had a hand
   * in it: Terraform reads merged bodies so.
   */
  static BodyNode known(BodyNode body, Schema schema, MetaArguments meta) {
    SourceFile own = body.range().file();
    boolean merged =
        body.attributes().stream().anyMatch(a -> !a.range().file().equals(own))
            || body.blocks().stream().anyMatch(b -> !b.range().file().equals(own));
    if (!merged) {
      return body;
    }
    Predicate<String> attributes =
        name -> schema.attribute(name).isPresent() || meta.arguments().contains(name);
    Predicate<String> blocks =
        type ->
            schema.blocks().containsKey(type)
                || schema.attribute(type).isPresent()
                || meta.blocks().contains(type)
                || type.equals("dynamic");
    return body.with(
        body.attributes().stream().filter(a -> attributes.test(a.name())).toList(),
        body.blocks().stream().filter(b -> blocks.test(b.type())).toList());
  }

  private static Diagnostic duplicate(BlockNode block, BlockNode first, BlockNode again) {
    String kind = block.type().equals("provider") ? "provider-specific" : "resource-type-specific";
    return Diagnostic.error(
        "Duplicate escaping block",
        "The special block type "
            + GoText.quoted(ESCAPE)
            + " can be used to force particular arguments to be interpreted as "
            + kind
            + " rather than as meta-arguments, but each "
            + (block.type().equals("provider") ? "provider" : "resource")
            + " block can have only one such block. The first escaping block was at "
            + GoRange.of(first.header())
            + ".",
        again.header());
  }
}
