package io.portwright.cli.torture;

import io.portwright.cli.command.Program;
import io.portwright.cli.command.Surroundings;
import io.portwright.cli.launch.Main;
import io.portwright.cli.torture.disk.WatchedDisk;
import io.portwright.cli.view.Terminal;
import io.portwright.engine.state.git.StateRepository;
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
import java.nio.file.StandardOpenOption;
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

/**
 * One folder with a configuration, a home and a sandbox, and runs of the program in it. With a
 * shared store there is a second person in it, and the sandbox is taken for a real environment:
 * rehearsals are never shared.
 */
final class Theatre implements AutoCloseable {
  private static final int KILLED = 137;

  /** Longest time of a request that orders; a busy machine must be able to keep it. */
  private static final Duration WINDOW = Duration.ofSeconds(3);

  private static final AtomicLong SEEDS = new AtomicLong(20261125);

  private final Path folder;
  private final SandboxServer sandbox;

  /** A folder with a configuration, and whose. */
  record Seat(Path work, Path home) {}

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

  /** A theatre whose state is in a repository that two people share. */
  static Theatre shared(Path folder) {
    Path team = folder.resolve("team.git");
    StateRepository.openOrCreate(team).close();
    try {
      // nothing tidies up there while its files are looked at
      String quiet = "[receive]\n\tautogc = false\n";
      Files.writeString(team.resolve("config"), quiet, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Theatre(folder);
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

  /** The repository with the shared state. */
  Path team() {
    return folder.resolve("team.git");
  }

  boolean isShared() {
    return Files.exists(team());
  }

  /** Who usually runs the program. */
  Seat ann() {
    return new Seat(work(), home());
  }

  /** The second person, with the same key. */
  Seat bob() {
    return new Seat(folder.resolve("bob"), folder.resolve("home of bob"));
  }

  Partner partner() {
    return new Partner(sandbox);
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
      if (Files.exists(bob().work())) {
        Files.writeString(bob().work().resolve("main.tf"), text);
      }
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private SortedMap<String, String> environment(URI api, Path home) {
    SortedMap<String, String> environment = new TreeMap<>();
    var key = sandbox.defaultCredentials();
    environment.put("HOME", home.toString());
    environment.put("XDG_CONFIG_HOME", home.resolve(".config").toString());
    environment.put("LANG", "C.UTF-8");
    if (isShared()) {
      environment.put("MEGAPORT_API_URL", api.toString());
      environment.put("MEGAPORT_TOKEN_URL", api.resolve("/oauth2/token").toString());
    } else {
      environment.put("PORTWRIGHT_SANDBOX_URL", api.toString());
    }
    environment.put("MEGAPORT_ACCESS_KEY", key.accessKey());
    environment.put("MEGAPORT_SECRET_KEY", key.secretKey());
    environment.put("PORTWRIGHT_SEND_WINDOW", WINDOW.toMillis() + "ms");
    environment.put("PORTWRIGHT_LEASE", isShared() ? "2s" : "100ms");
    environment.put("PORTWRIGHT_LIST_LAG", "50ms");
    return environment;
  }

  /** A run inside this process, which nobody watches. */
  Run run(List<String> arguments) {
    return run(ann(), arguments);
  }

  /** The same by somebody. */
  Run run(Seat seat, List<String> arguments) {
    return run(seat, sandbox.baseUri(), arguments, Optional.empty());
  }

  /** A run inside this process that somebody disturbs. */
  Run run(List<String> arguments, Optional<Scenario.Trouble> trouble) {
    Run run = run(ann(), sandbox.baseUri(), arguments, trouble);
    sandbox.control().clearFaults();
    return run;
  }

  private Run run(Seat seat, URI api, List<String> arguments, Optional<Scenario.Trouble> trouble) {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
    Disturbance disturbance = new Disturbance(trouble, sandbox.control());
    Surroundings surroundings =
        new Surroundings(
            environment(api, seat.home()),
            seat.work(),
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
    return new Run(code, said.toString(StandardCharsets.UTF_8));
  }

  /** One command after the other; the first that fails is the last. */
  Run run(Seat seat, Iterable<List<String>> commands) {
    Run last = new Run(0, "");
    for (List<String> command : commands) {
      if (last.exitCode() == 0) {
        last = last.then(run(seat, command));
      }
    }
    return last;
  }

  /** All that it takes to carry a design out. */
  Run carryOut(Drama drama) {
    return run(ann(), drama.commands(isShared()));
  }

  /**
   * The same in this process, with the gate at every request of the last command.
   *
   * @param deed done at the cut, while the request waits
   */
  Run passing(Drama drama, Gate.Cut cut, Runnable deed, List<String> steps) {
    List<List<String>> commands = drama.commands(isShared());
    Run before = run(ann(), commands.subList(0, commands.size() - 1));
    if (before.exitCode() != 0) {
      return before;
    }
    try (Gate gate = new Gate(cut, deed)) {
      Run run = before.then(run(ann(), door(gate).uri(), commands.getLast(), Optional.empty()));
      gate.leaveOpen();
      steps.addAll(gate.steps());
      return run;
    }
  }

  /**
   * The same in this process, while the n-th order of it is on its way for a long time.
   *
   * @param late carries it
   */
  Run delayed(Drama drama, Late late) {
    Door open = door();
    open.delay(Optional.of(late));
    return run(ann(), open.uri(), drama.command(), Optional.empty());
  }

  /** What every request passes from now on. */
  private Door door(Gate gate) {
    Door open = door();
    open.use(gate);
    return open;
  }

  private Door door() {
    Door open = door.orElseGet(() -> new Door(sandbox.baseUri(), WINDOW));
    door = Optional.of(open);
    return open;
  }

  /** A run as a process of its own whose every step the gate sees. */
  Run watched(List<String> arguments, Gate.Cut cut, List<String> steps) {
    AtomicReference<Process> process = new AtomicReference<>();
    AtomicReference<Run> rival = new AtomicReference<>();
    Runnable deed =
        cut.act() == Gate.Act.RIVAL ? () -> rival.set(run(arguments)) : () -> kill(process.get());
    Path said = folder.resolve("said.txt");
    try (Gate gate = new Gate(cut, deed)) {
      process.set(started(arguments, door(gate).uri(), gate.port(), said));
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
    builder.environment().putAll(environment(api, home()));
    return builder.start();
  }

  @Override
  public void close() {
    door.ifPresent(Door::close);
    sandbox.close();
  }
}
