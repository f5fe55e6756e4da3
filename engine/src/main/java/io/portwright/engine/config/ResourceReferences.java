package io.portwright.engine.config;

import io.portwright.engine.address.ResourceAddress;
import io.portwright.engine.eval.GoText;
import io.portwright.engine.eval.Steps;
import io.portwright.engine.syntax.Expression.Traversal;
import io.portwright.engine.syntax.TraversalStep;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.schema.Attribute;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Checks references to resources against their blocks and schemas, without values. */
final class ResourceReferences {
  private final Configuration configuration;
  private final String module;

  /**
   * @param module where the references are, in words
   */
  ResourceReferences(Configuration configuration, String module) {
    this.configuration = configuration;
    this.module = module;
  }

  private Diagnostic undeclared(Reference.Resource reference, Traversal traversal) {
    Set<ResourceAddress> declared = new TreeSet<>(configuration.resources().keySet());
    declared.addAll(configuration.unusable().resources());
    return new UndeclaredResource(declared, module).problem(reference, traversal);
  }

  void check(
      Reference.Resource reference,
      Traversal traversal,
      BlockContext context,
      ReferenceFindings found) {
    Optional<ResourceBlock> known =
        Optional.ofNullable(configuration.resources().get(reference.address()));
    if (known.isEmpty()) {
      if (!configuration.unusable().resources().contains(reference.address())) {
        found.declaration(undeclared(reference, traversal));
      }
      return;
    }
    ResourceBlock block = known.get();
    if (block.check().isPresent() && !block.check().equals(context.check())) {
      found.declaration(
          Diagnostic.error(
              "Reference to scoped resource",
              "The referenced data resource "
                  + GoText.quoted(block.address().type())
                  + " "
                  + GoText.quoted(block.address().name())
                  + " is not available from this context.",
              reference.range()));
    }
    List<TraversalStep> rest =
        traversal.steps().subList(reference.steps(), traversal.steps().size());
    if (!rest.isEmpty() && key(reference, block, rest.getFirst(), found)) {
      boolean keyed = rest.getFirst() instanceof TraversalStep.Index;
      attribute(block, keyed ? rest.subList(1, rest.size()) : rest, found);
    }
  }

  /** Says where a key is missing; false where there is one that must not be. */
  private static boolean key(
      Reference.Resource reference,
      ResourceBlock block,
      TraversalStep next,
      ReferenceFindings found) {
    boolean keyed = next instanceof TraversalStep.Index;
    if (block.repetition() instanceof Repetition.Single) {
      if (keyed) {
        found.declaration(
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
      found.declaration(
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
    return true;
  }

  /** What follows a resource, an instance of it or {@code self}. */
  void attribute(ResourceBlock block, List<TraversalStep> steps, ReferenceFindings found) {
    if (steps.isEmpty()) {
      return;
    }
    if (!(steps.getFirst() instanceof TraversalStep.Attribute first)) {
      found.declaration(
          Diagnostic.error(
              "Invalid index operation",
              "Only attribute access is allowed here, using the dot operator.",
              steps.getFirst().range()));
      return;
    }
    Optional<Attribute> attribute = block.schema().attribute(first.name());
    if (attribute.isEmpty()) {
      if (!block.schema().blocks().containsKey(first.name())) {
        found.declaration(
            BodyCheck.unknownAttribute(
                first.name(), block.address().type(), block.schema(), first.range()));
      }
      return;
    }
    if (attribute.get().has(Attribute.Flag.DEPRECATED)) {
      found.declaration(
          Diagnostic.warning(
              "Deprecated attribute",
              "The attribute "
                  + GoText.quoted(first.name())
                  + " is deprecated. Refer to the provider documentation for details.",
              first.range()));
    }
    Steps.problem(attribute.get().type(), steps.subList(1, steps.size()))
        .ifPresent(found::declaration);
  }
}
