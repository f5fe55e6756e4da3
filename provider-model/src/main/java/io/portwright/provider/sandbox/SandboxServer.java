package io.portwright.provider.sandbox;

import com.sun.net.httpserver.HttpServer;
import io.portwright.provider.sandbox.account.Directory;
import io.portwright.provider.sandbox.account.Tokens;
import io.portwright.provider.sandbox.account.User;
import io.portwright.provider.sandbox.catalogue.Catalogue;
import io.portwright.provider.sandbox.http.Faults;
import io.portwright.provider.sandbox.http.Gateway;
import io.portwright.provider.sandbox.http.RequestLog;
import io.portwright.provider.sandbox.http.Site;
import io.portwright.provider.sandbox.http.Traffic;
import io.portwright.provider.sandbox.world.StorageFailure;
import io.portwright.provider.sandbox.world.World;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A running sandbox on 127.0.0.1. */
public final class SandboxServer implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService workers;
  private final Site site;

  private SandboxServer(HttpServer server, ExecutorService workers, Site site) {
    this.server = server;
    this.workers = workers;
    this.site = site;
  }

  /**
   * Starts a server; it answers when this returns.
   *
   * @throws SandboxFailure when the folder or the port cannot be used
   */
  public static SandboxServer start(SandboxOptions options) {
    // Answers are written in two pieces: without this the second waits 40 ms for the kernel.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    World world;
    try {
      world = World.open(options.folder(), options.clock(), options.ids(), options.timings());
    } catch (StorageFailure e) {
      throw new SandboxFailure(String.valueOf(e.getMessage()), e);
    }
    try {
      InetSocketAddress address =
          new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), options.port());
      HttpServer server = HttpServer.create(address, 0);
      Site site = site(world, options);
      ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
      server.setExecutor(workers);
      server.createContext("/", new Gateway(site));
      server.start();
      return new SandboxServer(server, workers, site);
    } catch (IOException e) {
      world.close();
      throw new SandboxFailure(
          "the sandbox cannot listen on 127.0.0.1 port "
              + options.port()
              + " ("
              + e.getMessage()
              + "); choose another port",
          e);
    }
  }

  private static Site site(World world, SandboxOptions options) {
    Catalogue catalogue = new Catalogue();
    return new Site(
        world,
        catalogue,
        new Directory(catalogue.markets().codes()),
        new Tokens(world::now, options.ids()),
        new Faults(),
        new RequestLog(),
        new Traffic(world::now),
        options.ids());
  }

  /** Root of the API, without a slash at its end: {@code http://127.0.0.1:49152}. */
  public URI baseUri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** The token endpoint. */
  public URI tokenUri() {
    return baseUri().resolve("/oauth2/token");
  }

  /** Company Admin of Acme Networks, a direct company with every market enabled. */
  public SandboxCredentials defaultCredentials() {
    User user = site.directory().defaultUser();
    return new SandboxCredentials(user.accessKey(), user.secretKey());
  }

  /** What no client may touch. */
  public SandboxControl control() {
    return new SandboxControl(site);
  }

  /** Ends running requests and gives port and folder free. */
  @Override
  public void close() {
    server.stop(0);
    workers.close();
    site.world().close();
  }
}
