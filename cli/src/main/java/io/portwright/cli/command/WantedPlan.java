package io.portwright.cli.command;

import io.portwright.engine.address.InstanceAddress;
import io.portwright.engine.address.InstanceKey;
import io.portwright.engine.address.ModuleAddress;
import io.portwright.engine.config.MoveEndpoint;
import io.portwright.engine.config.WrittenAddress;
import io.portwright.engine.eval.GoText;
import io.portwright.engine.plan.PlanOptions.Mode;
import io.portwright.engine.plan.PlanOptions.Refreshing;
import io.portwright.engine.plan.Target;
import io.portwright.provider.diagnostic.Checked;
import io.portwright.provider.diagnostic.Diagnostic;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads the flags of a plan: addresses, and which flags go together. */
final class WantedPlan {
  private final PlanOptions given;
  private final Mode mode;
  private final List<Diagnostic> found = new ArrayList<>();

  WantedPlan(PlanOptions given, Mode mode) {
    this.given = given;
    this.mode = mode;
  }

  /**
   * @param otherwise mode that another flag or the command asks for
   */
  Checked<io.portwright.engine.plan.PlanOptions> options(Mode otherwise) {
    List<Target> targets = addresses(given.targets(), "target", WantedPlan::target);
    List<Target> excludes = addresses(given.excludes(), "exclude", WantedPlan::target);
    List<InstanceAddress> replacements =
        addresses(given.replacements(), "force-replace address", WantedPlan::instance);
    conflict(otherwise).ifPresent(found::add);
    return found.isEmpty()
        ? Checked.of(
            new io.portwright.engine.plan.PlanOptions(
                mode,
                given.refresh() ? Refreshing.READ : Refreshing.SKIP,
                targets,
                excludes,
                replacements))
        : Checked.failed(found);
  }

  private Optional<Diagnostic> conflict(Mode otherwise) {
    if (mode != Mode.REFRESH_ONLY) {
      return Optional.empty();
    }
    if (otherwise == Mode.DESTROY) {
      return Optional.of(
          Diagnostic.error(
              "Incompatible plan mode options",
              "The -destroy and -refresh-only options are mutually-exclusive."));
    }
    return given.refresh()
        ? Optional.empty()
        : Optional.of(
            Diagnostic.error(
                "Incompatible refresh options",
                "It doesn't make sense to use -refresh-only at the same time as -refresh=false,"
                    + " because Terraform would have nothing to do."));
  }

  private <T> List<T> addresses(
      List<String> texts, String what, Function<MoveEndpoint, Checked<T>> meaning) {
    List<T> read = new ArrayList<>();
    for (String text : texts) {
      Checked<T> address = WrittenAddress.parse(text).then(meaning);
      if (address.hasErrors()) {
        found.add(
            Diagnostic.error(
                "Invalid " + what + " " + GoText.quoted(text),
                address.diagnostics().getFirst().detail()));
      } else {
        address.value().ifPresent(read::add);
      }
    }
    return read;
  }

  private static Checked<Target> target(MoveEndpoint written) {
    return Checked.of(
        switch (written) {
          case MoveEndpoint.Module module -> new Target.Module(module.address());
          case MoveEndpoint.Resource resource ->
              new Target.Resource(resource.address(), resource.key());
        });
  }

  private static Checked<InstanceAddress> instance(MoveEndpoint written) {
    return switch (written) {
      case MoveEndpoint.Module(ModuleAddress _) ->
          refused(
              "A resource instance address is required here. The module path must be followed by a"
                  + " resource instance specification.");
      case MoveEndpoint.Resource resource when resource.address().isData() ->
          refused("Only managed resources can be used with the -replace=... option.");
      case MoveEndpoint.Resource resource ->
          Checked.of(resource.address().instance(resource.key().orElse(InstanceKey.NONE)));
    };
  }

  private static <T> Checked<T> refused(String why) {
    return Checked.failed(Diagnostic.error("Invalid address", why));
  }
}
