package io.portwright.cli.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import io.portwright.cli.launch.Main;
import io.portwright.provider.sandbox.SandboxOptions;
import io.portwright.provider.sandbox.SandboxServer;
import io.portwright.provider.sandbox.http.Fault;
import io.portwright.provider.sandbox.world.Timings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** A service that sessions order from as from a real environment, and runs as processes. */
final class RealService implements AutoCloseable {
  private final SandboxServer server;
  private final Path folder;
  private final List<Process> running = new ArrayList<>();

  /**
   * @param folder where the service keeps what was ordered
   */
  RealService(Path folder) {
    this.folder = folder;
    this.server =
        SandboxServer.start(
            SandboxOptions.in(folder.resolve("service")).withTimings(Timings.INSTANT));
  }

  /** What makes the program order there. */
  Map<String, String> environment() {
    var key = server.defaultCredentials();
    return Map.of(
        "MEGAPORT_API_URL", server.baseUri().toString(),
        "MEGAPORT_TOKEN_URL", server.tokenUri().toString(),
        "MEGAPORT_ACCESS_KEY", key.accessKey(),
        "MEGAPORT_SECRET_KEY", key.secretKey());
  }

  /** From an order until it is provisioned: at once, or not before this is called again. */
  void provisions(boolean atOnce) {
    server
        .control()
        .use(atOnce ? Timings.INSTANT : Timings.INSTANT.withProvisioning(Duration.ofDays(1)));
    if (atOnce) {
      server.control().advance(Duration.ofDays(2));
    }
  }

  /** The next order is carried out, and its answer comes too late for anybody. */
  void holdsTheNextAnswer() {
    server
        .control()
        .inject(Fault.once("POST", "/v4/networkdesign/buy", new Fault.Hold(Duration.ofSeconds(5))));
  }

  /** Starts a run of its own, and returns when it has ordered something. */
  Process begin(List<String> arguments, Map<String, String> environment, Path in)
      throws IOException {
    int before = server.control().liveServices().size();
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
    command.addAll(arguments);
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(in.toFile())
            .redirectErrorStream(true)
            .redirectOutput(said().toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    Process process = builder.start();
    running.add(process);
    long end = System.nanoTime() + Duration.ofMinutes(2).toNanos();
    while (server.control().liveServices().size() == before) {
      assertThat(System.nanoTime()).as("%s ordered nothing", arguments).isLessThan(end);
      assertThat(process.isAlive()).as("%s: %s", arguments, text()).isTrue();
      LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
    }
    return process;
  }

  /** Returns when the last run of its own has said something. */
  void awaitsWord(String text) {
    long end = System.nanoTime() + Duration.ofMinutes(2).toNanos();
    while (!text().contains(text)) {
      assertThat(System.nanoTime()).as("never said: %s", text).isLessThan(end);
      LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
    }
  }

  private Path said() {
    return folder.resolve("said.txt");
  }

  /** What the last run of its own has said. */
  String text() {
    try {
      return Files.readString(said(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    running.forEach(Process::destroyForcibly);
    server.close();
  }
}
