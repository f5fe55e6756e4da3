package io.portwright.engine.syntax;

import java.util.ArrayList;
import java.util.List;

/** Takes away the indent that all lines of a {@code <<-} heredoc share. */
final class Indent {

  private Indent() {}

  /**
   * The tokens without their common indent: the smallest number of blanks, tabs and spaces alike,
   * that a line starts with. Lines of blanks do not count and keep theirs; a line that starts with
   * a sequence has none.
   */
  static List<TemplateToken> removed(List<TemplateToken> tokens) {
    List<Integer> starts = new ArrayList<>();
    int smallest = Integer.MAX_VALUE;
    boolean startOfLine = true;
    for (int i = 0; i < tokens.size(); i++) {
      if (startOfLine) {
        smallest = Math.min(smallest, indent(tokens.get(i)));
        starts.add(i);
      }
      startOfLine = tokens.get(i) instanceof TemplateToken.Text text && text.value().endsWith("\n");
    }
    List<TemplateToken> result = new ArrayList<>(tokens);
    for (int start : starts) {
      if (tokens.get(start) instanceof TemplateToken.Text text
          && indent(text) < Integer.MAX_VALUE) {
        result.set(start, new TemplateToken.Text(text.value().substring(smallest), text.range()));
      }
    }
    return result;
  }

  private static int indent(TemplateToken token) {
    return switch (token) {
      case TemplateToken.Text text -> {
        int blanks = WhiteSpace.leading(text.value());
        boolean blank = blanks == text.value().length() && text.value().endsWith("\n");
        yield blank ? Integer.MAX_VALUE : blanks;
      }
      case TemplateToken other -> 0;
    };
  }
}
