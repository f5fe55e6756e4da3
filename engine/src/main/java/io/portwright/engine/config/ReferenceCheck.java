package io.portwright.engine.config;

import io.portwright.engine.address.ModuleAddress;
import io.portwright.engine.address.ResourceAddress;
import io.portwright.engine.eval.GoText;
import io.portwright.engine.eval.JsonProblems;
import io.portwright.engine.eval.Nearest;
import io.portwright.engine.eval.Steps;
import io.portwright.engine.syntax.Expression;
import io.portwright.engine.syntax.Expression.Traversal;
import io.portwright.engine.syntax.Name;
import io.portwright.engine.syntax.References;
import io.portwright.engine.syntax.TraversalStep;
import io.portwright.provider.diagnostic.Checked;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.diagnostic.SourceRange;
import io.portwright.provider.schema.Attribute;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Checks that references name things that are there. */
final class ReferenceCheck {
  private final Configuration configuration;
  private final Set<ResourceAddress> declared;
  private final String module;
  private final List<Diagnostic> found;
  private final Set<Diagnostic> seen = new HashSet<>();
  private final Set<String> ephemerals;
  private int statically;

  /**
   * @param declared addresses of all resource blocks, also those in error
   * @param ephemerals type and name of {@code ephemeral} blocks
   * @param path where the module is, for messages
   * @param found receives what is wrong, each thing once
   */
  ReferenceCheck(
      Configuration configuration,
      Set<ResourceAddress> declared,
      Set<String> ephemerals,
      ModuleAddress path,
      List<Diagnostic> found) {
    this.ephemerals = ephemerals;
    this.configuration = configuration;
    this.declared = declared;
    this.module = path.isRoot() ? "the root module" : path.toString();
    this.found = found;
  }

  private void add(Diagnostic problem) {
    if (seen.add(problem)) {
      found.add(problem);
    }
  }

  /** Something that is not there, seen before anything is evaluated. */
  private void addStatic(Diagnostic problem) {
    statically++;
    add(problem);
  }

  /**
   * Terraform evaluates conditions and their messages also when they refer to what is not there,
   * and then knows no name at all.
   */
  void checkRule(Expression expression, BlockContext context) {
    int before = statically;
    check(expression, context);
    if (statically == before) {
      return;
    }
    for (Traversal traversal : References.in(expression)) {
      Name root = traversal.root();
      add(
          Diagnostic.error(
              "Unknown variable",
              "There is no variable named " + GoText.quoted(root.text()) + ".",
              root.range()));
    }
  }

  void check(Expression expression, BlockContext context) {
    if (check(List.of(expression), context)) {
      JsonProblems.in(expression).forEach(this::add);
    }
  }

  /**
   * Checks only the references of expressions that are evaluated together; true if all are right.
   */
  boolean check(List<Expression> expressions, BlockContext context) {
    int before = found.size();
    for (Expression expression : expressions) {
      References.in(expression).forEach(traversal -> check(traversal, context));
    }
    return found.subList(before, found.size()).stream().noneMatch(Diagnostic::isError);
  }

  /** References to whole objects, as in {@code depends_on}; the first mistake ends the check. */
  void checkWhole(List<Traversal> traversals, BlockContext context) {
    int before = found.size();
    for (Traversal traversal : traversals) {
      if (found.size() == before) {
        check(traversal, context);
        ReferenceReader.read(traversal).value().ifPresent(r -> whole(r, traversal));
      }
    }
  }

  private void whole(Reference reference, Traversal traversal) {
    boolean keyed = reference instanceof Reference.Resource r && r.key().isPresent();
    int used = reference.steps() + (keyed ? 1 : 0);
    if (traversal.steps().size() > used) {
      add(
          Diagnostic.error(
              "Invalid depends_on reference",
              "References in depends_on must be to a whole object (resource, etc), not to an"
                  + " attribute of an object.",
              traversal.steps().get(used).range().to(traversal.steps().getLast().range())));
    }
  }

