package io.portwright.engine.plan;

import io.portwright.engine.account.Accounts;
import io.portwright.engine.address.InstanceAddress;
import io.portwright.engine.address.ResourceAddress;
import io.portwright.engine.config.Configuration;
import io.portwright.engine.config.ImportRequest;
import io.portwright.engine.config.Refactoring;
import io.portwright.engine.plan.PlanOptions.Mode;
import io.portwright.engine.state.InstanceObject;
import io.portwright.engine.state.ResourceRecord;
import io.portwright.provider.diagnostic.Checked;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.spi.ResourceType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Objects that {@code import} blocks bring under management and that state does not have yet.
 *
 * @param records of which nothing is known but the id
 * @param ids what the service calls them
 */
record Imports(
    SortedMap<InstanceAddress, ResourceRecord> records, SortedMap<InstanceAddress, String> ids) {
  private static final Imports NONE = new Imports(new TreeMap<>(), new TreeMap<>());

  Imports {
    records = Collections.unmodifiableSortedMap(new TreeMap<>(records));
    ids = Collections.unmodifiableSortedMap(new TreeMap<>(ids));
  }

  /**
   * @param known records that state has; their objects are not imported again
   */
  static Checked<Imports> of(
      RootModule module,
      Accounts accounts,
      SortedMap<InstanceAddress, ResourceRecord> known,
      Mode mode) {
    Configuration configuration = module.configuration();
    if (configuration.refactoring().imports().isEmpty() || mode == Mode.DESTROY) {
      return Checked.of(NONE);
    }
    List<Diagnostic> found = missing(configuration);
    Checked<List<ImportRequest>> requests = module.evaluator(new ResourceValues()).root().imports();
    found.addAll(requests.diagnostics());
    if (found.stream().anyMatch(Diagnostic::isError)) {
      return Checked.failed(found);
    }
    SortedMap<InstanceAddress, ResourceRecord> records = new TreeMap<>();
    SortedMap<InstanceAddress, String> ids = new TreeMap<>();
    for (ImportRequest request : requests.orThrow()) {
      InstanceAddress to = request.to();
      if (!known.containsKey(to)) {
        ResourceType type = accounts.resourceType(to.resource().type()).orElseThrow();
        records.put(
            to,
            ResourceRecord.of(
                to,
                accounts.source(accounts.key(to.resource())),
                InstanceObject.ready(type.named(request.id()))));
        ids.put(to, request.id());
      }
    }
    return Checked.of(new Imports(records, ids), found);
  }

  /** Targets without a block. */
  private static List<Diagnostic> missing(Configuration configuration) {
    List<Diagnostic> found = new ArrayList<>();
    for (Refactoring.Import block : configuration.refactoring().imports()) {
      ResourceAddress target = block.to().block();
      if (configuration.resource(target).isEmpty()) {
        found.add(
            Diagnostic.error(
                "Configuration for import target does not exist",
                "The configuration for the given import target "
                    + target
                    + " does not exist. "
                    + (target.module().isRoot()
                        ? "If you wish to automatically generate config for this resource, use the"
                            + " -generate-config-out option within terraform plan. Otherwise, make"
                            + " sure the target resource exists within your configuration. For"
                            + " example:\n\n  terraform plan -generate-config-out=generated.tf"
                        : "All target instances must have an associated configuration to be"
                            + " imported."),
                block.to().range()));
      }
    }
    return found;
  }
}
