package io.portwright.cli.command;

import io.portwright.cli.view.Durations;
import io.portwright.cli.view.RecoveryView;
import io.portwright.engine.account.Accounts;
import io.portwright.engine.apply.Sleeper;
import io.portwright.engine.journal.Intent;
import io.portwright.engine.recovery.KeptOrders;
import io.portwright.engine.recovery.Recovered;
import io.portwright.engine.recovery.Recovery;
import io.portwright.engine.recovery.RecoverySettings;
import io.portwright.engine.state.CommitMessage;
import io.portwright.engine.state.StateChange;
import io.portwright.engine.state.StateSnapshot;
import io.portwright.engine.state.StateStore;
import io.portwright.provider.diagnostic.Checked;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Orders of earlier runs whose outcome nobody recorded: what became of them, before planning. */
final class Settling {
  /** Whoever is about to order, or decides by hand, waits until it can be told. */
  private static final Duration AS_LONG_AS_IT_TAKES = Duration.ofDays(1);

  private final Workbench bench;
  private final StateStore store;
  private final RecoverySettings settings;
  private final KeptOrders kept;
  private final Recovery recovery;

  /**
   * @param rehearsal whether this is about the sandbox
   */
  Settling(Workbench bench, Accounts accounts, StateStore store, boolean rehearsal) {
    this.bench = bench;
    this.store = store;
    RecoverySettings usual = rehearsal ? RecoverySettings.SANDBOX : RecoverySettings.NETWORK;
    Checked<RecoverySettings> set = usual.with(bench.surroundings().environment());
    bench.add(set.diagnostics());
    this.settings = set.value().orElse(usual);
    this.kept =
        new KeptOrders(
            store,
            folder(bench.folder(), rehearsal),
            folder(bench.identity().path().resolveSibling("unsettled"), rehearsal),
            bench.surroundings().clock(),
            this::id,
            () -> Duration.ofNanos(System.nanoTime()));
    this.recovery = new Recovery(accounts, store, settings, kept, new Waiting());
  }

  private Path folder(Path parent, boolean rehearsal) {
    String workspace = bench.choice().current() + (rehearsal ? "@sandbox" : "");
    return parent.resolve("unsettled").resolve(workspace);
  }

  String id() {
    byte[] random = new byte[16];
    bench.surroundings().random().nextBytes(random);
    return HexFormat.of().formatHex(random);
  }

  RecoverySettings settings() {
    return settings;
  }

  KeptOrders kept() {
    return kept;
  }

  Recovery recovery() {
    return recovery;
  }

  /** State as it is when open orders are settled, in memory; empty when the bench holds errors. */
  Optional<Recovered> look(StateSnapshot state) {
    return looked(state, settings.patience());
  }

  /**
   * Settles what can be settled in the store, and waits for it; empty when the bench holds errors.
   */
  Optional<Recovered> settle(StateSnapshot state) {
    return looked(state, AS_LONG_AS_IT_TAKES).flatMap(this::store);
  }

  private Optional<Recovered> looked(StateSnapshot state, Duration patience) {
    if (bench.hasErrors()) {
      return Optional.empty();
    }
    Optional<Recovered> recovered = bench.take(recovery.look(state, patience));
    recovered
        .filter(found -> !found.evidence().isEmpty())
        .ifPresent(found ->
            new RecoveryView(bench.style())
                .brief(found)
                .forEach(bench.surroundings().err()::println));
    return recovered;
  }

  private Optional<Recovered> store(Recovered recovered) {
    if (recovered.change().isEmpty()) {
      recovered.stored();
      return Optional.of(recovered);
    }
    return commit(recovered.before(), recovered.change(), recovered.message())
        .map(stored -> {
          recovered.stored();
          return recovered.storedAs(stored);
        });
  }

  /** The state after a change; empty when the bench holds errors. */
  Optional<StateSnapshot> commit(StateSnapshot state, StateChange change, CommitMessage message) {
    return new StateEditing(bench, store).commit(state, change, message);
  }

  /** Time passes for real, and the user knows why. */
  private final class Waiting implements Recovery.Watch {
    @Override
    public void waiting(List<Intent> early, Duration time) {
      bench.surroundings().out().flush();
      bench
          .surroundings()
          .err()
          .println(
              "An earlier run has not recorded what became of "
                  + CommitMessage.names(early.stream().map(Intent::address).toList())
                  + ", and may still be sending. Waiting "
                  + Durations.of(time)
                  + " to be sure ...");
      bench.surroundings().err().flush();
    }

    @Override
    public boolean pause(Duration time) {
      try {
        Sleeper.REAL.sleep(time);
        return true;
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
  }
}
