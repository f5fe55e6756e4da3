package io.portwright.engine.config;

import io.portwright.engine.syntax.Expression;
import io.portwright.engine.syntax.Expression.Traversal;
import io.portwright.engine.syntax.References;
import io.portwright.provider.diagnostic.Checked;
import io.portwright.provider.diagnostic.Diagnostic;
import java.util.ArrayList;
import java.util.List;

/** What an entry of {@code replace_triggered_by} may refer to, seen without values. */
final class TriggerCheck {
  private static final String INVALID = "Invalid replace_triggered_by expression";

  private TriggerCheck() {}

  static List<Diagnostic> problems(Expression entry) {
    List<Diagnostic> found = new ArrayList<>();
    if (entry instanceof Expression.Invalid) {
      return found;
    }
    int resources = 0;
    boolean unreadable = false;
    for (Traversal traversal : References.in(entry)) {
      Checked<Reference> read = ReferenceReader.read(traversal);
      for (Diagnostic problem : read.diagnostics()) {
        unreadable = true;
        found.add(Diagnostic.error(problem.summary(), problem.detail(), entry.range()));
      }
      if (read.value().isEmpty()) {
        continue;
      }
      switch (read.value().get()) {
        case Reference.Resource _ -> resources++;
        case Reference.CountIndex _ -> {}
        case Reference.Each each -> {
          if (!each.part().equals("key")) {
            found.add(
                Diagnostic.error(
                    "Invalid each reference in replace_triggered_by expression",
                    "Only each.key may be used in replace_triggered_by.",
                    entry.range()));
          }
        }
        case Reference.Variable _,
            Reference.Local _,
            Reference.Path _,
            Reference.Terraform _,
            Reference.Self _,
            Reference.Ephemeral _,
            Reference.Module _ ->
            found.add(
                Diagnostic.error(
                    "Invalid reference in replace_triggered_by expression",
                    "Only resources, count.index, and each.key may be used in"
                        + " replace_triggered_by.",
                    entry.range()));
      }
    }
    if (!unreadable && resources != 1) {
      found.add(
          Diagnostic.error(
              INVALID,
              (resources == 0 ? "Missing resource reference" : "Multiple resource references")
                  + " in replace_triggered_by expression.",
              entry.range()));
    }
    return found;
  }
}