  private void check(Traversal traversal, BlockContext context) {
    Checked<Reference> read = ReferenceReader.read(traversal);
    if (read.value().isEmpty()) {
      nameless(traversal);
      read.diagnostics().forEach(this::add);
      return;
    }
    switch (read.value().get()) {
      case Reference.Variable variable -> variable(variable);
      case Reference.Local local -> local(local);
      case Reference.Resource resource -> resource(resource, traversal, context);
      case Reference.CountIndex count -> count(count, context);
      case Reference.Each each -> each(each, context);
      case Reference.Path path -> path(path);
      case Reference.Terraform terraform -> terraform(terraform);
      case Reference.Self self -> self(self, traversal, context);
      case Reference.Ephemeral ephemeral -> ephemeral(ephemeral);
      case Reference.Module call -> module(call, traversal);
    }
  }

  /** Terraform goes on with an empty name after it has refused an incomplete reference. */
  private void nameless(Traversal traversal) {
    switch (traversal.root().text()) {
      case "var" -> add(withoutPlace(undeclaredVariable("", traversal.root().range())));
      case "local" -> add(withoutPlace(undeclaredLocal("", traversal.root().range())));
      default -> {}
    }
  }

  private static Diagnostic withoutPlace(Diagnostic problem) {
    return Diagnostic.error(problem.summary(), problem.detail());
  }

