package io.portwright.engine.plan;

import io.portwright.engine.account.Accounts;
import io.portwright.engine.plan.PlanOptions.Refreshing;
import io.portwright.engine.refresh.ObjectId;
import io.portwright.engine.refresh.Refresher;
import io.portwright.engine.state.ResourceRecord;
import io.portwright.provider.diagnostic.Checked;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.spi.Reading;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Asks the accounts how objects are now. */
final class Refresh {
  private final Accounts accounts;

  Refresh(Accounts accounts) {
    this.accounts = accounts;
  }

  /**
   * Reads the objects of some records.
   *
   * @return errors when an account cannot be asked at all
   */
  List<Diagnostic> read(PriorState prior, Collection<ResourceRecord> records) {
    Checked<Map<ObjectId, Reading>> readings = new Refresher(accounts).read(records);
    List<Diagnostic> found = new ArrayList<>(readings.diagnostics());
    readings
        .value()
        .ifPresent(all ->
            all.forEach((id, reading) ->
                found.addAll(
                    prior.read(
                        id, reading, accounts.schema(id.address().resource()).orElseThrow()))));
    return found;
  }

  /** Believes state, but refuses records that belong to somebody else; imports are always read. */
  List<Diagnostic> read(
      PriorState prior,
      Collection<ResourceRecord> managed,
      Collection<ResourceRecord> imported,
      Refreshing refreshing) {
    List<ResourceRecord> wanted = new ArrayList<>(imported);
    if (refreshing == Refreshing.READ) {
      wanted.addAll(managed);
      return read(prior, wanted);
    }
    List<Diagnostic> found = new ArrayList<>(new Refresher(accounts).foreign(managed));
    if (found.stream().noneMatch(Diagnostic::isError)) {
      found.addAll(read(prior, wanted));
    }
    return found;
  }
}
