package io.portwright.cli.torture;

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

  Table table() {
    try (ExecutorService workers = Executors.newFixedThreadPool(Cuts.AT_ONCE)) {
      List<Future<?>> running = new ArrayList<>();
      for (Drama drama : Drama.values()) {
        Usual usual = Usual.of(folder, drama, Setting.REHEARSAL);
        for (Mishap mishap : Mishap.values()) {
          boolean left =
              !extent.isWhole() && mishap.ordinal() % Drama.values().length != drama.ordinal();
          if (left || !Extent.includes(mishap)) {
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

  private void one(Usual usual, Mishap mishap, int request) {
    String name = name(usual, mishap);
    Path place = folder.resolve(name + " " + request);
    List<String> command = usual.drama().command();
    try (Theatre theatre = Theatre.copyOf(usual.before(), place)) {
      theatre.stage(usual.design());
      Run first = theatre.run(command, Optional.of(new Scenario.Trouble.Happens(mishap, request)));
      List<String> wrong = new ArrayList<>(Aftermath.atOnce(theatre));
      wrong.addAll(Aftermath.bugs(first));
      Run normal = theatre.run(command);
      wrong.addAll(Aftermath.of(theatre, normal, usual.books(), usual.calm()));
      table.add(name, "request " + request, normal, wrong);
    }
    Cuts.delete(place);
  }
}
