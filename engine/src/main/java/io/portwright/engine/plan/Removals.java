package io.portwright.engine.plan;

import io.portwright.engine.address.InstanceAddress;
import io.portwright.engine.address.ModuleAddress;
import io.portwright.engine.address.ResourceAddress;
import io.portwright.engine.config.Configuration;
import io.portwright.engine.config.Refactoring.Fate;
import io.portwright.engine.config.Refactoring.Removal;
import io.portwright.engine.config.ResourceBlock;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.value.Value.ObjectValue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What {@code removed} blocks say about objects that nobody declares any more. */
final class Removals {
  private final Set<ResourceAddress> resources = new HashSet<>();
  private final Set<ModuleAddress> modules = new HashSet<>();

  Removals(Configuration configuration) {
    configuration.forEachModule((path, module) -> {
      for (Removal removal : module.refactoring().removals()) {
        if (removal.fate() == Fate.FORGET) {
          removal
              .resource()
              .ifPresentOrElse(
                  resource -> resources.add(resource.in(removal.module().in(path))),
                  () -> modules.add(removal.module().in(path)));
        }
      }
    });
  }

  /** Removals of what is still declared. */
  static List<Diagnostic> problems(Configuration configuration) {
    List<Diagnostic> found = new ArrayList<>();
    configuration.forEachModule((path, module) -> {
      for (Removal removal : module.refactoring().removals()) {
        ModuleAddress inside = removal.module().in(path);
        Optional<Diagnostic> problem =
            removal.resource().isPresent()
                ? configuration
                    .resource(removal.resource().get().in(inside))
                    .map(block -> declared(removal.resource().get().in(inside), block))
                : configuration.module(inside).isPresent()
                    ? configuration
                        .call(inside)
                        .map(call ->
                            Diagnostic.error(
                                "Removed module still exists",
                                stillDeclared(inside.toString()),
                                call.range()))
                    : Optional.empty();
        problem.ifPresent(found::add);
      }
    });
    return found;
  }

  private static Diagnostic declared(ResourceAddress address, ResourceBlock block) {
    return Diagnostic.error(
        "Removed resource still exists", stillDeclared(address.toString()), block.range());
  }

  private static String stillDeclared(String address) {
    return "This statement declares that "
        + address
        + " was removed, but it is still declared in configuration.";
  }

  /** What becomes of an object that is left over. */
  Change ending(InstanceAddress address, ObjectValue before, Reason reason) {
    return ending(new Change.Delete(address, Optional.empty(), before, reason));
  }

  /** The same for a deletion that was planned already. */
  Change ending(Change.Delete delete) {
    return isForgotten(delete.address().resource().block())
        ? new Change.Forget(delete.address(), delete.deposed(), delete.before(), delete.reason())
        : delete;
  }

  private boolean isForgotten(ResourceAddress block) {
    if (resources.contains(block)) {
      return true;
    }
    for (ModuleAddress at = block.module(); !at.isRoot(); at = at.parent()) {
      if (modules.contains(at)) {
        return true;
      }
    }
    return false;
  }

  List<Diagnostic> warnings(List<Change> endings) {
    List<String> forgotten = new ArrayList<>();
    for (Change change : endings) {
      if (change instanceof Change.Forget) {
        forgotten.add(" - " + change.address());
      }
    }
    return forgotten.isEmpty()
        ? List.of()
        : List.of(
            Diagnostic.warning(
                "Some objects will no longer be managed by Terraform",
                "If you apply this plan, Terraform will discard its tracking information for the"
                    + " following objects, but it will not delete them:\n"
                    + String.join("\n", forgotten)
                    + "\n\nAfter applying this plan, Terraform will no longer manage these objects."
                    + " You will need to import them into Terraform to manage them again."));
  }
}
