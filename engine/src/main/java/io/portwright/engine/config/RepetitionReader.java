package io.portwright.engine.config;

import io.portwright.engine.syntax.AttributeNode;
import io.portwright.engine.syntax.BodyNode;
import io.portwright.provider.diagnostic.Diagnostic;
import java.util.List;
import java.util.Optional;

/** Reads {@code count} and {@code for_each}. */
final class RepetitionReader {
  private RepetitionReader() {}

  static Repetition read(BodyNode body, List<Diagnostic> found) {
    Optional<AttributeNode> count = body.attribute("count");
    Optional<AttributeNode> forEach = body.attribute("for_each");
    if (count.isPresent() && forEach.isPresent()) {
      found.add(
          Diagnostic.error(
              "Invalid combination of \"count\" and \"for_each\"",
              "The \"count\" and \"for_each\" meta-arguments are mutually-exclusive, only one"
                  + " should be used to be explicit about the number of resources to be created.",
              forEach.get().nameRange()));
    }
    if (forEach.isPresent()) {
      return new Repetition.ForEach(forEach.get().expression());
    }
    return count.isPresent()
        ? new Repetition.Count(count.get().expression())
        : new Repetition.Single();
  }
}
