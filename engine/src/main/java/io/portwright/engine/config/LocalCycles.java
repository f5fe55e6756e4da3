package io.portwright.engine.config;

import io.portwright.engine.syntax.References;
import io.portwright.provider.diagnostic.Diagnostic;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds locals that depend on themselves. */
final class LocalCycles {
  private final Configuration configuration;

  LocalCycles(Configuration configuration) {
    this.configuration = configuration;
  }

  private record Visit(LocalValue local, Iterator<LocalValue> needs) {}

  /** One error for each cycle, at its first member. Linear, without recursion. */
  List<Diagnostic> problems() {
    List<Diagnostic> found = new ArrayList<>();
    Map<String, Boolean> finished = new HashMap<>();
    Deque<Visit> path = new ArrayDeque<>();
    for (LocalValue start : configuration.locals().values()) {
      if (finished.containsKey(start.name())) {
        continue;
      }
      enter(start, path, finished);
      while (!path.isEmpty()) {
        Visit at = path.peek();
        if (!at.needs.hasNext()) {
          finished.put(at.local.name(), true);
          path.pop();
          continue;
        }
        LocalValue next = at.needs.next();
        Optional<Boolean> state = Optional.ofNullable(finished.get(next.name()));
        if (state.isEmpty()) {
          enter(next, path, finished);
        } else if (!state.get() && !next.name().equals(at.local.name())) {
          found.add(cycle(path, next));
        }
      }
    }
    return found;
  }

  private void enter(LocalValue local, Deque<Visit> path, Map<String, Boolean> finished) {
    finished.put(local.name(), false);
    path.push(new Visit(local, needs(local).iterator()));
  }

  private List<LocalValue> needs(LocalValue local) {
    return References.in(local.expression()).stream()
        .map(ReferenceReader::read)
        .flatMap(read -> read.value().stream())
        .filter(Reference.Local.class::isInstance)
        .map(reference -> configuration.locals().get(((Reference.Local) reference).name()))
        .flatMap(needed -> Optional.ofNullable(needed).stream())
        .toList();
  }

  private static Diagnostic cycle(Deque<Visit> path, LocalValue closing) {
    List<String> names = new ArrayList<>();
    for (Visit visit : path) {
      names.add("local." + visit.local.name() + " (expand)");
      if (visit.local.name().equals(closing.name())) {
        break;
      }
    }
    return Diagnostic.error("Cycle: " + String.join(", ", names), "");
  }
}
