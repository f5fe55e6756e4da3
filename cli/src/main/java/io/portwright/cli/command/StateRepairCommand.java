package io.portwright.cli.command;

import io.portwright.engine.state.StoreFailure;
import io.portwright.engine.state.git.BranchName;
import io.portwright.engine.state.git.SharedPlace;
import io.portwright.engine.state.git.StoreRepair;
import io.portwright.engine.state.git.StoreRepair.Saved;
import io.portwright.provider.diagnostic.Diagnostic;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code portwright state repair}: a new store of what is whole in a damaged one. */
final class StateRepairCommand implements Subcommand {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final CommonOptions common = new CommonOptions();
  private @Nullable Path from;
  private final LockOptions locking = new LockOptions();
  private boolean approved;

  @Override
  public void declare(Flags flags) {
    common.declare(flags);
    flags.value(
        "-from",
        Path.class,
        "FOLDER",
        "a clone or a copy of the store; what is damaged here may be whole there",
        given -> from = given);
    flags.bool("-auto-approve", "do not ask", given -> approved = given);
    locking.declare(flags);
  }

  @Override
  public int run(Surroundings surroundings) {
    try (Workbench bench = new Workbench(surroundings, common)) {
      Path store = bench.folder().resolve("store.git");
      Optional<Path> clone = Optional.ofNullable(from).map(surroundings.folder()::resolve);
      Optional<SharedPlace> shared = clone.isPresent() ? Optional.empty() : bench.shared();
      for (Path needed : clone.map(other -> List.of(store, other)).orElse(List.of(store))) {
        if (!Files.isDirectory(needed.resolve("objects"))) {
          bench.add(List.of(nothing(surroundings.folder().relativize(needed))));
          return bench.report();
        }
      }
      try (LockedStates _ = locked(bench, store, shared)) {
        return repair(bench, store, clone, shared);
      }
    }
  }

  /** What is shared is locked over there, and nothing of it changes: it is fetched anew. */
  private LockedStates locked(Workbench bench, Path store, Optional<SharedPlace> shared) {
    StoreRepair repair = new StoreRepair(store, Optional.empty());
    LockedStates locks = new LockedStates();
    try {
      for (BranchName branch : repair.branches()) {
        if (shared.isEmpty() || branch.isSandbox()) {
          String place = store + " (branch " + branch + ")";
          locks.add(
              locking.take(bench, place, request -> repair.lock(branch, request), "state repair"));
        }
      }
      return locks;
    } catch (RuntimeException refused) {
      locks.close();
      throw refused;
    }
  }

  private int repair(
      Workbench bench, Path store, Optional<Path> clone, Optional<SharedPlace> shared) {
    List<Saved> alone = new StoreRepair(store, Optional.empty()).outlook();
    if (shared.isPresent() && !alone.stream().allMatch(Saved::isWhole)) {
      return new CloneRepair(bench, store, kept(bench, store), approved).run(shared.get());
    }
    StoreRepair repair = new StoreRepair(store, clone);
    List<Saved> outlook = repair.outlook();
    bench.print(outlook.stream().map(StateRepairCommand::line).toList());
    if (outlook.stream().allMatch(Saved::isWhole)) {
      bench.print(List.of("The store is whole: there is nothing to repair."));
      return bench.report();
    }
    if (!approved && !agreed(bench)) {
      bench.report();
      return FAILED;
    }
    return carryOut(bench, repair, outlook, kept(bench, store));
  }

  /** Name that the damaged store gets. */
  private static Path kept(Workbench bench, Path store) {
    return store.resolveSibling(
        "store.git.damaged-" + STAMP.format(bench.surroundings().clock().instant()));
  }

  static String line(Saved saved) {
    if (saved.isWhole()) {
      return "  " + saved.branch() + ": whole";
    }
    String was = saved.was().map(id -> "commit " + id.brief()).orElse("an unreadable place");
    return saved
        .now()
        .map(now -> "  " + saved.branch() + ": from " + was + " back to commit " + now.brief())
        .orElseGet(() -> "  " + saved.branch() + ": nothing of it can be saved");
  }

  static boolean agreed(Workbench bench) {
    if (!bench.surroundings().asks()) {
      bench.add(
          List.of(
              Diagnostic.error(
                      "Repair needs a yes",
                      "What the store has learned after the commits above would be forgotten, and"
                          + " nobody can be asked here. Nothing was changed. A clone may have it"
                          + " all:\n\n    portwright state repair -from=FOLDER\n\nTo do it without"
                          + " a question:\n\n    portwright state repair -auto-approve")
                  .withCode("STATE-15")));
      return false;
    }
    String question =
        """

        What the store has learned after these commits will be forgotten. The damaged
        store is kept. Do you want to repair it? Only 'yes' will be accepted.

          Enter a value:\
        """;
    boolean agreed = new Question(bench.surroundings()).approved(question + " ");
    if (!agreed) {
      bench.print(List.of("Nothing was changed."));
    }
    return agreed;
  }

  private static int carryOut(Workbench bench, StoreRepair repair, List<Saved> outlook, Path kept) {
    try {
      repair.carryOut(outlook, kept);
    } catch (StoreFailure failure) {
      bench.add(List.of(failure.diagnostic()));
      return bench.report();
    }
    bench.print(done(bench, kept));
    bench.add(List.of(lost()));
    return bench.report();
  }

  static List<String> done(Workbench bench, Path kept) {
    return List.of(
        "Repaired. The damaged store is kept in",
        "",
        "    " + bench.folder().getFileName() + "/" + kept.getFileName());
  }

  private static Diagnostic lost() {
    return Diagnostic.warning(
            "State may lack what was ordered last",
            "Services that were ordered, changed or ended after the commits above are not known to"
                + " state. Before anything is ordered, compare the plan with the services of the"
                + " account, and import what state lacks: an order for something that exists"
                + " already is a second one.\n\n    portwright state verify -refresh"
                + "\n    portwright plan")
        .withCode("STATE-16");
  }

  private static Diagnostic nothing(Path store) {
    return Diagnostic.error(
            "Nothing to repair from",
            "There is no git repository in " + store + ", so nothing can be saved from it.")
        .withCode("STATE-17");
  }
}
