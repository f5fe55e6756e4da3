package io.portwright.engine.config;

import io.portwright.engine.address.ResourceAddress;
import io.portwright.engine.syntax.Expression;
import io.portwright.engine.syntax.References;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;

/** Which resources expressions need, looking through locals. */
final class ModuleReferences {
  private final Configuration configuration;
  private final Map<String, List<Reference>> byLocal = new HashMap<>();

  ModuleReferences(Configuration configuration) {
    this.configuration = configuration;
  }

  synchronized void add(Expression expression, SortedSet<ResourceAddress> found) {
    Deque<Reference> open = new ArrayDeque<>(in(expression));
    Set<String> seen = new HashSet<>();
    while (!open.isEmpty()) {
      switch (open.pop()) {
        case Reference.Resource resource -> found.add(resource.address());
        case Reference.Local local -> {
          if (seen.add(local.name())) {
            inLocal(local.name()).forEach(open::push);
          }
        }
        case Reference.Variable _,
            Reference.CountIndex _,
            Reference.Each _,
            Reference.Path _,
            Reference.Terraform _,
            Reference.Self _,
            Reference.Module _ -> {}
      }
    }
  }

  private List<Reference> inLocal(String name) {
    return byLocal.computeIfAbsent(
        name,
        _ ->
            Optional.ofNullable(configuration.locals().get(name))
                .map(local -> in(local.expression()))
                .orElse(List.of()));
  }

  private static List<Reference> in(Expression expression) {
    return References.in(expression).stream()
        .flatMap(traversal -> ReferenceReader.read(traversal).value().stream())
        .toList();
  }
}
