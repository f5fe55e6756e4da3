package io.portwright.engine.config;

import io.portwright.engine.eval.GoText;
import io.portwright.engine.syntax.AttributeNode;
import io.portwright.engine.syntax.BlockNode;
import io.portwright.engine.syntax.BodyNode;
import io.portwright.engine.syntax.Expression;
import io.portwright.engine.syntax.Name;
import io.portwright.provider.diagnostic.Diagnostic;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Override files: blocks that change blocks of the other files. */
final class Overrides {
  private final List<BlockNode> blocks;
  private final Map<List<String>, Integer> positions = new HashMap<>();
  private final List<BlockNode> settings = new ArrayList<>();
  private final List<BlockNode> removals = new ArrayList<>();
  private final Map<String, List<BlockNode>> variables = new LinkedHashMap<>();
  private final List<Diagnostic> found;

  /**
   * @param blocks of the other files
   */
  Overrides(List<BlockNode> blocks, List<Diagnostic> found) {
    this.blocks = new ArrayList<>(blocks);
    this.found = found;
    for (int i = 0; i < blocks.size(); i++) {
      positions.putIfAbsent(identity(blocks.get(i)), i);
    }
  }

  /** Whether a file, by its name, changes what other files declare. */
  static boolean isOverride(String file) {
    String name = file.substring(file.lastIndexOf('/') + 1);
    String bare = name.endsWith(".json") ? name.substring(0, name.length() - 5) : name;
    return bare.equals("override.tf") || bare.endsWith("_override.tf");
  }

  /** The blocks with all changes made, but for the kinds that follow. */
  List<BlockNode> blocks() {
    return blocks;
  }

  /** {@code terraform} blocks of override files. */
  List<BlockNode> settings() {
    return settings;
  }

  /** {@code variable} blocks of override files that change the variable of this name. */
  List<BlockNode> changes(String variable) {
    return variables.getOrDefault(variable, List.of());
  }

  /** {@code removed} blocks of override files, which count for nothing. */
  List<BlockNode> removals() {
    return removals;
  }

  void apply(BlockNode change) {
    switch (change.type()) {
      case "terraform" -> settings.add(change);
      case "locals" -> locals(change);
      case "check" ->
          found.add(
              Diagnostic.error(
                  "Can't override check blocks",
                  "Override files cannot override check blocks.",
                  change.header()));
      case "moved" ->
          found.add(
              Diagnostic.error(
                  "Cannot override 'moved' blocks",
                  "Records of moved objects can appear only in normal files, not in override"
                      + " files.",
                  change.header()));
      case "import" ->
          found.add(
              Diagnostic.error(
                  "Cannot override 'import' blocks",
                  "Import blocks can appear only in normal files, not in override files.",
                  change.header()));
      case "removed" -> removals.add(change);
      default -> named(change);
    }
  }

  private void named(BlockNode change) {
    Optional<Integer> at = Optional.ofNullable(positions.get(identity(change)));
    boolean implied = change.type().equals("provider") && alias(change).isEmpty();
    if (at.isEmpty() && implied) {
      positions.put(identity(change), blocks.size());
      blocks.add(change);
    } else if (at.isEmpty()) {
      found.add(MissingBase.of(change, alias(change)));
    } else if (change.type().equals("variable")) {
      String name = change.labels().getFirst().text();
      variables.computeIfAbsent(name, _ -> new ArrayList<>()).add(change);
    } else {
      blocks.set(at.get(), merged(blocks.get(at.get()), change));
    }
  }

  private static List<String> identity(BlockNode block) {
    List<String> identity = new ArrayList<>();
    identity.add(block.type());
    block.labels().stream().map(Name::text).forEach(identity::add);
    if (block.type().equals("provider")) {
      alias(block).ifPresent(identity::add);
    }
    return identity;
  }

  private static Optional<String> alias(BlockNode provider) {
    return Constants.text(VariableReader.expression(provider.body(), "alias"), new ArrayList<>());
  }

  private BlockNode merged(BlockNode base, BlockNode change) {
    VariableReader.expression(change.body(), "depends_on")
        .filter(e -> e instanceof Expression.TupleConstructor t && !t.elements().isEmpty())
        .map(e -> ((Expression.TupleConstructor) e).elements().getFirst())
        .ifPresent(first ->
            found.add(
                Diagnostic.error(
                    "Unsupported override",
                    "The depends_on argument may not be overridden.",
                    first.range())));
    return withBody(base, merged(base.body(), change.body()));
  }

