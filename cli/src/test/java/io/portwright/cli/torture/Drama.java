package io.portwright.cli.torture;

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
}
