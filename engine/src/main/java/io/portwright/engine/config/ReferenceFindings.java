package io.portwright.engine.config;

import io.portwright.provider.diagnostic.Diagnostic;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What is wrong with the references of expressions that are evaluated together. Terraform looks at
 * their form, then at what resources and modules declare, and at all other names only when that is
 * right.
 */
final class ReferenceFindings {
  private final Set<Diagnostic> form = new LinkedHashSet<>();
  private final Set<Diagnostic> declarations = new LinkedHashSet<>();
  private final Set<Diagnostic> names = new LinkedHashSet<>();

  /** The text is no reference to anything. */
  void form(Diagnostic problem) {
    form.add(problem);
  }

  /** About resources, modules and {@code self}. */
  void declaration(Diagnostic problem) {
    declarations.add(problem);
  }

  /** About anything else that has a name. */
  void name(Diagnostic problem) {
    names.add(problem);
  }

  /** Whether there is an error that hides those about names. */
  boolean hidesNames() {
    return declarations.stream().anyMatch(Diagnostic::isError);
  }

  /** Each thing once; those without place first. */
  List<Diagnostic> all() {
    if (form.isEmpty() && declarations.isEmpty() && names.isEmpty()) {
      return List.of();
    }
    List<Diagnostic> found = new ArrayList<>(form);
    found.addAll(declarations);
    if (!hidesNames()) {
      found.addAll(names);
    }
    found.sort(Comparator.comparing(problem -> problem.subject().isPresent()));
    return found;
  }
}
