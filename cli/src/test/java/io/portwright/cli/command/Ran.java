package io.portwright.cli.command;

import io.portwright.cli.view.Terminal;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;

/** What one command line did. */
record Ran(int code, String out, String err) {

  /** Who gives the input. */
  enum Input {
    PIPE,
    TERMINAL
  }

  /** Runs the program in a folder; its home is beside it. */
  static Ran program(Path folder, Input kind, String input, String... words) {
    return program(folder, kind, new BufferedReader(new StringReader(input)), words);
  }

  /** The same for input that somebody thinks about. */
  static Ran program(Path folder, Input kind, BufferedReader input, String... words) {
    TreeMap<String, String> environment = new TreeMap<>();
    environment.put("HOME", folder.resolveSibling("home").toString());
    environment.put("XDG_CONFIG_HOME", folder.resolveSibling("home").toString());
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Surroundings surroundings =
        new Surroundings(
            environment,
            folder.toAbsolutePath(),
            new PrintStream(out, false, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            input,
            kind == Input.TERMINAL,
            Terminal.plain(80),
            Clock.systemUTC(),
            new Random(20261123),
            Surroundings.Signals.NONE);
    int code = new Program().run(List.of(words), surroundings);
    return new Ran(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
