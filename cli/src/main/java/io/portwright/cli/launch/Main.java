package io.portwright.cli.launch;

import io.portwright.cli.command.Program;
import io.portwright.cli.command.Surroundings;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Entry point of the program: takes the process apart into what a command may touch. */
public final class Main {

  private Main() {}

  /** Runs one command line and ends the process with its exit code. */
  public static void main(String[] arguments) {
    Map<String, String> environment = System.getenv();
    Surroundings surroundings =
        new Surroundings(
            new TreeMap<>(environment),
            Path.of("").toAbsolutePath(),
            output(FileDescriptor.out),
            output(FileDescriptor.err),
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)),
            environment.getOrDefault("PORTWRIGHT_TTY", "").contains("0"),
            Program.terminal(environment),
            Clock.systemUTC(),
            new SecretRandom(),
            new ProcessSignals());
    int code = new Program().run(List.of(arguments), surroundings);
    System.exit(code);
  }

  private static PrintStream output(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), false, StandardCharsets.UTF_8);
  }
}
