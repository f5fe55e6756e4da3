package io.portwright.engine.config;

import io.portwright.engine.address.ModuleAddress;
import io.portwright.provider.diagnostic.Diagnostic;
import java.util.ArrayList;
import java.util.List;

/** Whether the provider configurations that blocks name are there. */
final class ProviderCheck {
  private final Configuration root;
  private final List<Diagnostic> found = new ArrayList<>();

  ProviderCheck(Configuration root) {
    this.root = root;
  }

  List<Diagnostic> problems() {
    root.forEachModule(this::module);
    return found;
  }

  private void module(ModuleAddress path, Configuration module) {
    for (ResourceBlock block : module.resources().values()) {
      if (root.provider(path, block.provider()).isEmpty()) {
        found.add(
            Diagnostic.error(
                "Provider configuration not present",
                "To work with "
                    + block.address().in(path)
                    + " its provider configuration "
                    + block.provider()
                    + " is required, but there is no such provider block"
                    + (path.isRoot()
                        ? "."
                        : ", and the call of the module does not pass one in its \"providers\""
                            + " argument."),
                block.range()));
      }
    }
    if (!path.isRoot() && !module.providers().isEmpty()) {
      refuseRepeated(path, module);
    }
  }

  /** A module with provider blocks of its own can be called only once. */
  private void refuseRepeated(ModuleAddress path, Configuration module) {
    for (ModuleAddress at = path; !at.isRoot(); at = at.parent()) {
      ModuleCall call = root.call(at).orElseThrow();
      boolean repeated = !(call.repetition() instanceof Repetition.Single);
      if (repeated || !call.dependsOn().isEmpty()) {
        found.add(
            Diagnostic.error(
                "Module is incompatible with count, for_each, and depends_on",
                "The module at "
                    + path
                    + " is a legacy module which contains its own local provider configurations,"
                    + " and so calls to it may not use the count, for_each, or depends_on"
                    + " arguments.\n\nIf you also control the module \""
                    + call.source().text()
                    + "\", consider updating this module to instead expect provider configurations"
                    + " to be passed by its caller. ("
                    + module.providers().getFirst().range()
                    + ")",
                call.repetition().expression().map(e -> e.range()).orElse(call.range())));
        return;
      }
    }
  }
}
