package io.portwright.engine.config;

import io.portwright.engine.address.ModuleAddress;
import io.portwright.engine.eval.GoText;
import io.portwright.engine.eval.JsonProblems;
import io.portwright.engine.eval.Nearest;
import io.portwright.engine.syntax.Expression;
import io.portwright.engine.syntax.Expression.Traversal;
import io.portwright.engine.syntax.Name;
import io.portwright.engine.syntax.References;
import io.portwright.engine.syntax.TraversalStep;
import io.portwright.provider.diagnostic.Checked;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.diagnostic.SourceRange;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Checks that references name things that are there. */
final class ReferenceCheck {
  private static final List<String> PATHS = List.of("cwd", "module", "root");

  private final Configuration configuration;
  private final String module;
  private final ResourceReferences resources;

  /**
   * @param path where the module is, for messages
   */
  ReferenceCheck(Configuration configuration, ModuleAddress path) {
    this.configuration = configuration;
    this.module = path.isRoot() ? "the root module" : path.toString();
    this.resources = new ResourceReferences(configuration, module);
  }

  /** What is wrong with one expression. */
  List<Diagnostic> in(Expression expression, BlockContext context) {
    List<Diagnostic> found = new ArrayList<>(together(List.of(expression), context));
    if (found.stream().noneMatch(Diagnostic::isError)) {
      found.addAll(JsonProblems.in(expression));
    }
    return found;
  }

  /** Only what is wrong with the references of expressions that are evaluated together. */
  List<Diagnostic> together(List<Expression> expressions, BlockContext context) {
    return findings(expressions, context).all();
  }

  private ReferenceFindings findings(List<Expression> expressions, BlockContext context) {
    ReferenceFindings found = new ReferenceFindings();
    for (Expression expression : expressions) {
      References.in(expression).forEach(traversal -> check(traversal, context, found));
    }
    return found;
  }

  /**
   * What is wrong with expressions that Terraform evaluates also when they refer to what is not
   * there: it then knows no name at all.
   *
   * @param expressions whose references are looked at together
   * @param evaluated those of them that are evaluated
   */
  List<Diagnostic> nameless(
      List<Expression> expressions, List<Expression> evaluated, BlockContext context) {
    ReferenceFindings found = findings(expressions, context);
    Set<Diagnostic> all = new LinkedHashSet<>(found.all());
    if (found.hidesNames()) {
      for (Expression expression : evaluated) {
        References.in(expression).forEach(traversal -> all.add(unknown(traversal.root())));
      }
    }
    return List.copyOf(all);
  }

  private static Diagnostic unknown(Name root) {
    return Diagnostic.error(
        "Unknown variable",
        "There is no variable named " + GoText.quoted(root.text()) + ".",
        root.range());
  }

  /** References to whole objects, as in {@code depends_on}; the first mistake ends the check. */
  List<Diagnostic> whole(List<Traversal> traversals) {
    List<Diagnostic> found = new ArrayList<>();
    for (Traversal traversal : traversals) {
      ReferenceFindings here = new ReferenceFindings();
      check(traversal, BlockContext.NONE, here);
      found.addAll(here.all());
      ReferenceReader.read(traversal)
          .value()
          .flatMap(reference -> surplus(reference, traversal))
          .filter(problem -> !found.contains(problem))
          .ifPresent(found::add);
      if (found.stream().anyMatch(Diagnostic::isError)) {
        break;
      }
    }
    return found;
  }

  private static Optional<Diagnostic> surplus(Reference reference, Traversal traversal) {
    boolean keyed = reference instanceof Reference.Resource r && r.key().isPresent();
    int used = reference.steps() + (keyed ? 1 : 0);
    return traversal.steps().size() > used
        ? Optional.of(
            Diagnostic.error(
                "Invalid depends_on reference",
                "References in depends_on must be to a whole object (resource, etc), not to an"
                    + " attribute of an object.",
                traversal.steps().get(used).range().to(traversal.steps().getLast().range())))
        : Optional.empty();
  }

  private void check(Traversal traversal, BlockContext context, ReferenceFindings found) {
    Checked<Reference> read = ReferenceReader.read(traversal);
    if (read.value().isEmpty()) {
      unreadable(traversal, read.diagnostics(), found);
      return;
    }
    switch (read.value().get()) {
      case Reference.Variable variable -> variable(variable, found);
      case Reference.Local local -> local(local, found);
      case Reference.Resource resource -> resources.check(resource, traversal, context, found);
      case Reference.CountIndex count -> count(count, context, found);
      case Reference.Each each -> each(each, context, found);
      case Reference.Path path -> path(path, found);
      case Reference.Terraform terraform -> terraform(terraform, found);
      case Reference.Self self -> self(self, traversal, context, found);
      case Reference.Ephemeral ephemeral -> ephemeral(ephemeral, found);
      case Reference.Module call -> module(call, traversal, found);
    }
  }

  /** Terraform goes on with an empty name after it has refused an incomplete reference. */
  private void unreadable(Traversal traversal, List<Diagnostic> problems, ReferenceFindings found) {
    SourceRange root = traversal.root().range();
    boolean named =
        !traversal.steps().isEmpty()
            && traversal.steps().getFirst() instanceof TraversalStep.Attribute;
    String name = traversal.root().text();
    if (named && (name.equals("count") || name.equals("each"))) {
      problems.forEach(found::name);
      return;
    }
    switch (name) {
      case "var" -> incomplete(problems, undeclaredVariable("", root), found);
      case "local" -> incomplete(problems, undeclaredLocal("", root), found);
      case "count" -> incomplete(problems, ReferenceReader.unknownCount("", root), found);
      case "each" -> incomplete(problems, ReferenceReader.unknownEach("", root), found);
      case "path" -> incomplete(problems, unknownPath("", root), found);
      case "terraform" -> incomplete(problems, unknownSetting("", root), found);
      default -> problems.forEach(found::form);
    }
  }

