package io.portwright.engine.eval.function;

import io.portwright.provider.value.Refinement;
import io.portwright.provider.value.Type;
import io.portwright.provider.value.Value;
import java.util.List;

/** Unknown text of which the beginning is known. */
final class KnownPrefix {

  /** Characters that text is commonly joined with: nothing is expected to combine with them. */
  private static final String DELIMITERS = "-_:;/\\,.(){}[]|?!~ \t@#$%^&*+\"'";

  private KnownPrefix() {}

  /**
   * An unknown string that starts with this text. The last character is left out unless it is a
   * delimiter, because what follows may combine with it.
   */
  static Value unknown(String prefix) {
    List<String> clusters = Graphemes.of(prefix);
    if (clusters.isEmpty()) {
      return Value.unknown(Type.STRING, Refinement.NOT_NULL);
    }
    String last = clusters.getLast();
    boolean certain = last.length() == 1 && DELIMITERS.contains(last);
    String kept = certain ? prefix : prefix.substring(0, prefix.length() - last.length());
    return Value.unknown(Type.STRING, Refinement.startingWith(kept));
  }
}
