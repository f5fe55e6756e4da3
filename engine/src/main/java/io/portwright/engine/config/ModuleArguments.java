package io.portwright.engine.config;

import io.portwright.provider.diagnostic.Diagnostic;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Compares the arguments of module calls with the variables that the modules declare. */
final class ModuleArguments {
  private ModuleArguments() {}

  /** What is missing and what is too much, in all calls of one module. */
  static List<Diagnostic> problems(Configuration caller) {
    List<Diagnostic> found = new ArrayList<>();
    for (ModuleCall call : caller.calls().values()) {
      Configuration called = caller.modules().get(call.name());
      if (called != null) {
        problems(call, called).forEach(problem -> found.add(problem.in(call.title())));
      }
    }
    return found;
  }

  private static List<Diagnostic> problems(ModuleCall call, Configuration called) {
    Set<String> required = new HashSet<>();
    Set<String> optional = new HashSet<>();
    for (InputVariable variable : called.variables().values()) {
      (variable.fallback().isEmpty() ? required : optional).add(variable.name());
    }
    boolean merged =
        call.arguments().values().stream()
            .anyMatch(a -> !a.range().file().equals(call.range().file()));
    if (merged) {
      // With an override file, what the module does not know counts for nothing.
      optional.addAll(call.arguments().keySet());
      optional.removeAll(required);
    }
    return BlockShape.of(required, optional, Set.of())
        .problems(List.copyOf(call.arguments().values()), call.blocks(), call.missing());
  }
}
