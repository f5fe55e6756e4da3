package io.portwright.cli.view;

import io.portwright.provider.diagnostic.SourceFile;
import io.portwright.provider.diagnostic.SourceRange;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The top-level block around a place, by its looks: a head at the start of a line, no closing brace
 * there in between. Works in files that cannot be parsed.
 */
final class EnclosingBlock {
  private static final Pattern HEAD =
      Pattern.compile("([a-z_]+(?:\\s+(?:\"[^\"]*\"|[A-Za-z_][\\w-]*))*)\\s*\\{.*");

  private EnclosingBlock() {}

  /** The head of the block, such as {@code resource "megaport_port" "syd"}. */
  static Optional<String> of(SourceRange place) {
    SourceFile file = place.file();
    for (int line = place.startLine(); line >= 1; line--) {
      String text = file.lineText(line);
      if (text.startsWith("}") && line != place.startLine()) {
        return Optional.empty();
      }
      if (!text.isEmpty() && Character.isLetter(text.charAt(0))) {
        Matcher head = HEAD.matcher(text);
        return head.matches() ? Optional.of(head.group(1)) : Optional.empty();
      }
    }
    return Optional.empty();
  }
}
