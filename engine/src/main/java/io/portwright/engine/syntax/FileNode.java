package io.portwright.engine.syntax;

import io.portwright.provider.diagnostic.SourceFile;

/**
 * A whole file. The tokens cover every character, blanks and comments included; nodes name the
 * ranges of tokens they were read from, so nothing of the text is lost.
 */
public record FileNode(SourceFile file, BodyNode body, Tokens tokens) {

  /** The text this tree was parsed from, put together from its tokens. */
  public String print() {
    StringBuilder text = new StringBuilder(file.text().length());
    for (int i = 0; i < tokens.size(); i++) {
      text.append(tokens.text(i));
    }
    return text.toString();
  }
}
