package io.portwright.engine.config;

import io.portwright.engine.eval.GoRange;
import io.portwright.engine.eval.GoText;
import io.portwright.engine.eval.Nearest;
import io.portwright.engine.syntax.AttributeNode;
import io.portwright.engine.syntax.BlockNode;
import io.portwright.engine.syntax.BodyNode;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.diagnostic.SourceRange;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which arguments and blocks may stand in a body.
 *
 * @param required names of arguments that must be there
 * @param optional names of arguments that may be there
 * @param blocks types of blocks that may be there, with the names of their labels
 * @param objects those arguments whose values are objects, which are easily taken for blocks
 */
record BlockShape(
    Set<String> required,
    Set<String> optional,
    Map<String, List<String>> blocks,
    Set<String> objects) {

  static BlockShape of(Set<String> required, Set<String> optional, Set<String> blocks) {
    return new BlockShape(required, optional, unlabelled(blocks), Set.of());
  }

  /** Block types without labels. */
  static Map<String, List<String>> unlabelled(Set<String> types) {
    Map<String, List<String>> blocks = new HashMap<>();
    types.forEach(type -> blocks.put(type, List.of()));
    return blocks;
  }

  /** The same with one more type of block. */
  BlockShape with(String type, List<String> labels) {
    Map<String, List<String>> more = new HashMap<>(blocks);
    more.put(type, labels);
    return new BlockShape(required, optional, more, objects);
  }

  /** The same with some of its required arguments optional. */
  BlockShape withOptional(Set<String> names) {
    Set<String> fewer = new TreeSet<>(required);
    fewer.removeAll(names);
    Set<String> more = new TreeSet<>(optional);
    more.addAll(names);
    return new BlockShape(fewer, more, blocks, objects);
  }

  /** Blocks of one type that have all their labels, and no others. */
  List<BlockNode> blocks(BodyNode body, String type) {
    return body.blocks(type).stream().filter(this::isWhole).toList();
  }

  /** Whether a block may be here and has all its labels, and no others. */
  boolean isWhole(BlockNode block) {
    List<String> labels = blocks.get(block.type());
    return labels != null && labels.size() == block.labels().size();
  }

  /** Whatever is missing in a block or has no place there. */
  List<Diagnostic> problems(BlockNode block) {
    return problems(block.body(), missingPlace(block));
  }

  /** Where a missing argument is reported: the opening brace, or the only argument on its line. */
  static SourceRange missingPlace(BlockNode block) {
    return missingPlace(block.body(), block.open());
  }

  /** The same for a body that is known without its block. */
  static SourceRange missingPlace(BodyNode body) {
    SourceRange whole = body.range();
    SourceRange open =
        new SourceRange(whole.file(), whole.start(), Math.min(whole.start() + 1, whole.end()));
    return body.end().orElse(missingPlace(body, open));
  }

  static SourceRange missingPlace(BodyNode body, SourceRange open) {
    SourceRange whole = body.range();
    if (body.attributes().size() != 1
        || whole.file().line(whole.start()) != whole.file().line(whole.end())) {
      return open;
    }
    SourceRange only = body.attributes().getFirst().range();
    // An override file may have brought it.
    return only.file() == whole.file()
        ? new SourceRange(whole.file(), only.start(), only.start() + 1)
        : open;
  }

  /**
   * Whatever is missing or has no place here.
   *
   * @param missing where arguments that are missing in a body of native syntax are reported
   */
  List<Diagnostic> problems(BodyNode body, SourceRange missing) {
    List<Diagnostic> found = new ArrayList<>(body.problems());
    found.addAll(problems(body.attributes(), body.blocks(), body.end().orElse(missing)));
    return found;
  }

  /** Only what is wrong with the labels of blocks that may be here. */
  List<Diagnostic> wrongLabels(BodyNode body) {
    List<Diagnostic> found = new ArrayList<>();
    for (BlockNode block : body.blocks()) {
      List<String> wanted = blocks.get(block.type());
      if (wanted != null && wanted.size() != block.labels().size()) {
        found.add(labels(block, wanted));
      }
    }
    return found;
  }

  /** The same for the arguments and blocks of a body, or some of them. */
  List<Diagnostic> problems(
      List<AttributeNode> attributes, List<BlockNode> nested, SourceRange missing) {
    List<Diagnostic> found = new ArrayList<>();
    Set<String> written = new HashSet<>();
    attributes.forEach(attribute -> written.add(attribute.name()));
    for (String name : new TreeSet<>(required)) {
      if (!written.contains(name)) {
        found.add(
            Diagnostic.error(
                "Missing required argument",
                "The argument "
                    + GoText.quoted(name)
                    + " is required, but no definition was found.",
                missing));
      }
    }
    List<AttributeNode> known = new ArrayList<>();
    for (AttributeNode attribute : attributes) {
      if (required.contains(attribute.name()) || optional.contains(attribute.name())) {
        known.add(attribute);
      } else {
        found.add(
            attribute.isProperty()
                ? extraneous(attribute, written)
                : unsupported(attribute, written));
      }
    }
    found.addAll(repeated(known));
    for (BlockNode block : nested) {
      if (!blocks.containsKey(block.type())) {
        found.add(unsupported(block));
      } else if (!isWhole(block)) {
        found.add(labels(block, blocks.get(block.type())));
      }
    }
    return found;
  }

  /** Arguments whose name an earlier one has, which only JSON can write. */
  static List<Diagnostic> repeated(List<AttributeNode> attributes) {
    List<Diagnostic> found = new ArrayList<>();
    Map<String, AttributeNode> first = new HashMap<>();
    for (AttributeNode attribute : attributes) {
      Optional.ofNullable(first.putIfAbsent(attribute.name(), attribute))
          .ifPresent(before -> found.add(duplicate(before, attribute)));
    }
    return found;
  }

  private static Diagnostic labels(BlockNode block, List<String> wanted) {
    String type = block.type();
    String all = wanted.size() + " labels (" + String.join(", ", wanted) + ")";
    if (block.labels().size() < wanted.size()) {
      return Diagnostic.error(
          "Missing " + wanted.get(block.labels().size()) + " for " + type,
          "All " + type + " blocks must have " + all + ".",
          block.open());
    }
    return Diagnostic.error(
        "Extraneous label for " + type,
        wanted.isEmpty()
            ? "No labels are expected for " + type + " blocks."
            : "Only " + all + " are expected for " + type + " blocks.",
        block.labels().get(wanted.size()).range());
  }

  private static Diagnostic duplicate(AttributeNode first, AttributeNode again) {
    return Diagnostic.error(
        "Duplicate argument",
        "The argument "
            + GoText.quoted(again.name())
            + " was already set at "
            + GoRange.of(first.range())
            + ".",
        again.nameRange());
  }

  private Set<String> free(Set<String> written) {
    Set<String> free = new TreeSet<>(required);
    free.addAll(optional);
    free.removeAll(written);
    return free;
  }

  private Diagnostic extraneous(AttributeNode property, Set<String> written) {
    Set<String> names = free(written);
    names.addAll(blocks.keySet());
    return Diagnostic.error(
        "Extraneous JSON object property",
        "No argument or block type is named "
            + GoText.quoted(property.name())
            + "."
            + Nearest.to(property.name(), names)
                .map(near -> " Did you mean " + GoText.quoted(near) + "?")
                .orElse(""),
        property.nameRange());
  }

  private Diagnostic unsupported(AttributeNode attribute, Set<String> written) {
    String hint =
        Nearest.to(attribute.name(), free(written))
            .map(near -> " Did you mean " + GoText.quoted(near) + "?")
            .orElse(
                blocks.containsKey(attribute.name())
                    ? " Did you mean to define a block of type "
                        + GoText.quoted(attribute.name())
                        + "?"
                    : "");
    return Diagnostic.error(
        "Unsupported argument",
        "An argument named " + GoText.quoted(attribute.name()) + " is not expected here." + hint,
        attribute.nameRange());
  }

  private Diagnostic unsupported(BlockNode block) {
    String type = block.type();
    String hint =
        Nearest.to(type, blocks.keySet())
            .map(near -> " Did you mean " + GoText.quoted(near) + "?")
            .orElse(required.contains(type) || optional.contains(type) ? argument(block) : "");
    return Diagnostic.error(
        "Unsupported block type",
        "Blocks of type " + GoText.quoted(type) + " are not expected here." + hint,
        block.typeRange());
  }

  private String argument(BlockNode block) {
    return " Did you mean to define argument "
        + GoText.quoted(block.type())
        + "? If so, use the equals sign to assign it a value"
        + (objects.contains(block.type()) ? ":\n    " + block.type() + " = { ... }" : ".");
  }
}
