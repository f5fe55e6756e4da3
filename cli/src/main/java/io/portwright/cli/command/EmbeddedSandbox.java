package io.portwright.cli.command;

import io.portwright.provider.megaport.SandboxEndpoint;
import io.portwright.provider.sandbox.SandboxOptions;
import io.portwright.provider.sandbox.SandboxServer;
import java.nio.file.Path;
import java.util.Optional;

/** The sandbox inside this process, started when it is first needed; its services stay on disk. */
final class EmbeddedSandbox implements AutoCloseable {
  private final Surroundings surroundings;
  private final Path folder;
  private Optional<SandboxServer> server = Optional.empty();

  EmbeddedSandbox(Surroundings surroundings, Path folder) {
    this.surroundings = surroundings;
    this.folder = folder;
  }

  /** The sandbox of this process, unless the environment names one that runs on its own. */
  SandboxEndpoint endpoint() {
    return ServedSandbox.of(surroundings.environment()).orElseGet(this::embedded);
  }

  private SandboxEndpoint embedded() {
    SandboxServer running = running();
    return new SandboxEndpoint(
        running.baseUri(),
        running.tokenUri(),
        running.defaultCredentials().accessKey(),
        running.defaultCredentials().secretKey());
  }

  private synchronized SandboxServer running() {
    if (server.isEmpty()) {
      PrivateFolder.make(folder.getParent() == null ? folder : folder.getParent());
      server =
          Optional.of(
              SandboxServer.start(SandboxOptions.in(folder).withClock(surroundings.clock())));
    }
    return server.get();
  }

  @Override
  public synchronized void close() {
    server.ifPresent(SandboxServer::close);
    server = Optional.empty();
  }
}
