package io.portwright.cli.torture;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/** Real processes that are disturbed at every one of their steps in turn. */
final class Cuts {
  static final int AT_ONCE = 2 * Runtime.getRuntime().availableProcessors();

  private final Path folder;
  private final Extent extent;

  Cuts(Path folder, Extent extent) {
    this.folder = folder;
    this.extent = extent;
  }

  /** All that is tried: every kind of run, every disturbance. */
  Table table() {
    Table table = new Table();
    for (Drama drama : Drama.values()) {
      play(drama, table);
    }
    return table;
  }

  private void play(Drama drama, Table table) {
    Path before = folder.resolve(drama.name());
    Ledger books;
    try (Theatre theatre = new Theatre(before)) {
      if (!drama.before().isEmpty()) {
        orThrow(theatre.stage(design(drama.before())).run(Drama.CREATE.command()));
      }
      books = theatre.ledger();
      theatre.stage(design(drama.after()));
      Usual.plan(theatre, drama);
    }
    List<String> steps = new ArrayList<>();
    Case of = new Case(drama, before, books, calm(drama, before, steps));
    try (ExecutorService workers = Executors.newFixedThreadPool(AT_ONCE)) {
      List<Future<?>> running = new ArrayList<>();
      for (Gate.Act act : Gate.Act.values()) {
        table.known(of.name(act), steps.size());
        Extent tried = act == Gate.Act.KILL ? extent : extent.fewer();
        for (int step : tried.of(steps.size(), drama.ordinal() + 7 * act.ordinal())) {
          running.add(workers.submit(() -> one(of, new Gate.Cut(step, act), table)));
        }
      }
      for (Future<?> each : running) {
        each.get();
      }
    } catch (InterruptedException | ExecutionException e) {
      throw new AssertionError(drama.name(), e);
    }
  }

  private EndState calm(Drama drama, Path before, List<String> steps) {
    Path place = folder.resolve(before.getFileName() + " calm");
    try (Theatre theatre = Theatre.copyOf(before, place)) {
      theatre.stage(design(drama.after()));
      orThrow(theatre.watched(drama.command(), Gate.Cut.NONE, steps));
      if (drama != Drama.DESTROY) {
        orThrow(theatre.run(drama.command()));
      }
      return EndState.of(theatre);
    }
  }

  /**
   * @param before a folder in which the run can begin
   * @param books as they are there
   * @param calm end of a run that nothing disturbed
   */
  private record Case(Drama drama, Path before, Ledger books, EndState calm) {
    String name(Gate.Act act) {
      return (act + " " + drama).toLowerCase(Locale.ROOT).replace('_', ' ');
    }
  }

  private void one(Case of, Gate.Cut cut, Table table) {
    String name = of.name(cut.act());
    Path place = folder.resolve(name + " " + cut.step());
    List<String> command = of.drama().command();
    try (Theatre theatre = Theatre.copyOf(of.before(), place)) {
      theatre.stage(design(of.drama().after()));
      List<String> steps = new ArrayList<>();
      Run _ = theatre.watched(command, cut, steps);
      theatre.settle();
      List<String> wrong = new ArrayList<>(Aftermath.atOnce(theatre));
      Run normal = theatre.run(command);
      wrong.addAll(Aftermath.of(theatre, normal, of.books(), of.calm()));
      table.add(name, "step " + cut.step() + " (" + last(steps) + ")", normal, wrong);
    }
    delete(place);
  }

  private static String last(List<String> steps) {
    return steps.isEmpty() ? "none" : steps.getLast();
  }

  static void orThrow(Run run) {
    if (run.exitCode() != 0) {
      throw new AssertionError(run.text());
    }
  }

  static String design(String name) {
    try (InputStream in = Cuts.class.getResourceAsStream("/torture/" + name + ".tf")) {
      return impatient(
          new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A configuration whose services are waited for less long: a run that the network has left would
   * wait minutes for each.
   */
  static String impatient(String configuration) {
    return configuration.replaceAll(
        "(?m)^(resource \"megaport_.*\\{)$",
        """
        $1
          timeouts {
            create = "15s"
            update = "15s"
            delete = "15s"
          }
        """);
  }

  static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
