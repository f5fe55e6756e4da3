package io.portwright.cli.torture;

import io.portwright.provider.sandbox.http.LoggedRequest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Runs inside this process during which every request in turn meets every mishap. */
final class Mishaps {
  private final Path folder;
  private final Extent extent;
  private final Table table = new Table();

  Mishaps(Path folder, Extent extent) {
    this.folder = folder;
    this.extent = extent;
  }

  /**
   * A run and how it goes when nothing happens.
   *
   * @param before a folder in which the run can begin
   * @param requests that it sends
   */
  private record Usual(
      Drama drama, Path before, Ledger books, EndState calm, List<LoggedRequest> requests) {}

  Table table() {
    try (ExecutorService workers = Executors.newFixedThreadPool(Cuts.AT_ONCE)) {
      List<Future<?>> running = new ArrayList<>();
      for (Drama drama : Drama.values()) {
        Usual usual = usual(drama);
        for (Mishap mishap : Mishap.values()) {
          if (!extent.isWhole() && mishap.ordinal() % Drama.values().length != drama.ordinal()) {
            continue;
          }
          int last = (int) usual.requests().stream().filter(mishap::hits).count();
          table.known(name(usual, mishap), last);
          for (int request : extent.of(last, mishap.ordinal())) {
            running.add(workers.submit(() -> one(usual, mishap, request)));
          }
        }
      }
      for (Future<?> each : running) {
        each.get();
      }
      return table;
    } catch (InterruptedException | ExecutionException e) {
      throw new AssertionError(e);
    }
  }

  private static String name(Usual usual, Mishap mishap) {
    return (mishap + " " + usual.drama()).toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private Usual usual(Drama drama) {
    Path before = folder.resolve(drama.name());
    Ledger books;
    try (Theatre theatre = new Theatre(before)) {
      if (!drama.before().isEmpty()) {
        Cuts.orThrow(theatre.stage(Cuts.design(drama.before())).run(Drama.CREATE.command()));
      }
      books = theatre.ledger();
    }
    try (Theatre theatre = Theatre.copyOf(before, folder.resolve(drama + " calm"))) {
      theatre.stage(Cuts.design(drama.after()));
      Cuts.orThrow(theatre.run(drama.command()));
      var requests = theatre.control().requests();
      if (drama != Drama.DESTROY) {
        Cuts.orThrow(theatre.run(drama.command()));
      }
      return new Usual(drama, before, books, EndState.of(theatre), requests);
    }
  }

  private void one(Usual usual, Mishap mishap, int request) {
    String name = name(usual, mishap);
    Path place = folder.resolve(name + " " + request);
    List<String> command = usual.drama().command();
    try (Theatre theatre = Theatre.copyOf(usual.before(), place)) {
      theatre.stage(Cuts.design(usual.drama().after()));
      Run first = theatre.run(command, Optional.of(new Scenario.Trouble.Happens(mishap, request)));
      List<String> wrong = new ArrayList<>(Aftermath.atOnce(theatre));
      if (first.text().contains("\tat ") || first.text().contains("Internal error:")) {
        wrong.add("a bug shows: " + Aftermath.tail(first.text()));
      }
      Run normal = theatre.run(command);
      wrong.addAll(Aftermath.of(theatre, normal, usual.books(), usual.calm()));
      table.add(name, "request " + request, normal, wrong);
    }
    Cuts.delete(place);
  }
}
