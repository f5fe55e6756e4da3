package io.portwright.cli.torture;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;

/** Plays one scenario in a folder of its own and says what is wrong in the end. */
final class Rehearsal {
  private static final AtomicLong FOLDERS = new AtomicLong();

  private final Path folder;

  Rehearsal(Path folder) {
    this.folder = folder;
  }

  List<String> violations(Scenario scenario) {
    Path place = folder.resolve("scenario-" + FOLDERS.incrementAndGet());
    List<String> wrong = new ArrayList<>();
    try (Theatre theatre = new Theatre(place)) {
      for (Scenario.Act act : scenario.acts()) {
        theatre.stage(act.design());
        Run run = theatre.run(Drama.CREATE.command(), act.trouble());
        wrong.addAll(Aftermath.bugs(run));
      }
      Run normal = theatre.run(Drama.CREATE.command());
      if (normal.exitCode() != 0) {
        wrong.add("the normal run failed: " + Aftermath.tail(normal.text()));
      }
      Run again = theatre.run(Drama.CREATE.command());
      if (again.exitCode() != 0 || !again.text().contains("No changes.")) {
        wrong.add("there is still something to do: " + Aftermath.tail(again.text()));
      }
      wrong.addAll(books(scenario, EndState.of(theatre)));
      wrong.addAll(Fsck.problems(theatre.work().resolve(".portwright/store.git")));
    }
    Cuts.delete(place);
    return wrong;
  }

  private static List<String> books(Scenario scenario, EndState end) {
    List<String> wrong = new ArrayList<>();
    Map<String, Integer> ordered = new TreeMap<>();
    end.ledger().ordered().forEach((name, count) -> ordered.merge(bare(name), count, Integer::sum));
    Map<String, Integer> live = new TreeMap<>();
    end.ledger().live().values().forEach(name -> live.merge(bare(name), 1, Integer::sum));
    for (Part part : Part.values()) {
      int each = part == Part.LAG ? 2 : 1;
      int orders = ordered.getOrDefault(part.serviceName(), 0);
      if (orders > each * scenario.orders(part)) {
        wrong.add(part + " was ordered " + orders + " times, not " + scenario.orders(part));
      }
      int there = live.getOrDefault(part.serviceName(), 0);
      if (there != (scenario.last().containsKey(part) ? each : 0)) {
        wrong.add(part + " is there " + there + " times");
      }
    }
    end.ledger()
        .live()
        .forEach((uid, name) -> {
          if (!end.knows(uid)) {
            wrong.add(name + " (" + uid + ") is billed and not in state");
          }
        });
    TreeSet<String> claimed = new TreeSet<>(end.claimed());
    claimed.removeAll(end.ledger().live().keySet());
    claimed.forEach(uid -> wrong.add(uid + " is in state and not at the service"));
    return wrong;
  }

  private static String bare(String name) {
    return name.startsWith("prefix list ")
        ? name.substring("prefix list ".length())
        : name.substring(name.indexOf(' ') + 1);
  }

  /** A scenario that is wrong too, with as little in it as can be found. */
  Scenario shrunk(Scenario wrong) {
    Scenario best = wrong;
    boolean again = true;
    for (int tries = 0; again && tries < 20; tries++) {
      again = false;
      for (Scenario smaller : best.smaller()) {
        if (!violations(smaller).isEmpty()) {
          best = smaller;
          again = true;
          break;
        }
      }
    }
    return best;
  }
}
