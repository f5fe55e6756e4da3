package io.portwright.engine.plan;

import io.portwright.engine.account.Accounts;
import io.portwright.engine.address.InstanceAddress;
import io.portwright.engine.address.ResourceAddress;
import io.portwright.engine.config.ConfigurationEvaluator;
import io.portwright.engine.config.ImportRequest;
import io.portwright.engine.config.Refactoring;
import io.portwright.engine.plan.PlanOptions.Mode;
import io.portwright.engine.state.InstanceObject;
import io.portwright.engine.state.ResourceRecord;
import io.portwright.provider.diagnostic.Checked;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.spi.ResourceType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Objects that {@code import} blocks bring under management and that state does not have yet. */
final class Imports {

  /**
   * An object to be imported.
   *
   * @param id what the service calls it
   * @param record of which nothing is known but the id
   */
  record Wanted(String id, ResourceRecord record) {}

  private final RootModule module;
  private final Accounts accounts;
  private final Set<InstanceAddress> known;
  private final Mode mode;

  /**
   * @param known addresses that state has; their objects are not imported again
   */
  Imports(RootModule module, Accounts accounts, Set<InstanceAddress> known, Mode mode) {
    this.module = module;
    this.accounts = accounts;
    this.known = Set.copyOf(known);
    this.mode = mode;
  }

  private List<Refactoring.Import> blocks() {
    return mode == Mode.NORMAL ? module.configuration().refactoring().imports() : List.of();
  }

  /**
   * What can be told without the values of resources, so that it is read together with the rest.
   */
  SortedMap<InstanceAddress, Wanted> early() {
    SortedMap<InstanceAddress, Wanted> found = new TreeMap<>();
    if (!blocks().isEmpty()) {
      ConfigurationEvaluator evaluator = module.evaluator(new ResourceValues());
      for (Refactoring.Import block : blocks()) {
        found.putAll(of(block.to().block(), block, evaluator).value().orElse(new TreeMap<>()));
      }
    }
    return found;
  }

  /**
   * What is imported to the instances of a block, by the last block that names them.
   *
   * @param evaluator where everything has its value that ids are made of
   */
  Checked<SortedMap<InstanceAddress, Wanted>> to(
      ResourceAddress target, ConfigurationEvaluator evaluator) {
    SortedMap<InstanceAddress, Wanted> records = new TreeMap<>();
    List<Diagnostic> found = new ArrayList<>();
    for (Refactoring.Import block : blocks()) {
      if (block.to().block().equals(target)) {
        Checked<SortedMap<InstanceAddress, Wanted>> one = of(target, block, evaluator);
        found.addAll(one.diagnostics());
        one.value().ifPresent(records::putAll);
      }
    }
    return found.stream().anyMatch(Diagnostic::isError)
        ? Checked.failed(found)
        : Checked.of(records, found);
  }

  private Checked<SortedMap<InstanceAddress, Wanted>> of(
      ResourceAddress target, Refactoring.Import block, ConfigurationEvaluator evaluator) {
    return module
        .configuration()
        .resource(target)
        .map(resource ->
            evaluator.root().imports(block, resource).then(all -> Checked.of(records(all))))
        .orElseGet(() -> Checked.of(new TreeMap<>()));
  }

  private SortedMap<InstanceAddress, Wanted> records(List<ImportRequest> requests) {
    SortedMap<InstanceAddress, Wanted> records = new TreeMap<>();
    for (ImportRequest request : requests) {
      if (!known.contains(request.to())) {
        records.put(request.to(), record(request));
      }
    }
    return records;
  }

  private Wanted record(ImportRequest request) {
    ResourceAddress resource = request.to().resource();
    ResourceType type = accounts.resourceType(resource.type()).orElseThrow();
    return new Wanted(
        request.id(),
        ResourceRecord.of(
            request.to(),
            accounts.source(accounts.key(resource)),
            InstanceObject.ready(type.named(request.id()))));
  }

  /** About an instance that its block, or a module around it, does not have. */
  static Diagnostic nowhere(InstanceAddress to) {
    return Diagnostic.error(
        "Configuration for import target does not exist",
        "The configuration for the given import "
            + to
            + " does not exist. All target instances must have an associated configuration to be"
            + " imported.");
  }
}
