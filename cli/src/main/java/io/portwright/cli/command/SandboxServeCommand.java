package io.portwright.cli.command;

import io.portwright.provider.sandbox.SandboxOptions;
import io.portwright.provider.sandbox.SandboxServer;
import io.portwright.provider.sandbox.SandboxTls;
import io.portwright.provider.sandbox.http.Fault;
import io.portwright.provider.sandbox.http.FaultReader;
import io.portwright.provider.sandbox.http.Traffic;
import io.portwright.provider.sandbox.world.Timings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** {@code portwright sandbox serve}: the embedded API as a server of its own, until Ctrl-C. */
final class SandboxServeCommand implements Subcommand {

  private int port = 8080;
  private @Nullable Path data;
  private @Nullable String provisioning;
  private @Nullable String light;
  private @Nullable Path tlsCert;
  private @Nullable Path tlsKey;
  private int tlsPort = 8443;
  private int rateLimit = 0;
  private @Nullable String latency;
  private List<String> faults = new ArrayList<>();
  private List<String> emptyZones = new ArrayList<>();
  private @Nullable String tokenLife;
  private long seed = 0;

  @Override
  public void declare(Flags flags) {
    flags.value(
        "-port",
        Integer.class,
        "N",
        "TCP port on 127.0.0.1; 0 for any free one (default 8080)",
        given -> port = given);
    flags.value(
        "-data",
        Path.class,
        "FOLDER",
        "where services are kept (default: in memory only)",
        given -> data = given);
    flags.value(
        "-provisioning",
        String.class,
        "TIME",
        "from an order until it is provisioned, such as 2s (default 300ms)",
        given -> provisioning = given);
    flags.value(
        "-light",
        String.class,
        "TIME",
        "from there until a port has light, such as 5s, or never (default 200ms)",
        given -> light = given);
    flags.value(
        "-tls-cert",
        Path.class,
        "FILE",
        "PEM certificate: serves HTTPS too, for clients that know only https names",
        given -> tlsCert = given);
    flags.value(
        "-tls-key",
        Path.class,
        "FILE",
        "PEM private key of the certificate",
        given -> tlsKey = given);
    flags.value(
        "-tls-port",
        Integer.class,
        "N",
        "TCP port of HTTPS on 127.0.0.1; 0 for any free one (default 8443)",
        given -> tlsPort = given);
    flags.value(
        "-rate-limit",
        Integer.class,
        "N",
        "calls of one token in a second before 429; 0 for any number (default 0)",
        given -> rateLimit = given);
    flags.value(
        "-latency",
        String.class,
        "TIME",
        "how long an answer takes: 50ms, 50ms-400ms for a spread, or 20ms-60ms-900ms for least,"
            + " median and 99th percentile",
        given -> latency = given);
    flags.value(
        "-fault",
        String.class,
        "FAULT",
        "what goes wrong, such as 'POST /networkdesign/buy drop-after times=1'; can be given"
            + " again",
        faults::add);
    flags.value(
        "-empty-zone",
        String.class,
        "ZONE",
        "diversity zone in which nothing can be ordered, such as 5/red; can be given again",
        emptyZones::add);
    flags.value(
        "-token-life",
        String.class,
        "TIME",
        "how long an access token is valid, such as 30s (default 1h)",
        given -> tokenLife = given);
    flags.value(
        "-seed",
        Long.class,
        "N",
        "of latency and of faults with a chance, to repeat a run (default 0)",
        given -> seed = given);
  }

  @Override
  public int run(Surroundings surroundings) {
    SandboxOptions options = options(surroundings);
    Traffic.Latency pace = latency == null ? Traffic.Latency.NONE : spread(latency);
    List<Fault> wrong = faults.stream().map(this::fault).toList();
    List<Zone> empty = emptyZones.stream().map(SandboxServeCommand::zone).toList();
    CountDownLatch end = new CountDownLatch(1);
    try (SandboxServer server = SandboxServer.start(options);
        Interrupts _ = Interrupts.of(surroundings, end::countDown)) {
      server.control().limitCalls(rateLimit);
      server.control().use(pace);
      wrong.forEach(server.control()::inject);
      empty.forEach(zone -> server.control().emptyZone(zone.location(), zone.name()));
      surroundings.out().print(greeting(server));
      surroundings.out().flush();
      end.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return OK;
  }

  private SandboxOptions options(Surroundings surroundings) {
    SandboxOptions options =
        SandboxOptions.inMemory()
            .withPort(port)
            .withTimings(timings())
            .withClock(surroundings.clock());
    if (data != null) {
      options = options.withFolder(surroundings.folder().resolve(data));
    }
    Path certificate = tlsCert;
    Path key = tlsKey;
    if (certificate != null && key != null) {
      Path folder = surroundings.folder();
      return options.withTls(
          new SandboxTls(folder.resolve(certificate), folder.resolve(key), tlsPort));
    }
    if (certificate != null || key != null) {
      throw new UsageException(
          "portwright sandbox serve: -tls-cert and -tls-key belong together; give both or none");
    }
    return options;
  }

  private Traffic.Latency spread(String text) {
    List<Duration> times =
        Arrays.stream(text.split("-", 3)).map(part -> duration("-latency", part)).toList();
    try {
      return times.size() == 3
          ? new Traffic.Latency(times.getFirst(), times.get(1), times.getLast(), seed)
          : Traffic.Latency.even(times.getFirst(), times.getLast(), seed);
    } catch (IllegalArgumentException e) {
      throw new UsageException(
          "portwright sandbox serve: -latency=" + text + " must name the shorter time first");
    }
  }

  /** A diversity zone of a location. */
  private record Zone(int location, String name) {}

  private static Zone zone(String text) {
    if (!text.matches("[0-9]{1,9}/(red|blue)")) {
      throw new UsageException(
          "portwright sandbox serve: -empty-zone="
              + text
              + " is not a zone; write it as the number of a location and red or blue, as 5/red");
    }
    int slash = text.indexOf('/');
    return new Zone(Integer.parseInt(text.substring(0, slash)), text.substring(slash + 1));
  }

  private Fault fault(String text) {
    try {
      return FaultReader.parse(text, seed);
    } catch (IllegalArgumentException e) {
      throw new UsageException(
          "portwright sandbox serve: -fault='" + text + "': " + e.getMessage());
    }
  }

  private static String https(SandboxServer server) {
    return server
        .tlsUri()
        .map(uri -> "HTTPS at " + uri + ", for every host name: API and token endpoint alike\n")
        .orElse("");
  }

  private String greeting(SandboxServer server) {
    return """
    Sandbox API at %s (Ctrl-C ends it)%s
    %s\

    Use it from another terminal:
        export MEGAPORT_API_URL=%s
        export MEGAPORT_TOKEN_URL=%s
        export MEGAPORT_ACCESS_KEY=%s
        export MEGAPORT_SECRET_KEY=%s
    """
        .formatted(
            server.baseUri(),
            data == null ? ", services are kept in memory only" : ", services are kept in " + data,
            https(server),
            server.baseUri(),
            server.tokenUri(),
            server.defaultCredentials().accessKey(),
            server.defaultCredentials().secretKey());
  }

  private Timings timings() {
    Timings timings = Timings.QUICK;
    if (tokenLife != null) {
      timings = timings.withTokenLife(duration("-token-life", tokenLife));
    }
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
