package io.portwright.cli.command;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.transport.PacketLineOut;
import org.eclipse.jgit.transport.ReceiveCommand;
import org.eclipse.jgit.transport.ReceivePack;
import org.eclipse.jgit.transport.RefAdvertiser.PacketLineOutRefAdvertiser;
import org.eclipse.jgit.transport.UploadPack;

/** A git host on loopback that serves one repository over http, and can be told to misbehave. */
final class GitHost implements AutoCloseable {
  /** What it does to a push. */
  enum Pushes {
    TAKEN,
    /** Taken in, but the connection breaks before the answer. */
    ANSWER_LOST,
    /** Turned down by a rule of the host. */
    REFUSED
  }

  private final HttpServer server;
  private final Path repository;
  private volatile Pushes pushes = Pushes.TAKEN;
  private volatile boolean closedToAll;

  GitHost(Path repository) throws IOException {
    this.repository = repository;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/team.git";
  }

  /** What happens to the next push; those after it are taken unless it is refused. */
  void next(Pushes behaviour) {
    pushes = behaviour;
  }

  /** From now on it asks everybody for a login and knows none. */
  void wantLogin() {
    closedToAll = true;
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (closedToAll) {
        exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"git\"");
        exchange.sendResponseHeaders(401, -1);
        return;
      }
      boolean info = exchange.getRequestURI().getPath().endsWith("/info/refs");
      String asked = exchange.getRequestURI().toString();
      boolean push = asked.endsWith("git-receive-pack");
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      String service = push ? "git-receive-pack" : "git-upload-pack";
      if (info) {
        PacketLineOut lines = new PacketLineOut(out);
        lines.writeString("# service=" + service + "\n");
        lines.end();
      }
      try (Repository open =
          new FileRepositoryBuilder().setBare().setGitDir(repository.toFile()).build()) {
        if (push) {
          receive(open, info, exchange, out);
        } else {
          upload(open, info, exchange, out);
        }
      }
      if (push && !info && pushes == Pushes.ANSWER_LOST) {
        pushes = Pushes.TAKEN;
        return;
      }
      String kind = info ? "-advertisement" : "-result";
      exchange.getResponseHeaders().set("Content-Type", "application/x-" + service + kind);
      exchange.sendResponseHeaders(200, out.size());
      out.writeTo(exchange.getResponseBody());
    }
  }

  private static void upload(
      Repository open, boolean info, HttpExchange exchange, ByteArrayOutputStream out)
      throws IOException {
    String protocol = exchange.getRequestHeaders().getFirst("Git-Protocol");
    try (UploadPack upload = new UploadPack(open)) {
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
      Repository open, boolean info, HttpExchange exchange, ByteArrayOutputStream out)
      throws IOException {
    ReceivePack receive = new ReceivePack(open);
    receive.setBiDirectionalPipe(false);
    if (pushes == Pushes.REFUSED) {
      receive.setPreReceiveHook((_, commands) ->
          commands.forEach(command ->
              command.setResult(
                  ReceiveCommand.Result.REJECTED_OTHER_REASON, "protected branch hook declined")));
    }
    if (info) {
      receive.sendAdvertisedRefs(new PacketLineOutRefAdvertiser(new PacketLineOut(out)));
    } else {
      receive.receive(body(exchange), out, null);
    }
  }

  private static InputStream body(HttpExchange exchange) throws IOException {
    InputStream in = new ByteArrayInputStream(exchange.getRequestBody().readAllBytes());
    return "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"))
        ? new GZIPInputStream(in)
        : in;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
