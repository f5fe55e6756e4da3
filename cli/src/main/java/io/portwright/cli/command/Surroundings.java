package io.portwright.cli.command;

import io.portwright.cli.view.Terminal;
import io.portwright.engine.state.Author;
import java.io.BufferedReader;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/**
 * Everything outside the program that a command may touch. Tests give their own.
 *
 * @param environment variables of the process
 * @param folder working folder, absolute
 * @param out standard output: data
 * @param err standard error: messages
 * @param in standard input, for answers to questions
 * @param asks whether somebody can answer: standard input is a terminal
 * @param screen what the outputs can show
 * @param random for ids and fingerprints
 * @param signals Ctrl-C
 */
public record Surroundings(
    SortedMap<String, String> environment,
    Path folder,
    PrintStream out,
    PrintStream err,
    BufferedReader in,
    boolean asks,
    Terminal screen,
    Clock clock,
    RandomGenerator random,
    Signals signals) {

  public Surroundings {
    environment = new TreeMap<>(environment);
  }

  public Surroundings in(Path other) {
    return new Surroundings(environment, other, out, err, in, asks, screen, clock, random, signals);
  }

  public Surroundings with(Terminal other) {
    return new Surroundings(environment, folder, out, err, in, asks, other, clock, random, signals);
  }

  public Surroundings with(Map<String, String> otherEnvironment) {
    return new Surroundings(
        new TreeMap<>(otherEnvironment),
        folder,
        out,
        err,
        in,
        asks,
        screen,
        clock,
        random,
        signals);
  }

  /** The home folder, where there is one. */
  Path home() {
    return Path.of(environment.getOrDefault("HOME", folder.toString()));
  }

  /** Who writes to a store now: as git is told, else the user of the system. */
  Author author() {
    String user = environment.getOrDefault("USER", environment.getOrDefault("LOGNAME", ""));
    return new Author(
        environment.getOrDefault("GIT_AUTHOR_NAME", user),
        environment.getOrDefault("GIT_AUTHOR_EMAIL", ""),
        clock.instant(),
        ZoneOffset.UTC);
  }

  /** Ctrl-C as the program sees it. */
  public interface Signals {

    /** Runs {@code first} at the first Ctrl-C and {@code second} at the next, until closed. */
    AutoCloseable onInterrupt(Runnable first, Runnable second);

    /** Nobody ever presses Ctrl-C. */
    Signals NONE = (_, _) -> () -> {};
  }
}