  private static void incomplete(
      List<Diagnostic> problems, Diagnostic unnamed, ReferenceFindings found) {
    problems.forEach(found::form);
    found.name(withoutPlace(unnamed));
  }

  private static Diagnostic withoutPlace(Diagnostic problem) {
    return Diagnostic.error(problem.summary(), problem.detail());
  }

  private void variable(Reference.Variable variable, ReferenceFindings found) {
    if (!configuration.variables().containsKey(variable.name())) {
      found.name(undeclaredVariable(variable.name(), variable.range()));
    }
  }

  private Diagnostic undeclaredVariable(String name, SourceRange range) {
    return Diagnostic.error(
        "Reference to undeclared input variable",
        "An input variable with the name "
            + GoText.quoted(name)
            + " has not been declared."
            + near(name, configuration.variables().keySet())
                .orElse(
                    " This variable can be declared with a variable "
                        + GoText.quoted(name)
                        + " {} block."),
        range);
  }

  private void local(Reference.Local local, ReferenceFindings found) {
    if (!configuration.locals().containsKey(local.name())) {
      found.name(undeclaredLocal(local.name(), local.range()));
    }
  }

  private Diagnostic undeclaredLocal(String name, SourceRange range) {
    return Diagnostic.error(
        "Reference to undeclared local value",
        "A local value with the name "
            + GoText.quoted(name)
            + " has not been declared."
            + near(name, configuration.locals().keySet()).orElse(""),
        range);
  }

  private static Optional<String> near(String name, Collection<String> names) {
    return Nearest.first(name, names).map(near -> " Did you mean " + GoText.quoted(near) + "?");
  }

  private static void count(
      Reference.CountIndex count, BlockContext context, ReferenceFindings found) {
    if (!context.names().contains("count")) {
      found.name(OutOfContext.problem(count));
    }
  }

  private static void each(Reference.Each each, BlockContext context, ReferenceFindings found) {
    if (!context.names().contains("each")) {
      found.name(OutOfContext.problem(each));
    }
  }

  private static void path(Reference.Path path, ReferenceFindings found) {
    if (!PATHS.contains(path.name())) {
      found.name(unknownPath(path.name(), path.range()));
    }
  }

  private static Diagnostic unknownPath(String name, SourceRange range) {
    return Diagnostic.error(
        "Invalid \"path\" attribute",
        "The \"path\" object does not have an attribute named "
            + GoText.quoted(name)
            + "."
            + near(name, PATHS).orElse(""),
        range);
  }

  private static void terraform(Reference.Terraform terraform, ReferenceFindings found) {
    switch (terraform.name()) {
      case "workspace", "applying" -> {}
      case "env" ->
          found.name(
              Diagnostic.error(
                  "Invalid \"terraform\" attribute",
                  "The terraform.env attribute was deprecated in v0.10 and removed in v0.12. The"
                      + " \"state environment\" concept was renamed to \"workspace\" in v0.12, and"
                      + " so the workspace name can now be accessed using the terraform.workspace"
                      + " attribute.",
                  terraform.range()));
      default -> found.name(unknownSetting(terraform.name(), terraform.range()));
    }
  }

  private static Diagnostic unknownSetting(String name, SourceRange range) {
    return Diagnostic.error(
        "Invalid \"terraform\" attribute",
        "The \"terraform\" object does not have an attribute named "
            + GoText.quoted(name)
            + ". The only supported attributes are terraform.workspace, the name of the"
            + " currently-selected workspace, and terraform.applying, a boolean which is true"
            + " only during apply.",
        range);
  }

  private void self(
      Reference.Self self, Traversal traversal, BlockContext context, ReferenceFindings found) {
    if (!context.names().contains("self")) {
      found.declaration(
          Diagnostic.error(
              "Invalid \"self\" reference",
              "The \"self\" object is not available in this context. This object can be used only"
                  + " in resource provisioner, connection, and postcondition blocks.",
              self.range()));
      return;
    }
    context
        .self()
        .filter(_ -> !traversal.steps().isEmpty())
        .ifPresent(block -> resources.attribute(block, traversal.steps(), found));
  }

  private void module(Reference.Module reference, Traversal traversal, ReferenceFindings found) {
    ModuleCall call = configuration.calls().get(reference.name());
    if (call == null) {
      SourceRange named = traversal.root().range().to(traversal.steps().getFirst().range());
      found.declaration(
          Diagnostic.error(
              "Reference to undeclared module",
              "No module call named "
                  + GoText.quoted(reference.name())
                  + " is declared in "
                  + module
                  + "."
                  + near(reference.name(), configuration.calls().keySet()).orElse(""),
              traversal.steps().size() > 1 ? reference.range() : named));
      return;
    }
    Optional.ofNullable(configuration.modules().get(call.name()))
        .flatMap(called -> UndeclaredOutput.problem(call, called, reference, traversal))
        .ifPresent(found::declaration);
  }

  private void ephemeral(Reference.Ephemeral reference, ReferenceFindings found) {
    if (!configuration.unusable().ephemerals().containsKey(reference.key())) {
      found.declaration(
          Diagnostic.error(
              "Reference to undeclared resource",
              "An ephemeral resource "
                  + GoText.quoted(reference.type())
                  + " "
                  + GoText.quoted(reference.name())
                  + " has not been declared in "
                  + module
                  + ".",
              reference.range()));
    }
  }
}
