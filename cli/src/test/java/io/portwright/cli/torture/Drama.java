package io.portwright.cli.torture;

import java.util.ArrayList;
import java.util.List;

/** What the run that is cut was to do. */
enum Drama {
  CREATE("", "design", "apply"),
  UPDATE("design", "changed", "apply"),
  REPLACE("design", "replaced", "apply"),
  DESTROY("design", "design", "destroy");

  private final String before;
  private final String after;
  private final String command;

  Drama(String before, String after, String command) {
    this.before = before;
    this.after = after;
    this.command = command;
  }

  /** Name of the design that is there already; empty for none. */
  String before() {
    return before;
  }

  /** Name of the design that the run carries out. */
  String after() {
    return after;
  }

  List<String> command() {
    return List.of(command, "-auto-approve", "-no-color");
  }

  /**
   * What is to be run for it.
   *
   * @param shared whether real services are ordered: somebody has to have seen the plan
   */
  List<List<String>> commands(boolean shared) {
    if (!shared) {
      return List.of(command());
    }
    return List.of(planning("run.plan"), List.of("apply", "-no-color", "run.plan"));
  }

  /** What plans it and writes the plan to a file. */
  List<String> planning(String file) {
    List<String> plan = new ArrayList<>(List.of("plan", "-out=" + file, "-no-color"));
    if (this == DESTROY) {
      plan.add("-destroy");
    }
    return plan;
  }
}
