package io.portwright.engine.config;

import io.portwright.engine.address.ModuleAddress;
import io.portwright.engine.address.ResourceAddress;
import io.portwright.engine.address.ResourceAddress.Mode;
import io.portwright.engine.eval.Nearest;
import io.portwright.engine.syntax.Expression.Traversal;
import io.portwright.engine.syntax.TraversalStep;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.diagnostic.SourceRange;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Words for references to resources that are not declared, with what was probably meant. */
final class UndeclaredResource {

  /** More names than this are not listed. */
  private static final int MOST = 5;

  private final Set<ResourceAddress> declared;
  private final String module;

  /**
   * @param module where the reference is, in words
   */
  UndeclaredResource(Set<ResourceAddress> declared, String module) {
    this.declared = declared;
    this.module = module;
  }

  Diagnostic problem(Reference.Resource reference, Traversal traversal) {
    ResourceAddress address = reference.address();
    return Diagnostic.error(
        "Reference to undeclared resource",
        "A "
            + (address.isData() ? "data" : "managed")
            + " resource \""
            + address.type()
            + "\" \""
            + address.name()
            + "\" has not been declared in "
            + module
            + "."
            + hint(address, traversal),
        reference.range());
  }

  /** Messages about Terraform's own types stay as Terraform writes them. */
  private static boolean isBuiltIn(ResourceAddress address) {
    return address.type().startsWith("terraform_");
  }

  private String hint(ResourceAddress address, Traversal traversal) {
    ResourceAddress other =
        new ResourceAddress(
            ModuleAddress.ROOT,
            address.isData() ? Mode.MANAGED : Mode.DATA,
            address.type(),
            address.name());
    if (!address.isData() && declared.contains(other)) {
      return "\n\nDid you mean the data resource " + other + "?";
    }
    if (isBuiltIn(address)) {
      return "";
    }
    return dotForUnderscore(address, traversal)
        .or(() -> misspelt(address, traversal))
        .orElseGet(() -> namesOfType(address));
  }

  /** {@code megaport.mcr.mcr.product_uid} where {@code megaport_mcr.mcr.product_uid} is meant. */
  private Optional<String> dotForUnderscore(ResourceAddress address, Traversal traversal) {
    int name = address.isData() ? 2 : 1;
    if (traversal.steps().size() <= name
        || !(traversal.steps().get(name) instanceof TraversalStep.Attribute third)) {
      return Optional.empty();
    }
    String type = address.type() + "_" + address.name();
    ResourceAddress joined =
        new ResourceAddress(ModuleAddress.ROOT, address.mode(), type, third.name());
    if (declared.contains(joined)) {
      return Optional.of(meant(joined + rest(traversal, name + 1)));
    }
    boolean known = declared.stream().anyMatch(d -> sameKind(d, address.mode(), type));
    return known
        ? Optional.of(
            Nearest.to(third.name(), names(address.mode(), type))
                .map(near ->
                    meant(
                        new ResourceAddress(ModuleAddress.ROOT, address.mode(), type, near)
                            + rest(traversal, name + 1)))
                .orElseGet(() -> namesOfType(joined)))
        : Optional.empty();
  }

  private Optional<String> misspelt(ResourceAddress address, Traversal traversal) {
    int used = address.isData() ? 2 : 1;
    Optional<String> name = Nearest.to(address.name(), names(address.mode(), address.type()));
    if (name.isPresent()) {
      return Optional.of(
          meant(
              new ResourceAddress(ModuleAddress.ROOT, address.mode(), address.type(), name.get())
                  + rest(traversal, used)));
    }
    List<String> types =
        declared.stream()
            .filter(d -> d.mode() == address.mode() && d.name().equals(address.name()))
            .map(ResourceAddress::type)
            .toList();
    return Nearest.to(address.type(), types)
        .map(type ->
            meant(
                new ResourceAddress(ModuleAddress.ROOT, address.mode(), type, address.name())
                    + rest(traversal, used)));
  }

  private static String meant(String reference) {
    return "\n\nDid you mean " + reference + "?";
  }

  private static String rest(Traversal traversal, int from) {
    if (traversal.steps().size() <= from) {
      return "";
    }
    SourceRange first = traversal.steps().get(from).range();
    return first.to(traversal.steps().getLast().range()).text();
  }

  private String namesOfType(ResourceAddress address) {
    List<String> names = names(address.mode(), address.type());
    if (names.isEmpty()) {
      return "";
    }
    String prefix = (address.isData() ? "data." : "") + address.type() + ".";
    String more = names.size() > MOST ? " and " + (names.size() - MOST) + " more" : "";
    return "\n\nDeclared resources of this type: "
        + String.join(", ", names.stream().limit(MOST).map(prefix::concat).toList())
        + more
        + ".";
  }

  private List<String> names(Mode mode, String type) {
    return declared.stream()
        .filter(d -> sameKind(d, mode, type))
        .map(ResourceAddress::name)
        .toList();
  }

  private static boolean sameKind(ResourceAddress address, Mode mode, String type) {
    return address.mode() == mode && address.type().equals(type);
  }
}
