package io.portwright.engine.config;

import io.portwright.engine.eval.Evaluator;
import io.portwright.engine.eval.Scope;
import io.portwright.engine.syntax.References;
import io.portwright.provider.diagnostic.Checked;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.value.Value;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Locals, each evaluated once, when first asked for, after those that it needs. */
final class LocalValues {
  private final Configuration configuration;
  private final Map<String, Checked<Value>> known = new HashMap<>();

  LocalValues(Configuration configuration) {
    this.configuration = configuration;
  }

  /** Empty when the local is in error or does not exist. */
  synchronized Optional<Value> value(String name, Scope scope) {
    evaluate(name, scope);
    return Optional.ofNullable(known.get(name)).flatMap(Checked::value);
  }

  /** Gives a local no value, without another message, because of what it depends on. */
  synchronized void leaveOut(String name) {
    known.put(name, Checked.failed(List.of()));
  }

  /** What is wrong with one local. */
  synchronized List<Diagnostic> problems(String name, Scope scope) {
    evaluate(name, scope);
    return Optional.ofNullable(known.get(name)).map(Checked::diagnostics).orElse(List.of());
  }

  synchronized List<Diagnostic> problems(Scope scope) {
    List<Diagnostic> found = new ArrayList<>();
    for (String name : configuration.locals().keySet()) {
      found.addAll(problems(name, scope));
    }
    return found;
  }

  /** Evaluates a local without recursion over chains of locals. */
  private void evaluate(String name, Scope scope) {
    Deque<String> open = new ArrayDeque<>();
    Set<String> waiting = new HashSet<>();
    open.push(name);
    while (!open.isEmpty()) {
      String at = open.peek();
      Optional<LocalValue> local = Optional.ofNullable(configuration.locals().get(at));
      if (known.containsKey(at) || local.isEmpty()) {
        open.pop();
        continue;
      }
      List<String> needs = waiting.add(at) ? needs(local.get()) : List.of();
      if (needs.isEmpty()) {
        open.pop();
        List<Diagnostic> own = selfReferences(local.get());
        known.put(
            at,
            own.isEmpty()
                ? Evaluator.evaluate(local.get().expression(), scope)
                : Checked.failed(own));
      }
      needs.forEach(open::push);
    }
  }

  static List<Diagnostic> selfReferences(LocalValue local) {
    return References.in(local.expression()).stream()
        .flatMap(traversal -> ReferenceReader.read(traversal).value().stream())
        .filter(r -> r instanceof Reference.Local other && other.name().equals(local.name()))
        .map(reference ->
            Diagnostic.error(
                "Self-referencing local value",
                "Local value local."
                    + local.name()
                    + " cannot use its own result as part of its expression.",
                reference.range()))
        .toList();
  }

  private List<String> needs(LocalValue local) {
    return References.in(local.expression()).stream()
        .flatMap(traversal -> ReferenceReader.read(traversal).value().stream())
        .filter(Reference.Local.class::isInstance)
        .map(reference -> ((Reference.Local) reference).name())
        .filter(needed -> !known.containsKey(needed) && !needed.equals(local.name()))
        .toList();
  }
}
