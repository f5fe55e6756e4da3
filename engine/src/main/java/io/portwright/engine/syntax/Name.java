package io.portwright.engine.syntax;

import io.portwright.provider.diagnostic.SourceRange;

/** A word as written and where it stands: an argument, a label, a variable, a function. */
public record Name(String text, SourceRange range) {

  @Override
  public String toString() {
    return text;
  }
}