  private void variable(Reference.Variable variable) {
    if (!configuration.variables().containsKey(variable.name())) {
      add(undeclaredVariable(variable.name(), variable.range()));
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

  private void local(Reference.Local local) {
    if (!configuration.locals().containsKey(local.name())) {
      add(undeclaredLocal(local.name(), local.range()));
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

  private static Optional<String> near(String name, Set<String> names) {
    return Nearest.to(name, names).map(near -> " Did you mean " + GoText.quoted(near) + "?");
  }

  private void count(Reference.CountIndex count, BlockContext context) {
    if (!context.names().contains("count")) {
      add(
          Diagnostic.error(
              "Reference to \"count\" in non-counted context",
              "The \"count\" object can only be used in \"module\", \"resource\", and \"data\""
                  + " blocks, and only when the \"count\" argument is set.",
              count.range()));
    }
  }

  private void each(Reference.Each each, BlockContext context) {
    if (!context.names().contains("each")) {
      add(
          Diagnostic.error(
              "Reference to \"each\" in context without for_each",
              "The \"each\" object can be used only in \"module\" or \"resource\" blocks, and only"
                  + " when the \"for_each\" argument is set.",
              each.range()));
    }
  }

  private void path(Reference.Path path) {
    if (!Set.of("module", "root", "cwd").contains(path.name())) {
      add(
          Diagnostic.error(
              "Invalid \"path\" attribute",
              "The \"path\" object does not have an attribute named "
                  + GoText.quoted(path.name())
                  + "."
                  + near(path.name(), Set.of("module", "root", "cwd")).orElse(""),
              path.range()));
    }
  }

  private void terraform(Reference.Terraform terraform) {
    if (terraform.name().equals("env")) {
      add(
          Diagnostic.error(
              "Invalid \"terraform\" attribute",
              "The terraform.env attribute was deprecated in v0.10 and removed in v0.12. The"
                  + " \"state environment\" concept was renamed to \"workspace\" in v0.12, and so"
                  + " the workspace name can now be accessed using the terraform.workspace"
                  + " attribute.",
              terraform.range()));
    } else if (!terraform.name().equals("workspace") && !terraform.name().equals("applying")) {
      add(
          Diagnostic.error(
              "Invalid \"terraform\" attribute",
              "The \"terraform\" object does not have an attribute named "
                  + GoText.quoted(terraform.name())
                  + ". The only supported attributes are terraform.workspace, the name of the"
                  + " currently-selected workspace, and terraform.applying, a boolean which is true"
                  + " only during apply.",
              terraform.range()));
    }
  }

  private void self(Reference.Self self, Traversal traversal, BlockContext context) {
    if (!context.names().contains("self")) {
      addStatic(
          Diagnostic.error(
              "Invalid \"self\" reference",
              "The \"self\" object is not available in this context. This object can be used only"
                  + " in resource provisioner, connection, and postcondition blocks.",
              self.range()));
      return;
    }
    context
        .self()
        .flatMap(configuration::resource)
        .filter(_ -> !traversal.steps().isEmpty())
        .ifPresent(block -> attribute(block, traversal.steps()));
  }

  private void module(Reference.Module reference, Traversal traversal) {
    ModuleCall call = configuration.calls().get(reference.name());
    if (call == null) {
      SourceRange named = traversal.root().range().to(traversal.steps().getFirst().range());
      addStatic(
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
        .ifPresent(this::addStatic);
  }

  private void ephemeral(Reference.Ephemeral reference) {
    if (!ephemerals.contains(reference.key())) {
      addStatic(
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

  private void resource(Reference.Resource reference, Traversal traversal, BlockContext context) {
    Optional<ResourceBlock> block = configuration.resource(reference.address());
    if (block.isEmpty()) {
      if (!declared.contains(reference.address())) {
        addStatic(new UndeclaredResource(declared, module).problem(reference, traversal));
      }
      return;
    }
    List<TraversalStep> rest =
        traversal.steps().subList(reference.steps(), traversal.steps().size());
    if (!rest.isEmpty() && !key(reference, block.get(), rest.getFirst())) {
      return;
    }
    if (context.owner().filter(reference.address()::equals).isPresent()) {
      addStatic(
          Diagnostic.error(
              "Self-referential block",
              "Configuration for " + reference.address() + " may not refer to itself.",
              reference.range()));
      return;
    }
    if (!rest.isEmpty()) {
      attribute(block.get(), rest);
    }
  }

  /** Whether an instance key is there exactly if one is needed. */
  private boolean key(Reference.Resource reference, ResourceBlock block, TraversalStep next) {
    boolean keyed = next instanceof TraversalStep.Index;
    if (block.repetition() instanceof Repetition.Single) {
      if (keyed) {
        addStatic(
            Diagnostic.error(
                "Unexpected resource instance key",
                "Because "
                    + reference.address()
                    + " does not have \"count\" or \"for_each\" set, references to it must not"
                    + " include an index key. Remove the bracketed index to refer to the single"
                    + " instance of this resource.",
                reference.range()));
      }
      return !keyed;
    }
    if (!keyed) {
      boolean counted = block.repetition() instanceof Repetition.Count;
      addStatic(
          Diagnostic.error(
              "Missing resource instance key",
              "Because "
                  + reference.address()
                  + " has \""
                  + (counted ? "count" : "for_each")
                  + "\" set, its attributes must be accessed on specific instances.\n\n"
                  + "For example, to correlate with indices of a referring resource, use:\n    "
                  + reference.address()
                  + (counted ? "[count.index]" : "[each.key]"),
              reference.range()));
    }
    return keyed;
  }

  private void attribute(ResourceBlock block, List<TraversalStep> rest) {
    List<TraversalStep> steps =
        rest.getFirst() instanceof TraversalStep.Index ? rest.subList(1, rest.size()) : rest;
    if (steps.isEmpty() || !(steps.getFirst() instanceof TraversalStep.Attribute first)) {
      return;
    }
    Optional<Attribute> attribute = block.schema().attribute(first.name());
    if (attribute.isEmpty()) {
      if (!block.schema().blocks().containsKey(first.name())) {
        addStatic(
            BodyCheck.unknownAttribute(
                first.name(), block.address().type(), block.schema(), first.range()));
      }
      return;
    }
    if (attribute.get().has(Attribute.Flag.DEPRECATED)) {
      addStatic(
          Diagnostic.warning(
              "Deprecated attribute",
              "The attribute "
                  + GoText.quoted(first.name())
                  + " is deprecated. Refer to the provider documentation for details.",
              first.range()));
    }
    Steps.problem(attribute.get().type(), steps.subList(1, steps.size()))
        .ifPresent(this::addStatic);
  }
}
