package io.portwright.engine.config;

import io.portwright.provider.diagnostic.Diagnostic;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Parts of modules whose references are right. They are so wherever the module is called from, so
 * that they are looked at once however often that is.
 */
final class SoundParts {
  private final Set<Object> known = Collections.newSetFromMap(new IdentityHashMap<>());

  List<Diagnostic> check(Object part, Supplier<List<Diagnostic>> references) {
    if (known.contains(part)) {
      return List.of();
    }
    List<Diagnostic> found = references.get();
    if (found.isEmpty()) {
      known.add(part);
    }
    return found;
  }
}
