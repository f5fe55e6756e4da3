package io.portwright.engine.plan;

import io.portwright.engine.address.ResourceAddress;
import io.portwright.engine.config.Configuration;
import io.portwright.engine.config.Refactoring;
import io.portwright.provider.diagnostic.Diagnostic;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Targets of {@code import} blocks that no resource block is there for. */
public final class MissingTargets {
  private MissingTargets() {}

  /** All of them, one error for each target. */
  static List<Diagnostic> all(Configuration configuration) {
    return problems(configuration, _ -> true);
  }

  /** Those in modules that nobody calls, which nothing else can be looked at before. */
  public static List<Diagnostic> inMissingModules(Configuration configuration) {
    return problems(
        configuration, block -> configuration.module(block.to().block().module()).isEmpty());
  }

  /** Those that validation finds, because no block could be made for them either. */
  public static List<Diagnostic> beyondHelp(Configuration configuration) {
    return problems(
        configuration,
        block ->
            !block.to().block().module().isRoot()
                || block.forEach().isPresent()
                || block.to().hasKey());
  }

  private static List<Diagnostic> problems(
      Configuration configuration, Predicate<Refactoring.Import> wanted) {
    Map<ResourceAddress, Diagnostic> found = new LinkedHashMap<>();
    for (Refactoring.Import block : configuration.refactoring().imports()) {
      ResourceAddress target = block.to().block();
      if (configuration.resource(target).isEmpty() && wanted.test(block)) {
        found.putIfAbsent(target, missing(configuration, block, target));
      }
    }
    return List.copyOf(found.values());
  }

  private static Diagnostic missing(
      Configuration configuration, Refactoring.Import block, ResourceAddress target) {
    boolean each = block.forEach().isPresent() && block.to().hasKey();
    return each && target.module().isRoot()
        ? Diagnostic.error(
            "Invalid import 'to' expression",
            "The target resource does not use for_each.",
            block.to().range())
        : Diagnostic.error(
            "Configuration for import target does not exist",
            why(configuration, block, target),
            block.to().range());
  }

  private static String why(
      Configuration configuration, Refactoring.Import block, ResourceAddress target) {
    if (!target.module().isRoot()) {
      return configuration.module(target.module()).isPresent()
          ? "Resource "
              + target
              + " not found. Only resources within the root module are eligible for config"
              + " generation."
          : "The configuration for the given import target "
              + target
              + " does not exist. All target instances must have an associated configuration to be"
              + " imported.";
    }
    if (block.forEach().isPresent() || block.to().hasKey()) {
      return "The given import block is not compatible with config generation. The"
          + " -generate-config-out option cannot be used with import blocks which use for_each, or"
          + " resources which use for_each or count.";
    }
    return "The configuration for the given import target "
        + target
        + " does not exist. If you wish to automatically generate config for this resource, use the"
        + " -generate-config-out option within terraform plan. Otherwise, make sure the target"
        + " resource exists within your configuration. For example:\n\n  terraform plan"
        + " -generate-config-out=generated.tf";
  }
}
