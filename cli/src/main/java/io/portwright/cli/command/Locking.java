package io.portwright.cli.command;

import io.portwright.cli.view.Durations;
import io.portwright.engine.recovery.RecoverySettings;
import io.portwright.engine.state.LockHolder;
import io.portwright.engine.state.LockRequest;
import io.portwright.engine.state.LockResult;
import io.portwright.engine.state.LockTime;
import io.portwright.engine.state.MachineTime;
import io.portwright.engine.state.StateStore;
import io.portwright.engine.state.StoreFailure;
import io.portwright.provider.diagnostic.Diagnostic;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/** Asking for the lock of a state, and what people are told about it. */
final class Locking {
  private static final DateTimeFormatter SECOND =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  /** Between two lines about the same holder. */
  private static final Duration REMINDER = Duration.ofSeconds(30);

  private final Workbench bench;
  private final String place;
  private final Function<LockRequest, LockResult> lock;
  private final String command;
  private final LockTime time;
  private Optional<LockHolder> told = Optional.empty();
  private long toldAt;

  Locking(Workbench bench, StateStore store, String command) {
    this(bench, store.place(), store::lock, command);
  }

  /**
   * @param place of the state, for people
   */
  Locking(Workbench bench, String place, Function<LockRequest, LockResult> lock, String command) {
    this.bench = bench;
    this.place = place;
    this.lock = lock;
    this.command = command;
    this.time = new MachineTime(bench.surroundings().clock());
  }

  LockedState take(Duration timeout) {
    Surroundings surroundings = bench.surroundings();
    LockHolder self =
        new LockHolder(
            new UUID(surroundings.random().nextLong(), surroundings.random().nextLong()).toString(),
            who(surroundings.environment()),
            command,
            Program.VERSION,
            surroundings.clock().instant().truncatedTo(ChronoUnit.SECONDS));
    LockRequest request =
        new LockRequest(self, lease(), timeout, time, holder -> waiting(holder, timeout));
    return switch (lock.apply(request)) {
      case LockResult.Locked locked -> {
        locked.from().ifPresent(this::tookOver);
        yield LockedState.of(locked.lock(), bench);
      }
      case LockResult.HeldBy held -> {
        bench.add(List.of(refusal(held, timeout)));
        throw new Refusal(bench.findings());
      }
    };
  }

  /** Says who works on a state, if anybody does. */
  void look(StateStore store) {
    try {
      store
          .lockHolder()
          .ifPresent(holder ->
              say(
                  described(holder)
                      + " works on this state; what is shown here may change meanwhile."));
    } catch (StoreFailure _) {
      // reading the state, which comes next, says what is wrong
    }
  }

  /** Also how long recovery leaves an order alone that its sender has not settled. */
  private Duration lease() {
    RecoverySettings usual = RecoverySettings.NETWORK;
    return bench
        .take(usual.with(bench.surroundings().environment()))
        .orElseThrow(() -> new Refusal(bench.findings()))
        .lease();
  }

  private static String who(SortedMap<String, String> environment) {
    String user = first(environment, "USER", "LOGNAME", "USERNAME").orElse("somebody");
    return user + "@" + first(environment, "HOSTNAME", "COMPUTERNAME").orElseGet(Locking::host);
  }

  private static Optional<String> first(SortedMap<String, String> environment, String... names) {
    return Stream.of(names)
        .map(name -> environment.getOrDefault(name, "").strip())
        .filter(text -> !text.isEmpty())
        .findFirst();
  }

  /** Asks the kernel before the resolver, which may ask a network. */
  private static String host() {
    for (String file : List.of("/proc/sys/kernel/hostname", "/etc/hostname")) {
      try {
        return Files.readString(Path.of(file)).strip();
      } catch (IOException _) {
        // another system, or not ours to read
      }
    }
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException _) {
      return "localhost";
    }
  }

  // ---- what people are told ----

  private void say(String line) {
    bench.surroundings().out().flush();
    bench.surroundings().err().println(line);
    bench.surroundings().err().flush();
  }

  private static String described(LockHolder holder) {
    return holder.who()
        + " ("
        + holder.command()
        + ", since "
        + SECOND.format(holder.since())
        + ")";
  }

  private void waiting(LockHolder holder, Duration timeout) {
    long now = time.nanos();
    boolean again = told.equals(Optional.of(holder));
    if (again && now - toldAt < REMINDER.toNanos()) {
      return;
    }
    say(
        (again ? "Still waiting" : "Waiting, for up to " + Durations.of(timeout) + ",")
            + " for the lock of the state: "
            + described(holder)
            + " has it.");
    told = Optional.of(holder);
    toldAt = now;
  }

  private void tookOver(LockHolder from) {
    say("Took over the lock of the state from " + described(from) + ", which showed no life.");
  }

  private Diagnostic refusal(LockResult.HeldBy held, Duration timeout) {
    String what =
        timeout.isZero()
            ? "Somebody else changes this state right now."
            : "Somebody else still changes this state after " + Durations.of(timeout) + ".";
    return Diagnostic.error(
            "Error acquiring the state lock",
            what
                + " Nothing was changed.\n\n"
                + info(held.holder(), place)
                + "\n"
                + held.lease().map(lease -> shared(held.holder(), lease)).orElseGet(this::local))
        .withCode("STATE-31");
  }

  static String info(LockHolder holder, String place) {
    String since = holder.since().equals(Instant.EPOCH) ? "unknown" : SECOND.format(holder.since());
    return "Lock Info:\n"
        + "  ID:        "
        + holder.id()
        + "\n  Path:      "
        + place
        + "\n  Operation: "
        + holder.command()
        + "\n  Who:       "
        + holder.who()
        + "\n  Version:   "
        + holder.version()
        + "\n  Created:   "
        + since
        + "\n";
  }

  private String shared(LockHolder holder, Duration lease) {
    long seconds = lease.plus(lease.dividedBy(2)).plusMillis(999).toSeconds();
    return "To wait for it, and to take over from a holder that shows no life for "
        + Durations.of(lease)
        + ":\n\n    portwright "
        + command
        + bench.sandboxFlag()
        + " -lock-timeout="
        + seconds
        + "s\n\nIf you know that it is dead and do not want to wait:\n\n    portwright state unlock"
        + bench.sandboxFlag()
        + " "
        + holder.id();
  }

  private String local() {
    return "The lock ends together with the process that has it. To wait for that:\n\n"
        + "    portwright "
        + command
        + bench.sandboxFlag()
        + " -lock-timeout=60s";
  }
}