  private BodyNode merged(BodyNode base, BodyNode change) {
    Map<String, AttributeNode> attributes = new LinkedHashMap<>();
    base.attributes().forEach(a -> attributes.put(a.name(), a));
    for (AttributeNode attribute : change.attributes()) {
      if (!attribute.name().equals("depends_on")) {
        attributes.put(attribute.name(), attribute);
      }
    }
    // Where both are there after the change, count is what counts.
    boolean writtenTogether =
        base.attribute("count").isPresent() && base.attribute("for_each").isPresent()
            || change.attribute("count").isPresent() && change.attribute("for_each").isPresent();
    if (attributes.containsKey("count") && !writtenTogether) {
      attributes.remove("for_each");
    }
    return base.with(List.copyOf(attributes.values()), mergedBlocks(base, change));
  }

  private List<BlockNode> mergedBlocks(BodyNode base, BodyNode change) {
    List<String> replaced = change.blocks().stream().map(Overrides::produced).toList();
    List<BlockNode> merged = new ArrayList<>();
    for (BlockNode block : base.blocks()) {
      if (block.type().equals("lifecycle") && replaced.contains("lifecycle")) {
        BodyNode lifecycle = lasting(change.blocks("lifecycle").getFirst().body());
        merged.add(withBody(block, merged(block.body(), lifecycle)));
      } else if (isRule(block) || !replaced.contains(produced(block))) {
        merged.add(block);
      }
    }
    boolean hadLifecycle = !base.blocks("lifecycle").isEmpty();
    for (BlockNode block : change.blocks()) {
      if (isRule(block)) {
        found.add(rule(block));
      } else if (!hadLifecycle || !block.type().equals("lifecycle")) {
        merged.add(withoutRules(block));
      }
    }
    return merged;
  }

  /** The type of the blocks that a block stands for. */
  private static String produced(BlockNode block) {
    return block.type().equals("dynamic") && !block.labels().isEmpty()
        ? block.labels().getFirst().text()
        : block.type();
  }

  private static boolean isRule(BlockNode block) {
    return switch (block.type()) {
      case "precondition", "postcondition", "validation" -> true;
      default -> false;
    };
  }

  private BlockNode withoutRules(BlockNode block) {
    if (!block.type().equals("lifecycle")) {
      return block;
    }
    BodyNode body = block.body();
    body.blocks().stream().filter(Overrides::isRule).forEach(inside -> found.add(rule(inside)));
    return withBody(
        block,
        lasting(body)
            .with(
                lasting(body).attributes(),
                body.blocks().stream().filter(inside -> !isRule(inside)).toList()));
  }

  /** What a {@code lifecycle} block of an override file says; the triggers stay what they are. */
  private static BodyNode lasting(BodyNode body) {
    return body.with(
        body.attributes().stream()
            .filter(attribute -> !attribute.name().equals("replace_triggered_by"))
            .toList(),
        body.blocks());
  }

  /** Refuses a rule in an override file. */
  static Diagnostic rule(BlockNode block) {
    return Diagnostic.error(
        "Can't override " + block.type() + " blocks",
        "Override files cannot override " + GoText.quoted(block.type()) + " blocks.",
        block.header());
  }

  private void locals(BlockNode change) {
    found.addAll(change.body().problems());
    change.body().blocks().forEach(inside -> found.add(ModuleReader.unexpected(inside)));
    Map<String, Integer> owners = new HashMap<>();
    for (int i = 0; i < blocks.size(); i++) {
      if (blocks.get(i).type().equals("locals")) {
        for (AttributeNode local : blocks.get(i).body().attributes()) {
          owners.putIfAbsent(local.name(), i);
        }
      }
    }
    for (AttributeNode attribute : change.body().attributes()) {
      Optional<Integer> at = Optional.ofNullable(owners.get(attribute.name()));
      if (at.isEmpty()) {
        found.add(MissingBase.local(attribute));
      } else {
        BlockNode block = blocks.get(at.get());
        BodyNode one = new BodyNode(List.of(attribute), List.of(), change.body().range());
        blocks.set(at.get(), withBody(block, merged(block.body(), one)));
      }
    }
  }

  private static BlockNode withBody(BlockNode block, BodyNode body) {
    return new BlockNode(
        block.type(),
        block.typeRange(),
        block.labels(),
        body,
        block.open(),
        block.close(),
        block.range());
  }
}
