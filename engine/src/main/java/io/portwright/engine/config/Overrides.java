package io.portwright.engine.config;

import io.portwright.engine.syntax.AttributeNode;
import io.portwright.engine.syntax.BlockNode;
import io.portwright.engine.syntax.BodyNode;
import io.portwright.engine.syntax.Name;
import io.portwright.provider.diagnostic.Diagnostic;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Override files: blocks that change blocks of the other files. */
final class Overrides {
  private static final Set<String> OVERRIDABLE =
      Set.of("resource", "data", "variable", "output", "provider", "locals", "terraform");

  private Overrides() {}

  /** Whether a file, by its name, changes what other files declare. */
  static boolean isOverride(String file) {
    String name = file.substring(file.lastIndexOf('/') + 1);
    String bare = name.endsWith(".json") ? name.substring(0, name.length() - 5) : name;
    return bare.equals("override.tf") || bare.endsWith("_override.tf");
  }

  /** The blocks with all changes made. */
  static List<BlockNode> applied(
      List<BlockNode> blocks, List<BlockNode> changes, List<Diagnostic> found) {
    List<BlockNode> result = new ArrayList<>(blocks);
    for (BlockNode change : changes) {
      if (change.type().equals("locals")) {
        locals(result, change, found);
        continue;
      }
      Optional<Integer> at = position(result, change);
      if (at.isPresent()) {
        result.set(at.get(), merged(result.get(at.get()), change));
      } else if (change.type().equals("terraform") || !OVERRIDABLE.contains(change.type())) {
        result.add(change);
      } else {
        found.add(missing(change));
      }
    }
    return result;
  }

  private static Optional<Integer> position(List<BlockNode> blocks, BlockNode change) {
    for (int i = 0; i < blocks.size(); i++) {
      if (sameBlock(blocks.get(i), change)) {
        return Optional.of(i);
      }
    }
    return Optional.empty();
  }

  private static boolean sameBlock(BlockNode a, BlockNode b) {
    return a.type().equals(b.type())
        && !a.type().equals("terraform")
        && a.labels().stream()
            .map(Name::text)
            .toList()
            .equals(b.labels().stream().map(Name::text).toList());
  }

  private static BlockNode merged(BlockNode base, BlockNode change) {
    return new BlockNode(
        base.type(),
        base.typeRange(),
        base.labels(),
        merged(base.body(), change.body()),
        base.open(),
        base.close(),
        base.range());
  }

  private static BodyNode merged(BodyNode base, BodyNode change) {
    Map<String, AttributeNode> attributes = new LinkedHashMap<>();
    base.attributes().forEach(a -> attributes.put(a.name(), a));
    change.attributes().forEach(a -> attributes.put(a.name(), a));
    Set<String> replaced =
        change.blocks().stream().map(BlockNode::type).collect(Collectors.toSet());
    List<BlockNode> blocks = new ArrayList<>();
    for (BlockNode block : base.blocks()) {
      if (block.type().equals("lifecycle") && replaced.contains("lifecycle")) {
        blocks.add(merged(block, change.blocks("lifecycle").getFirst()));
      } else if (!replaced.contains(block.type())) {
        blocks.add(block);
      }
    }
    boolean hadLifecycle = !base.blocks("lifecycle").isEmpty();
    change.blocks().stream()
        .filter(block -> !(hadLifecycle && block.type().equals("lifecycle")))
        .forEach(blocks::add);
    return base.with(List.copyOf(attributes.values()), blocks);
  }

  private static void locals(List<BlockNode> blocks, BlockNode change, List<Diagnostic> found) {
    for (AttributeNode attribute : change.body().attributes()) {
      boolean replaced = false;
      for (int i = 0; i < blocks.size() && !replaced; i++) {
        BlockNode block = blocks.get(i);
        if (block.type().equals("locals") && block.body().attribute(attribute.name()).isPresent()) {
          BodyNode one = new BodyNode(List.of(attribute), List.of(), change.body().range());
          blocks.set(i, withBody(block, merged(block.body(), one)));
          replaced = true;
        }
      }
      if (!replaced) {
        found.add(
            Diagnostic.error(
                "Missing base local value definition to override",
                "There is no local value named \""
                    + attribute.name()
                    + "\". An override file can only override a local value definition that was"
                    + " already given in a primary configuration file.",
                attribute.range()));
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

  private static Diagnostic missing(BlockNode block) {
    String name = block.labels().isEmpty() ? "" : block.labels().getLast().text();
    String first = block.labels().isEmpty() ? "" : block.labels().getFirst().text();
    return switch (block.type()) {
      case "resource" ->
          Diagnostic.error(
              "Missing resource to override",
              "There is no "
                  + first
                  + " resource named \""
                  + name
                  + "\". An override file can only override a resource block defined in a primary"
                  + " configuration file.",
              block.header());
      case "data" ->
          Diagnostic.error(
              "Missing data resource to override",
              "There is no "
                  + first
                  + " data resource named \""
                  + name
                  + "\". An override file can only override a data block defined in a primary"
                  + " configuration file.",
              block.header());
      case "variable" ->
          Diagnostic.error(
              "Missing base variable declaration to override",
              "There is no variable named \""
                  + name
                  + "\". An override file can only override a variable that was already declared"
                  + " in a primary configuration file.",
              block.header());
      case "output" ->
          Diagnostic.error(
              "Missing base output definition to override",
              "There is no output named \""
                  + name
                  + "\". An override file can only override an output that was already defined in"
                  + " a primary configuration file.",
              block.header());
      default ->
          Diagnostic.error(
              "Missing base provider configuration for override",
              "There is no provider configuration for \""
                  + name
                  + "\". An override file can only override a provider configuration that was"
                  + " already defined in a primary configuration file.",
              block.header());
    };
  }
}
