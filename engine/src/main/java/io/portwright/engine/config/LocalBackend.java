package io.portwright.engine.config;

import io.portwright.engine.syntax.AttributeNode;
import io.portwright.engine.syntax.BlockNode;
import io.portwright.engine.syntax.Expression;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.value.Conversion;
import io.portwright.provider.value.Conversion.Attempt;
import io.portwright.provider.value.Type;
import io.portwright.provider.value.Value;
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
    found.addAll(SHAPE.problems(block));
    return new LocalBackend(text(block, "path", found), text(block, "workspace_dir", found));
  }

  private static Optional<String> text(BlockNode block, String name, List<Diagnostic> found) {
    Optional<AttributeNode> attribute = block.body().attribute(name);
    Optional<String> text =
        attribute
            .map(AttributeNode::expression)
            .flatMap(expression -> text(expression, name, found));
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

  private static Optional<String> text(Expression expression, String name, List<Diagnostic> found) {
    Optional<Value> value = Constants.value(expression, found);
    if (value.isEmpty()) {
      return Optional.empty();
    }
    return switch (Conversion.convert(value.get(), Type.STRING)) {
      case Attempt.Converted text when text.value().isPresent() ->
          Optional.of(text.value().asString());
      case Attempt.Converted _ -> Optional.empty();
      case Attempt.Failed failed -> {
        found.add(
            Diagnostic.error(
                "Incorrect attribute value type",
                "Inappropriate value for attribute \"" + name + "\": " + failed.message() + ".",
                expression.range()));
        yield Optional.empty();
      }
    };
  }
}
