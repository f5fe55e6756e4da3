package io.portwright.cli.command;

import io.portwright.provider.sandbox.SandboxOptions;
import io.portwright.provider.sandbox.SandboxServer;
import io.portwright.provider.sandbox.world.Timings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code portwright sandbox serve}: the embedded API as a server of its own, until Ctrl-C. */
@Command(name = "serve")
final class SandboxServeCommand implements Subcommand {

  @Option(
      names = {"-port", "--port"},
      paramLabel = "N",
      defaultValue = "8080",
      description = "TCP port on 127.0.0.1; 0 for any free one (default 8080)")
  private int port;

  @Option(
      names = {"-data", "--data"},
      paramLabel = "FOLDER",
      description = "where services are kept (default: in memory only)")
  private @Nullable Path data;

  @Option(
      names = {"-provisioning", "--provisioning"},
      paramLabel = "TIME",
      description = "from an order until it is provisioned, such as 2s (default 300ms)")
  private @Nullable String provisioning;

  @Option(
      names = {"-light", "--light"},
      paramLabel = "TIME",
      description = "from there until a port has light, such as 5s, or never (default 200ms)")
  private @Nullable String light;

  @Override
  public int run(Surroundings surroundings) {
    SandboxOptions options =
        SandboxOptions.inMemory()
            .withPort(port)
            .withTimings(timings())
            .withClock(surroundings.clock());
    if (data != null) {
      options = options.withFolder(surroundings.folder().resolve(data));
    }
    CountDownLatch end = new CountDownLatch(1);
    try (SandboxServer server = SandboxServer.start(options);
        Interrupts _ = Interrupts.of(surroundings, end::countDown)) {
      surroundings.out().print(greeting(server));
      surroundings.out().flush();
      end.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return OK;
  }

  private String greeting(SandboxServer server) {
    return """
    Sandbox API at %s (Ctrl-C ends it)%s

    Use it from another terminal:
        export MEGAPORT_API_URL=%s
        export MEGAPORT_TOKEN_URL=%s
        export MEGAPORT_ACCESS_KEY=%s
        export MEGAPORT_SECRET_KEY=%s
    """
        .formatted(
            server.baseUri(),
            data == null ? ", services are kept in memory only" : ", services are kept in " + data,
            server.baseUri(),
            server.tokenUri(),
            server.defaultCredentials().accessKey(),
            server.defaultCredentials().secretKey());
  }

  private Timings timings() {
    Timings timings = Timings.QUICK;
    if (provisioning != null) {
      timings = timings.withProvisioning(duration("-provisioning", provisioning));
    }
    if (light != null) {
      timings =
          light.equals("never")
              ? timings.withoutLight()
              : timings.withLight(duration("-light", light));
    }
    return timings;
  }

  private static Duration duration(String flag, String text) {
    return parsed(text)
        .orElseThrow(() ->
            new UsageException(
                "portwright sandbox serve: "
                    + flag
                    + "="
                    + text
                    + " is not a time; write it as 300ms, 2s or 5m"));
  }

  static Optional<Duration> parsed(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    try {
      if (lower.endsWith("ms")) {
        return Optional.of(
            Duration.ofMillis(Long.parseLong(lower.substring(0, lower.length() - 2))));
      }
      return Optional.of(Duration.parse("PT" + lower)).filter(time -> !time.isNegative());
    } catch (NumberFormatException | DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
