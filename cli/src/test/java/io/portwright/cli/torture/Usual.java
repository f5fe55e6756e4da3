package io.portwright.cli.torture;

import io.portwright.provider.sandbox.http.LoggedRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A run and how it goes when nothing happens.
 *
 * @param design that it carries out
 * @param before a folder in which it can begin; holds a plan of it, which nobody uses
 * @param books as they are there
 * @param calm end of the run
 * @param requests that it sends
 * @param steps that the gate sees
 */
record Usual(
    Drama drama,
    String design,
    Path before,
    Ledger books,
    EndState calm,
    List<LoggedRequest> requests,
    List<String> steps) {
  private static final String PLAN = "unused.plan";

  /** Plays it in folders below one. */
  static Usual of(Path folder, Drama drama, Setting setting) {
    Path before = folder.resolve(drama.name());
    String design = setting.design(drama.after());
    Ledger books;
    try (Theatre theatre = setting.theatre(before)) {
      if (theatre.isShared()) {
        letIn(theatre.stage(design));
      }
      if (!drama.before().isEmpty()) {
        Cuts.orThrow(theatre.stage(setting.design(drama.before())).carryOut(Drama.CREATE));
      }
      books = theatre.ledger();
      theatre.stage(design);
      plan(theatre, drama);
    }
    try (Theatre theatre = Theatre.copyOf(before, folder.resolve(drama + " calm"))) {
      theatre.stage(design);
      List<String> steps = new ArrayList<>();
      Cuts.orThrow(theatre.passing(drama, Gate.Cut.NONE, () -> {}, steps));
      List<LoggedRequest> requests = theatre.control().requests();
      if (drama != Drama.DESTROY) {
        Cuts.orThrow(theatre.carryOut(drama));
      }
      return new Usual(drama, design, before, books, EndState.of(theatre), requests, steps);
    }
  }

  /**
   * Leaves a plan in a file, and sees that what people read of it shows no secret. Only {@code show
   * -json} and {@code output -json} do, and say so: their form is Terraform's.
   */
  static void plan(Theatre theatre, Drama drama) {
    Secrets secrets = new Secrets(Secrets.CANARIES);
    List<List<String>> commands =
        List.of(
            drama.planning(PLAN),
            List.of("show", "-no-color", PLAN),
            List.of("show", "-no-color"),
            List.of("state", "log", "-json"),
            List.of("state", "pull"));
    for (List<String> command : commands) {
      Run run = theatre.run(command);
      Cuts.orThrow(run);
      List<String> found = secrets.printed(run.text(), "what " + command + " prints");
      if (!found.isEmpty()) {
        throw new AssertionError("a secret in " + found);
      }
    }
  }

  /** Both people get the same key. */
  private static void letIn(Theatre theatre) {
    Cuts.orThrow(theatre.run(List.of("init", "-create-identity", "-no-color")));
    try (Stream<Path> files = Files.walk(theatre.ann().home())) {
      Files.createDirectories(theatre.bob().work());
      for (Path file : files.toList()) {
        Path there = theatre.bob().home().resolve(theatre.ann().home().relativize(file).toString());
        Files.copy(file, there);
      }
      Files.copy(theatre.ann().work().resolve("main.tf"), theatre.bob().work().resolve("main.tf"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
