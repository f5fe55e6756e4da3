package io.portwright.cli.torture;

import io.portwright.cli.command.Program;
import io.portwright.cli.command.Surroundings;
import io.portwright.cli.launch.Main;
import io.portwright.cli.torture.disk.WatchedDisk;
import io.portwright.cli.view.Terminal;
import io.portwright.provider.sandbox.SandboxControl;
import io.portwright.provider.sandbox.SandboxOptions;
import io.portwright.provider.sandbox.SandboxServer;
import io.portwright.provider.sandbox.world.Timings;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/** One folder with a configuration, a home and a sandbox, and runs of the program in it. */
final class Theatre implements AutoCloseable {
  private static final int KILLED = 137;

  /** Longest time of a request that orders; a busy machine must be able to keep it. */
  private static final Duration WINDOW = Duration.ofSeconds(3);

  private static final AtomicLong SEEDS = new AtomicLong(20261125);

  private final Path folder;
  private final SandboxServer sandbox;

  /** Opened by the first run that is watched. */
  private Optional<Door> door = Optional.empty();

  /** Opens the folder; what an earlier theatre left there is there again. */
  Theatre(Path folder) {
    this.folder = folder;
    try {
      Files.createDirectories(work());
      Files.createDirectories(home());
      Files.createDirectories(temp());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    sandbox =
        SandboxServer.start(
            SandboxOptions.in(folder.resolve("world")).withTimings(Timings.INSTANT));
  }

  /** A theatre with everything that another folder holds, which nobody uses. */
  static Theatre copyOf(Path from, Path to) {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
      return new Theatre(to);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path folder() {
    return folder;
  }

  /** Where the configuration and the store are. */
  Path work() {
    return folder.resolve("work");
  }

  private Path home() {
    return folder.resolve("home");
  }

  private Path temp() {
    return folder.resolve("temp");
  }

  SandboxControl control() {
    return sandbox.control();
  }

  Ledger ledger() {
    return Ledger.of(sandbox);
  }

  /** Waits until whatever got through the door is answered. */
  void settle() {
    door.ifPresent(Door::settle);
  }

  Theatre stage(String text) {
    try {
      Files.writeString(work().resolve("main.tf"), text);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private SortedMap<String, String> environment(URI api) {
    SortedMap<String, String> environment = new TreeMap<>();
    var key = sandbox.defaultCredentials();
    environment.put("HOME", home().toString());
    environment.put("XDG_CONFIG_HOME", home().resolve(".config").toString());
    environment.put("LANG", "C.UTF-8");
    environment.put("PORTWRIGHT_SANDBOX_URL", api.toString());
    environment.put("MEGAPORT_ACCESS_KEY", key.accessKey());
    environment.put("MEGAPORT_SECRET_KEY", key.secretKey());
    environment.put("PORTWRIGHT_SEND_WINDOW", WINDOW.toMillis() + "ms");
    environment.put("PORTWRIGHT_LEASE", "100ms");
    environment.put("PORTWRIGHT_LIST_LAG", "50ms");
    return environment;
  }

  /** A run inside this process, which nobody watches. */
  Run run(List<String> arguments) {
    return run(arguments, Optional.empty());
  }

  /** A run inside this process that somebody disturbs. */
  Run run(List<String> arguments, Optional<Scenario.Trouble> trouble) {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
    Disturbance disturbance = new Disturbance(trouble, sandbox.control());
    Surroundings surroundings =
        new Surroundings(
            environment(sandbox.baseUri()),
            work(),
            out,
            out,
            new BufferedReader(new StringReader("")),
            false,
            Terminal.plain(200),
            disturbance.clock(),
            new Random(SEEDS.incrementAndGet()),
            disturbance.signals());
    int code;
    try {
      code = new Program().run(arguments, surroundings);
    } catch (Disturbance.Gone _) {
      code = KILLED;
    }
    sandbox.control().clearFaults();
    return new Run(code, said.toString(StandardCharsets.UTF_8));
  }

  /** A run as a process of its own whose every step the gate sees. */
  Run watched(List<String> arguments, Gate.Cut cut, List<String> steps) {
    AtomicReference<Process> process = new AtomicReference<>();
    AtomicReference<Run> rival = new AtomicReference<>();
    Runnable deed =
        cut.act() == Gate.Act.RIVAL ? () -> rival.set(run(arguments)) : () -> kill(process.get());
    Path said = folder.resolve("said.txt");
    try (Gate gate = new Gate(cut, deed)) {
      Door open = door.orElseGet(() -> new Door(sandbox.baseUri(), WINDOW));
      door = Optional.of(open);
      open.use(gate);
      process.set(started(arguments, open.uri(), gate.port(), said));
      int code = process.get().waitFor();
      gate.leaveOpen();
      steps.addAll(gate.steps());
      return new Run(code, Files.readString(said, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      kill(process.get());
      throw new AssertionError(e);
    }
  }

  private static void kill(Process process) {
    try {
      int _ = process.destroyForcibly().waitFor();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private Process started(List<String> arguments, URI api, int watch, Path said)
      throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-Djava.io.tmpdir=" + temp(),
                "-Djava.nio.file.spi.DefaultFileSystemProvider=" + WatchedDisk.class.getName(),
                "-Dtorture.watch=" + watch,
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
    command.addAll(arguments);
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(work().toFile())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment(api));
    return builder.start();
  }

  @Override
  public void close() {
    door.ifPresent(Door::close);
    sandbox.close();
  }
}
