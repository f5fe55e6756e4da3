package io.portwright.engine.config;

import io.portwright.engine.syntax.AttributeNode;
import io.portwright.engine.syntax.BlockNode;
import io.portwright.provider.diagnostic.Diagnostic;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a block {@code backend "local"} says: where Terraform keeps the state file that state here
 * begins with.
 *
 * @param path of the file of the default workspace; empty for the usual place
 * @param workspaceFolder with a folder for each other workspace; empty for the usual place
 */
public record LocalBackend(Optional<String> path, Optional<String> workspaceFolder) {
  /** Everything at its usual place. */
  public static final LocalBackend USUAL = new LocalBackend(Optional.empty(), Optional.empty());

  private static final BlockShape SHAPE =
      BlockShape.of(Set.of(), Set.of("path", "workspace_dir"), Set.of());

  static LocalBackend read(BlockNode block, List<Diagnostic> found) {
    found.addAll(SHAPE.problems(block.body(), block.open()));
    return new LocalBackend(text(block, "path", found), text(block, "workspace_dir", found));
  }

  private static Optional<String> text(BlockNode block, String name, List<Diagnostic> found) {
    Optional<AttributeNode> attribute = block.body().attribute(name);
    Optional<String> text = Constants.text(attribute.map(AttributeNode::expression), found);
    if (text.isPresent() && (text.get().isEmpty() || text.get().indexOf('\0') >= 0)) {
      found.add(
          Diagnostic.error(
              name.equals("path")
                  ? "Invalid local state file path"
                  : "Invalid local workspace directory path",
              "The \""
                  + name
                  + "\" attribute value must not "
                  + (text.get().isEmpty() ? "be empty." : "hold NUL characters."),
              attribute.orElseThrow().expression().range()));
    }
    return text;
  }
}
