package io.portwright.provider.sandbox;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
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
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;

/** A running sandbox on 127.0.0.1: plain HTTP and, when asked for, HTTPS, for any host name. */
public final class SandboxServer implements AutoCloseable {
  private final HttpServer server;
  private final Optional<HttpServer> secure;
  private final ExecutorService workers;
  private final Site site;

  private SandboxServer(
      HttpServer server, Optional<HttpServer> secure, ExecutorService workers, Site site) {
    this.server = server;
    this.secure = secure;
    this.workers = workers;
    this.site = site;
  }

  /**
   * Starts a server; it answers when this returns.
   *
   * @throws SandboxFailure when the folder, a port or a TLS file cannot be used
   */
  public static SandboxServer start(SandboxOptions options) {
    // Answers are written in two pieces: without this the second waits 40 ms for the kernel.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    Optional<SSLContext> tls = options.tls().map(TlsFiles::context);
    World world;
    try {
      world = World.open(options.folder(), options.clock(), options.ids(), options.timings());
    } catch (StorageFailure e) {
      throw new SandboxFailure(String.valueOf(e.getMessage()), e);
    }
    Site site = site(world, options);
    Gateway gateway = new Gateway(site);
    ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    try {
      HttpServer plain = listen(HttpServer.create(), options.port(), gateway, workers);
      try {
        Optional<HttpServer> secure = Optional.empty();
        if (tls.isPresent()) {
          HttpsServer made = HttpsServer.create();
          made.setHttpsConfigurator(new HttpsConfigurator(tls.get()));
          int port = options.tls().map(SandboxTls::port).orElse(0);
          secure = Optional.of(listen(made, port, gateway, workers));
        }
        return new SandboxServer(plain, secure, workers, site);
      } catch (IOException | SandboxFailure e) {
        plain.stop(0);
        throw e;
      }
    } catch (IOException e) {
      world.close();
      throw new SandboxFailure("the sandbox cannot listen: " + e.getMessage(), e);
    } catch (SandboxFailure e) {
      world.close();
      throw e;
    }
  }

  private static HttpServer listen(
      HttpServer server, int port, HttpHandler handler, ExecutorService workers) {
    try {
      server.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), 0);
    } catch (IOException e) {
      throw new SandboxFailure(
          "the sandbox cannot listen on 127.0.0.1 port "
              + port
              + " ("
              + e.getMessage()
              + "); choose another port",
          e);
    }
    server.setExecutor(workers);
    server.createContext("/", handler);
    server.start();
    return server;
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

  /** As {@link #baseUri}, for HTTPS; empty without. */
  public Optional<URI> tlsUri() {
    return secure.map(each -> URI.create("https://127.0.0.1:" + each.getAddress().getPort()));
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

  /** Ends running requests and gives ports and folder free. */
  @Override
  public void close() {
    server.stop(0);
    secure.ifPresent(each -> each.stop(0));
    workers.close();
    site.world().close();
  }
}
