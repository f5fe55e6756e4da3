package io.portwright.cli.torture;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Phaser;

/** Stands before a sandbox and shows every request and answer to the gate. */
final class Door implements AutoCloseable {
  private static final Set<String> OWN =
      Set.of("host", "connection", "content-length", "transfer-encoding", "upgrade", "expect");

  private final HttpServer server;
  private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI sandbox;
  private final Duration patience;
  private final Phaser underWay = new Phaser(1);
  private volatile Optional<Gate> gate = Optional.empty();
  private volatile Optional<Late> late = Optional.empty();

  /**
   * @param patience of those who send: a request that was held longer is not passed on, because
   *     nobody waits for it any more
   */
  Door(URI sandbox, Duration patience) {
    this.sandbox = sandbox;
    this.patience = patience;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(workers);
    server.createContext("/", this::pass);
    server.start();
  }

  /** Root of the API as a run sees it. */
  URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  void use(Gate changed) {
    gate = Optional.of(changed);
  }

  void delay(Optional<Late> changed) {
    late = changed;
  }

  /** Waits until the sandbox has answered whatever got through. */
  void settle() {
    underWay.arriveAndAwaitAdvance();
  }

  private void pass(HttpExchange exchange) throws IOException {
    underWay.register();
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      String label = label(exchange);
      long arrived = System.nanoTime();
      if (!lets("request " + label) || System.nanoTime() - arrived > patience.toNanos()) {
        return;
      }
      if (late.isPresent() && late.get().holds("request " + label)) {
        HttpResponse<byte[]> _ = answer(exchange, body);
        late.get().isDelivered();
        return;
      }
      HttpResponse<byte[]> answer = answer(exchange, body);
      if (late.isPresent()) {
        late.get().answered("request " + label);
      }
      if (lets("request answered: " + label)) {
        send(exchange, answer);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      underWay.arriveAndDeregister();
    }
  }

  private static String label(HttpExchange exchange) {
    String path = String.valueOf(exchange.getRequestURI().getRawPath());
    return exchange.getRequestMethod() + " " + path.replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "UID");
  }

  private boolean lets(String label) {
    return gate.map(present -> present.lets(label)).orElse(true);
  }

  private HttpResponse<byte[]> answer(HttpExchange exchange, byte[] body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(sandbox.resolve(exchange.getRequestURI().toString()))
            .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> {
          if (!OWN.contains(name.toLowerCase(Locale.ROOT))) {
            values.forEach(value -> request.header(name, value));
          }
        });
    return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  private static void send(HttpExchange exchange, HttpResponse<byte[]> answer) throws IOException {
    answer
        .headers()
        .map()
        .forEach((String name, List<String> values) -> {
          if (!OWN.contains(name.toLowerCase(Locale.ROOT)) && !name.startsWith(":")) {
            exchange.getResponseHeaders().put(name, List.copyOf(values));
          }
        });
    byte[] body = answer.body();
    exchange.sendResponseHeaders(answer.statusCode(), body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }

  @Override
  public void close() {
    server.stop(0);
    workers.close();
    client.close();
  }
}
