package io.portwright.cli.torture;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What is wrong after a run that was disturbed and a normal one. */
final class Aftermath {
  private final Theatre theatre;
  private final List<String> violations = new ArrayList<>();

  private Aftermath(Theatre theatre) {
    this.theatre = theatre;
  }

  /** Right after the disturbed run, before anybody repairs anything. */
  static List<String> atOnce(Theatre theatre) {
    Aftermath aftermath = new Aftermath(theatre);
    aftermath.noSecrets();
    aftermath.wholeStore();
    return aftermath.violations;
  }

  /** What a run must not say, whatever happens to it. */
  static List<String> bugs(Run run) {
    return run.text().contains("\tat ") || run.text().contains("Internal error:")
        ? List.of("a bug shows: " + tail(run.text()))
        : List.of();
  }

  /**
   * After the normal run.
   *
   * @param before the books before the disturbed run
   * @param calm end of a run that nothing disturbed
   */
  static List<String> of(Theatre theatre, Run normal, Ledger before, EndState calm) {
    return of(theatre, normal, before, calm, Map.of());
  }

  /**
   * The same when some orders have to be made again.
   *
   * @param ended how many of a type and name others have ended meanwhile
   */
  static List<String> of(
      Theatre theatre, Run normal, Ledger before, EndState calm, Map<String, Integer> ended) {
    Aftermath aftermath = new Aftermath(theatre);
    if (normal.exitCode() == 0) {
      aftermath.nothingLeftToDo(calm);
    }
    EndState end = EndState.of(theatre);
    aftermath.noneTwice(end.ledger(), before, calm.ledger(), ended);
    aftermath.everythingKnown(end, normal);
    aftermath.noSecrets();
    aftermath.wholeStore();
    if (!normal.isBlocked()) {
      aftermath.sameEnd(end, normal, calm);
    }
    return aftermath.violations;
  }

  private void noneTwice(Ledger ledger, Ledger before, Ledger calm, Map<String, Integer> ended) {
    ledger
        .ordered()
        .forEach((name, count) -> {
          int usual = Math.max(before.count(name), calm.count(name)) + ended.getOrDefault(name, 0);
          if (count > usual) {
            violations.add(name + " was ordered " + count + " times, not " + usual);
          }
        });
    int most = calm.total() + ended.values().stream().mapToInt(Integer::intValue).sum();
    if (ledger.total() > most) {
      violations.add(ledger.total() + " orders were made, not " + most);
    }
  }

  private void everythingKnown(EndState end, Run normal) {
    end.ledger()
        .live()
        .forEach((uid, name) -> {
          String bare = name.substring(name.indexOf(' ') + 1).replace("list list", "list");
          boolean told = normal.isBlocked() && normal.text().contains(bare);
          if (!end.knows(uid) && !told) {
            violations.add(name + " (" + uid + ") is billed and not in state");
          }
        });
    if (!normal.isBlocked()) {
      end.claimed().stream()
          .filter(uid -> !end.ledger().live().containsKey(uid))
          .forEach(uid -> violations.add(uid + " is in state and not at the service"));
    }
  }

  private void sameEnd(EndState end, Run normal, EndState calm) {
    if (normal.exitCode() != 0) {
      violations.add("the normal run failed: " + tail(normal.text()));
      return;
    }
    String expected = calm.normalised();
    String actual = end.normalised();
    if (!expected.equals(actual)) {
      violations.add("state ends otherwise: " + difference(expected, actual));
    }
  }

  /** Also lets state see what changed while the run was ordering. */
  private void nothingLeftToDo(EndState calm) {
    if (calm.ledger().live().isEmpty()) {
      return;
    }
    Run again = theatre.carryOut(Drama.CREATE);
    if (again.exitCode() != 0 || !again.text().contains("No changes.")) {
      violations.add("there is still something to do: " + tail(again.text()));
    }
  }

  private void noSecrets() {
    new Secrets(Secrets.CANARIES)
        .found(
            theatre.folder(),
            List.of(
                theatre.work().resolve("main.tf"),
                theatre.bob().work().resolve("main.tf"),
                theatre.folder().resolve("world")))
        .forEach(place -> violations.add("a secret in " + place));
  }

  private void wholeStore() {
    Path store = Path.of(".portwright/store.git");
    violations.addAll(Fsck.problems(theatre.work().resolve(store)));
    violations.addAll(Fsck.problems(theatre.bob().work().resolve(store)));
    violations.addAll(Fsck.problems(theatre.team()));
  }

  private static String difference(String expected, String actual) {
    List<String> wanted = expected.lines().toList();
    List<String> there = actual.lines().toList();
    int line = 0;
    while (line < Math.min(wanted.size(), there.size())
        && wanted.get(line).equals(there.get(line))) {
      line++;
    }
    return "line "
        + (line + 1)
        + ": "
        + (line < there.size() ? there.get(line).strip() : "(end)")
        + " instead of "
        + (line < wanted.size() ? wanted.get(line).strip() : "(end)");
  }

  static String tail(String text) {
    List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
    return String.join(" / ", lines.subList(Math.max(0, lines.size() - 12), lines.size()));
  }
}
