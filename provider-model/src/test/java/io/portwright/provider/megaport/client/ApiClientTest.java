package io.portwright.provider.megaport.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.portwright.provider.megaport.wire.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The client against servers that do what the sandbox never does. */
class ApiClientTest {

  private static final Pace HASTE =
      new Pace(
          Duration.ofSeconds(2),
          Duration.ofSeconds(20),
          3,
          Duration.ofMillis(5),
          Duration.ofMillis(50),
          1000);

  /** Answers a request after the token request. */
  private interface Handler {
    void handle(HttpExchange exchange) throws IOException;
  }

  private final List<String> seen = Collections.synchronizedList(new ArrayList<>());
  private final List<String> trace = Collections.synchronizedList(new ArrayList<>());
  private final CountDownLatch end = new CountDownLatch(1);
  private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
  private HttpServer server;
  private ApiClient client;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
    server.createContext(
        "/token",
        exchange -> answer(exchange, 200, "{\"access_token\":\"the-token\",\"expires_in\":300}"));
    server.setExecutor(workers);
    server.start();
    URI root = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    client =
        new ApiClient(
            new ClientSettings(
                root,
                root.resolve("/token"),
                "the-access-key",
                "the-secret-key",
                Optional.of("company-1"),
                "9.9",
                Optional.of(trace::add),
                Clock.systemUTC(),
                HASTE));
  }

  @AfterEach
  void stop() {
    end.countDown();
    client.close();
    server.stop(0);
    workers.close();
  }

  private void serve(Handler handler) {
    server.createContext(
        "/v2",
        exchange -> {
          seen.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
          handler.handle(exchange);
        });
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Test
  void everyCallCarriesItsHeaders() {
    List<String> headers = new ArrayList<>();
    serve(exchange -> {
      for (String name :
          List.of("Authorization", "X-Call-Context", "User-Agent", "x-app", "Content-Type")) {
        headers.add(exchange.getRequestHeaders().getFirst(name));
      }
      answer(exchange, 200, "{\"message\":\"m\"}");
    });
    assertThat(client.put("/v2/x", Json.EMPTY)).isInstanceOf(Reply.Ok.class);
    assertThat(headers)
        .containsExactly(
            "Bearer the-token", "company-1", "portwright/9.9", "portwright", "application/json");
  }

  @Test
  void redirectIsNotFollowed() {
    serve(exchange -> {
      exchange.getResponseHeaders().set("Location", "/v2/elsewhere");
      answer(exchange, 302, "{}");
    });
    Reply reply = client.get("/v2/here");
    assertThat(reply).isInstanceOf(Reply.Unclear.class);
    assertThat(((Reply.Unclear) reply).text()).contains("redirected (302)");
    assertThat(seen).containsExactly("GET /v2/here");
  }

  @Test
  void orderWithoutAnAnswerInTimeIsUnclearAndSentOnce() {
    serve(exchange -> wait(end));
    assertThat(client.login()).isEmpty();
    Reply reply = client.order("/v2/buy", "{}", () -> Duration.ofSeconds(2));
    assertThat(reply).isInstanceOf(Reply.Unclear.class);
    assertThat(seen).containsExactly("POST /v2/buy");
  }

  @Test
  void answerThatStopsInTheMiddleIsBoundedInTime() {
    serve(exchange -> {
      exchange.sendResponseHeaders(200, 100);
      exchange.getResponseBody().write('{');
      exchange.getResponseBody().flush();
      wait(end);
    });
    assertThat(client.login()).isEmpty();
    Reply reply = client.order("/v2/buy", "{}", () -> Duration.ofSeconds(2));
    assertThat(reply).isInstanceOf(Reply.Unclear.class);
  }

  private static void wait(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void longRetryAfterIsCapped() {
    serve(exchange -> {
      exchange.getResponseHeaders().set("Retry-After", "3600");
      answer(exchange, seen.size() < 3 ? 429 : 200, "{\"message\":\"m\"}");
    });
    assertThat(client.get("/v2/x")).isInstanceOf(Reply.Ok.class);
    assertThat(seen).hasSize(3);
  }

  @Test
  void retryAfterMayBeADate() {
    serve(exchange -> {
      exchange.getResponseHeaders().set("Retry-After", "Wed, 21 Oct 2026 07:28:00 GMT");
      answer(exchange, seen.size() < 2 ? 429 : 200, "{\"message\":\"m\"}");
    });
    assertThat(client.get("/v2/x")).isInstanceOf(Reply.Ok.class);
  }

  @Test
  void refusalIsNotRepeated() {
    serve(exchange ->
        answer(exchange, 400, "{\"message\":\"Validation failed\",\"trace_id\":\"t-1\"}"));
    Reply reply = client.get("/v2/x");
    assertThat(((Reply.Refused) reply).traceId()).contains("t-1");
    assertThat(seen).hasSize(1);
  }

  @Test
  void errorWithoutTheEnvelopeIsUnclear() {
    serve(exchange -> answer(exchange, 404, "{\"error\":\"no such route\"}"));
    assertThat(client.get("/v2/x")).isInstanceOf(Reply.Unclear.class);
  }

  @Test
  void secretsOfARequestAreHiddenInItsAnswer() {
    serve(exchange ->
        answer(
            exchange,
            400,
            "{\"message\":\"Validation failed\",\"data\":\"authKey hunter2hunter2 is too"
                + " short\"}"));
    Reply reply = client.put("/v2/x", Json.EMPTY.with("authKey", "hunter2hunter2"));
    assertThat(((Reply.Refused) reply).problem()).contains("authKey (sensitive) is too short");
    assertThat(String.join("\n", trace))
        .contains("PUT /v2/x")
        .doesNotContain("hunter2")
        .doesNotContain("the-token")
        .doesNotContain("the-secret-key");
  }
}
