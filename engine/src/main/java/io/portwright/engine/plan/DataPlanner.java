package io.portwright.engine.plan;

import io.portwright.engine.account.Accounts;
import io.portwright.engine.account.Problems;
import io.portwright.engine.address.InstanceAddress;
import io.portwright.engine.config.BlockValue;
import io.portwright.engine.config.ConfigurationEvaluator;
import io.portwright.engine.config.ResourceBlock;
import io.portwright.provider.diagnostic.Checked;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.spi.Account;
import io.portwright.provider.spi.Answer;
import io.portwright.provider.spi.DataSourceType;
import io.portwright.provider.value.Value.ObjectValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads data sources while planning, or says why that has to wait. */
final class DataPlanner {
  private final Accounts accounts;
  private final ConfigurationEvaluator evaluator;
  private final PendingChanges pending;
  private final List<Diagnostic> diagnostics;

  /**
   * @param diagnostics takes what is found
   */
  DataPlanner(
      Accounts accounts,
      ConfigurationEvaluator evaluator,
      PendingChanges pending,
      List<Diagnostic> diagnostics) {
    this.accounts = accounts;
    this.evaluator = evaluator;
    this.pending = pending;
    this.diagnostics = diagnostics;
  }

  /**
   * Empty when the source cannot be read, which is reported.
   *
   * @param before what state has
   */
  Optional<Change> change(
      ResourceBlock block,
      BlockValue value,
      InstanceAddress address,
      Optional<ObjectValue> before) {
    DataSourceType type = accounts.dataSourceType(address.resource().type()).orElseThrow();
    ObjectValue configuration = (ObjectValue) value.value().unmarkedDeep();
    Problems places = Problems.of(block, value, address::toString);
    List<Diagnostic> found = new ArrayList<>(places.diagnostics(type.validate(configuration)));
    ObjectValue open =
        SensitiveParts.marked(
            block.schema(), UnknownObject.computed(block.schema(), configuration), value.value());
    boolean delayed = pending.delays(address.resource(), block);
    if (!configuration.isWhollyKnown() || delayed) {
      diagnostics.addAll(found);
      Reason reason =
          configuration.isWhollyKnown()
              ? Reason.READ_BECAUSE_DEPENDENCY_PENDING
              : Reason.READ_BECAUSE_CONFIG_UNKNOWN;
      return found.stream().anyMatch(Diagnostic::isError)
          ? Optional.empty()
          : Optional.of(new Change.Read(address, open, reason));
    }
    Optional<ObjectValue> known =
        found.stream().anyMatch(Diagnostic::isError)
            ? Optional.empty()
            : answer(type, configuration, before, places, address, found)
                .map(v -> SensitiveParts.marked(block.schema(), v, value.value()));
    if (block.check().isEmpty()) {
      diagnostics.addAll(found);
      return known.map(v -> new Change.NoOp(address, v));
    }
    // What a check looks at must never stop a plan, and is read again when the plan is applied.
    found.forEach(problem -> diagnostics.add(problem.asWarning()));
    if (known.isEmpty()) {
      evaluator.unreadable(address.resource().module(), block.check().get(), messages(found));
    }
    return Optional.of(
        new Change.Read(address, known.orElse(open), Reason.READ_BECAUSE_CHECK_NESTED));
  }

  private static List<String> messages(List<Diagnostic> found) {
    return found.stream()
        .filter(Diagnostic::isError)
        .map(problem -> problem.summary() + ": " + problem.detail())
        .toList();
  }

  private Optional<ObjectValue> answer(
      DataSourceType type,
      ObjectValue configuration,
      Optional<ObjectValue> before,
      Problems places,
      InstanceAddress address,
      List<Diagnostic> found) {
    Checked<Account> account = accounts.account(accounts.key(address.resource()));
    found.addAll(account.diagnostics());
    if (account.value().isEmpty()) {
      return Optional.empty();
    }
    Answer<ObjectValue> answer =
        before
            .map(value -> (ObjectValue) value.unmarkedDeep())
            .map(value -> account.orThrow().readAgain(type.name(), configuration, value))
            .orElseGet(() -> account.orThrow().readData(type.name(), configuration));
    found.addAll(places.diagnostics(answer.problems()));
    return answer.hasErrors() ? Optional.empty() : answer.value();
  }
}
