package io.portwright.cli.torture;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What was tried and what went wrong: one line for each kind of disturbance and run. */
final class Table {

  /** One line. */
  private static final class Line {
    private int steps;
    private int points;
    private int blocked;
    private int violations;
  }

  private final Map<String, Line> lines = new TreeMap<>();
  private final List<String> violations = new ArrayList<>();

  /** So many points there are. */
  synchronized void known(String fault, int steps) {
    lines.computeIfAbsent(fault, _ -> new Line()).steps = steps;
  }

  /** One point that was tried. */
  synchronized void add(String fault, String place, Run normal, List<String> wrong) {
    Line line = lines.computeIfAbsent(fault, _ -> new Line());
    line.points++;
    line.blocked += normal.isBlocked() ? 1 : 0;
    line.violations += wrong.isEmpty() ? 0 : 1;
    wrong.forEach(each -> violations.add(fault + ", " + place + ": " + each));
  }

  /** Everything that went wrong, one text each. */
  synchronized List<String> violations() {
    return violations.stream().sorted().toList();
  }

  @Override
  public synchronized String toString() {
    StringBuilder text = new StringBuilder();
    text.append(
        "%-28s %10s %10s %10s %10s%n"
            .formatted("fault", "points", "tried", "blocked", "violations"));
    lines.forEach((fault, line) ->
        text.append(
            "%-28s %10d %10d %10d %10d%n"
                .formatted(fault, line.steps, line.points, line.blocked, line.violations)));
    return text.toString();
  }
}
