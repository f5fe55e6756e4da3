package io.portwright.engine.git;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import java.util.zip.GZIPInputStream;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.transport.PacketLineOut;
import org.eclipse.jgit.transport.ReceiveCommand;
import org.eclipse.jgit.transport.ReceiveCommand.Result;
import org.eclipse.jgit.transport.ReceivePack;
import org.eclipse.jgit.transport.RefAdvertiser.PacketLineOutRefAdvertiser;
import org.eclipse.jgit.transport.UploadPack;

/**
 * A git server on loopback: {@code /git/NAME} serves a repository of a folder, {@code
 * /private/NAME} wants a login, {@code /moved/…} sends to another address, {@code /hang/…} never
 * answers, {@code /drip/…} answers a byte at a time, {@code /page/…} is a web page.
 */
public final class GitWebServer implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Path repositories;
  private final Map<String, String> passwords = new ConcurrentHashMap<>();
  private final List<String> seen = new CopyOnWriteArrayList<>();
  private volatile String moved = "";
  private volatile Predicate<ReceiveCommand> refused = _ -> false;

  public GitWebServer(Path repositories) throws IOException {
    this.repositories = repositories;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  public String url(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  public String host() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  /** The one login that {@code /private} accepts. */
  public void allow(String user, String password) {
    passwords.put(user, password);
  }

  /** Where {@code /moved} sends to. */
  public void moveTo(String url) {
    moved = url;
  }

  /** Which changes of references are turned down, as a host's rules would. */
  public void refuse(Predicate<ReceiveCommand> changes) {
    refused = changes;
  }

  /** Requests so far: method, path, and the login where one came along. */
  public List<String> seen() {
    return List.copyOf(seen);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      String authorization = exchange.getRequestHeaders().getFirst("Authorization");
      String login = authorization == null ? "" : " " + decoded(authorization);
      seen.add(exchange.getRequestMethod() + " " + path + login);
      String kind = path.substring(1, Math.max(1, path.indexOf('/', 1)));
      switch (kind) {
        case "git" -> serve(exchange, path.substring("/git/".length()));
        case "private" -> {
          if (passwords.entrySet().stream()
              .anyMatch(one -> login.equals(" " + one.getKey() + ":" + one.getValue()))) {
            serve(exchange, path.substring("/private/".length()));
          } else {
            exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"git\"");
            exchange.sendResponseHeaders(401, -1);
          }
        }
        case "moved" -> {
          String rest = path.substring("/moved".length());
          exchange
              .getResponseHeaders()
              .set("Location", moved + rest + "?" + exchange.getRequestURI().getRawQuery());
          exchange.sendResponseHeaders(302, -1);
        }
        case "hang" -> pause();
        case "drip" -> drip(exchange);
        case "page" -> {
          byte[] page = "<html>hello</html>".getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().set("Content-Type", "text/html");
          exchange.sendResponseHeaders(200, page.length);
          exchange.getResponseBody().write(page);
        }
        case "forbidden" -> exchange.sendResponseHeaders(403, -1);
        case "broken" -> exchange.sendResponseHeaders(500, -1);
        default -> exchange.sendResponseHeaders(404, -1);
      }
    }
  }

  private static String decoded(String authorization) {
    String coded = authorization.substring(authorization.indexOf(' ') + 1);
    return new String(Base64.getDecoder().decode(coded), StandardCharsets.UTF_8);
  }

  /** Until the server is closed. */
  private static void pause() {
    try {
      Thread.currentThread().join();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static void drip(HttpExchange exchange) throws IOException {
    exchange
        .getResponseHeaders()
        .set("Content-Type", "application/x-git-upload-pack-advertisement");
    exchange.sendResponseHeaders(200, 0);
    OutputStream out = exchange.getResponseBody();
    out.write("001e# service=git-upload-pack\n0000ffff".getBytes(StandardCharsets.US_ASCII));
    try {
      while (true) {
        out.write('x');
        out.flush();
        Thread.sleep(20);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void serve(HttpExchange exchange, String path) throws IOException {
    boolean info = path.endsWith("/info/refs");
    String query = String.valueOf(exchange.getRequestURI().getQuery());
    boolean push = info ? query.contains("git-receive-pack") : path.endsWith("/git-receive-pack");
    String service = push ? "git-receive-pack" : "git-upload-pack";
    String name = path.substring(0, path.lastIndexOf(info ? "/info/refs" : "/" + service));
    Path folder = repositories.resolve(name);
    if (!Files.isDirectory(folder)) {
      exchange.sendResponseHeaders(404, -1);
      return;
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    if (info) {
      PacketLineOut lines = new PacketLineOut(out);
      lines.writeString("# service=" + service + "\n");
      lines.end();
    }
    try (Repository repository =
        new FileRepositoryBuilder().setBare().setGitDir(folder.toFile()).build()) {
      if (push) {
        receive(repository, info, exchange, out);
      } else {
        upload(repository, info, exchange, out);
      }
    }
    String type = "application/x-" + service + (info ? "-advertisement" : "-result");
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(200, out.size());
    out.writeTo(exchange.getResponseBody());
  }

  private static void upload(
      Repository repository, boolean info, HttpExchange exchange, ByteArrayOutputStream out)
      throws IOException {
    String protocol = exchange.getRequestHeaders().getFirst("Git-Protocol");
    try (UploadPack upload = new UploadPack(repository)) {
      upload.setBiDirectionalPipe(false);
      if (protocol != null) {
        upload.setExtraParameters(List.of(protocol));
      }
      if (info) {
        upload.sendAdvertisedRefs(new PacketLineOutRefAdvertiser(new PacketLineOut(out)));
      } else {
        upload.upload(body(exchange), out, null);
      }
    }
  }

  private void receive(
      Repository repository, boolean info, HttpExchange exchange, ByteArrayOutputStream out)
      throws IOException {
    ReceivePack receive = new ReceivePack(repository);
    receive.setBiDirectionalPipe(false);
    receive.setPreReceiveHook((_, commands) ->
        commands.stream()
            .filter(refused)
            .forEach(one -> one.setResult(Result.REJECTED_OTHER_REASON, "not allowed here")));
    if (info) {
      receive.sendAdvertisedRefs(new PacketLineOutRefAdvertiser(new PacketLineOut(out)));
    } else {
      receive.receive(body(exchange), out, null);
    }
  }

  private static InputStream body(HttpExchange exchange) throws IOException {
    byte[] bytes = exchange.getRequestBody().readAllBytes();
    InputStream in = new ByteArrayInputStream(bytes);
    return "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"))
        ? new GZIPInputStream(in)
        : in;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
