package io.portwright.cli.command;

import io.portwright.engine.console.Console;
import io.portwright.engine.console.ConsoleInput;
import io.portwright.engine.console.Reply;
import java.io.IOException;
import java.util.Optional;

/**
 * A console for people. At a terminal every answer is shown and errors do not end it; from a pipe
 * only the last answer is shown and the first error ends it, as Terraform does.
 */
final class ConsoleSession {
  private static final String HELP =
      """
      Type an expression and press Enter to see its value. Resources are shown as state has them;
      with -plan as they will be. An expression with an open bracket goes on in the next line.

      To leave, type "exit" or press Control-D.\
      """;

  private final Console console;
  private final Workbench bench;
  private final Surroundings surroundings;
  private final boolean terminal;
  private String last = "";
  private int code = Subcommand.OK;

  ConsoleSession(Console console, Workbench bench) {
    this.console = console;
    this.bench = bench;
    this.surroundings = bench.surroundings();
    this.terminal = surroundings.asks();
  }

  int run() {
    ConsoleInput input = new ConsoleInput();
    boolean open = true;
    while (open) {
      Optional<String> line = line(input.isContinued() ? ": " : "> ");
      Optional<String> expression = line.isPresent() ? input.add(line.get()) : input.rest();
      open = expression.map(this::handle).orElse(true) && line.isPresent();
    }
    if (!terminal && code == Subcommand.OK && !last.isEmpty()) {
      surroundings.out().println(last);
    }
    return code;
  }

  private Optional<String> line(String prompt) {
    if (terminal) {
      surroundings.out().print(prompt);
      surroundings.out().flush();
    }
    try {
      return Optional.ofNullable(surroundings.in().readLine());
    } catch (IOException e) {
      throw new UsageException(
          "portwright console: standard input cannot be read: " + e.getMessage());
    }
  }

  /** Answers one expression; false when that was the last one. */
  private boolean handle(String expression) {
    switch (expression.strip()) {
      case "exit" -> {
        last = "";
        return false;
      }
      case "help" -> show(HELP);
      default -> {
        Reply reply = console.expression(expression);
        bench.add(reply.diagnostics());
        reply.text().ifPresent(this::show);
        int outcome = bench.report();
        if (!terminal && outcome != Subcommand.OK) {
          code = outcome;
          return false;
        }
      }
    }
    return true;
  }

  private void show(String text) {
    last = text;
    if (terminal) {
      surroundings.out().println(text);
    }
  }
}
