package io.portwright.cli.torture;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Runs inside this process during whose every request in turn somebody else does something. */
final class Incidents {
  private final Path folder;
  private final Extent extent;
  private final Table table = new Table();

  Incidents(Path folder, Extent extent) {
    this.folder = folder;
    this.extent = extent;
  }

  Table table() {
    try (ExecutorService workers = Executors.newFixedThreadPool(Cuts.AT_ONCE)) {
      List<Future<?>> running = new ArrayList<>();
      for (Drama drama : Drama.values()) {
        Map<Setting, Usual> usual = new EnumMap<>(Setting.class);
        for (Incident incident : Incident.values()) {
          Setting setting = incident.setting();
          boolean played = extent.isWhole() || setting.sample() == drama;
          if (played && Extent.includes(incident)) {
            running.addAll(
                row(usual.computeIfAbsent(setting, _ -> usual(drama, setting)), incident, workers));
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

  private Usual usual(Drama drama, Setting setting) {
    return Usual.of(folder.resolve(setting.name()), drama, setting);
  }

  private List<Future<?>> row(Usual usual, Incident incident, ExecutorService workers) {
    List<Integer> points = new ArrayList<>();
    for (int i = 0; i < usual.steps().size(); i++) {
      if (incident.hits(usual.steps().get(i))) {
        points.add(i + 1);
      }
    }
    table.known(name(usual, incident), points.size());
    List<Future<?>> running = new ArrayList<>();
    for (int chosen : of(points.size(), incident.ordinal())) {
      running.add(workers.submit(() -> one(usual, incident, points.get(chosen - 1))));
    }
    return running;
  }

  private List<Integer> of(int points, int salt) {
    return (extent.isWhole() ? extent : extent.fewer()).of(points, salt);
  }

  private static String name(Usual usual, Incident incident) {
    return (incident + " " + usual.drama()).toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private void one(Usual usual, Incident incident, int step) {
    String name = name(usual, incident);
    Path place = folder.resolve(name + " " + step);
    Drama drama = usual.drama();
    try (Theatre theatre = Theatre.copyOf(usual.before(), place)) {
      theatre.stage(usual.design());
      Affair affair = incident.in(theatre);
      Gate.Cut cut = new Gate.Cut(step, Gate.Act.RIVAL);
      List<String> steps = new ArrayList<>();
      Run first = theatre.passing(drama, cut, () -> affair.happens(drama), steps);
      theatre.settle();
      List<String> wrong = new ArrayList<>(Aftermath.atOnce(theatre));
      wrong.addAll(Aftermath.bugs(first));
      wrong.addAll(affair.afterwards(first));
      Run normal = theatre.carryOut(drama);
      wrong.addAll(Aftermath.of(theatre, normal, usual.books(), usual.calm(), affair.ended()));
      table.add(name, "step " + step + " (" + steps.getLast() + ")", normal, wrong);
    }
    Cuts.delete(place);
  }
}
