package io.portwright.provider.megaport.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.portwright.provider.diagnostic.Checked;
import io.portwright.provider.megaport.calls.BillingMarkets.Address;
import io.portwright.provider.megaport.calls.BillingMarkets.Contact;
import io.portwright.provider.megaport.calls.BillingMarkets.Enabling;
import io.portwright.provider.megaport.calls.ManagedAccounts.ManagedAccount;
import io.portwright.provider.megaport.calls.OrderApprovals.Decision;
import io.portwright.provider.megaport.calls.OrderApprovals.Filter;
import io.portwright.provider.megaport.client.ApiClient;
import io.portwright.provider.megaport.client.ClientSettings;
import io.portwright.provider.megaport.client.Pace;
import io.portwright.provider.megaport.wire.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every call against answers that no contract has, and against silence. */
class OddAnswerTest {

  private static final List<String> BODIES =
      List.of(
          "{\"message\":\"m\"}",
          "{\"message\":\"m\",\"data\":null}",
          "{\"message\":\"m\",\"data\":\"text\"}",
          "{\"message\":\"m\",\"data\":[[]]}",
          "{\"message\":\"m\",\"data\":[{\"uid\":7,\"id\":\"x\",\"companyUid\":null}]}",
          "{\"message\":\"m\",\"data\":{\"currency\":\"money\",\"monthlyRate\":\"1\"}}",
          "{\"message\":\"m\",\"data\":{\"currency\":\"AUD\",\"total\":1,\"charges\":[{}]}}",
          "{\"message\":",
          "<html>",
          "[]",
          "");

  private final CountDownLatch end = new CountDownLatch(1);
  private final CountDownLatch reached = new CountDownLatch(1);
  private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
  private HttpServer server;
  private ApiClient client;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
    server.createContext(
        "/token", exchange -> answer(exchange, "{\"access_token\":\"t\",\"expires_in\":300}"));
    server.setExecutor(workers);
    server.start();
    URI root = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    client =
        new ApiClient(
            new ClientSettings(
                root,
                root.resolve("/token"),
                "key",
                "secret",
                Optional.empty(),
                "test",
                Optional.empty(),
                Clock.systemUTC(),
                new Pace(
                    Duration.ofSeconds(2),
                    Duration.ofSeconds(60),
                    2,
                    Duration.ofMillis(1),
                    Duration.ofMillis(2),
                    10_000)));
  }

  @AfterEach
  void stop() {
    end.countDown();
    client.close();
    server.stop(0);
    workers.close();
  }

  private static void answer(HttpExchange exchange, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(200, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private static Arguments call(String name, Function<Calls, Checked<?>> call) {
    return arguments(name, call);
  }

  static Stream<Arguments> everyCall() {
    Enabling enabling =
        new Enabling(
            1,
            "AUD",
            "en",
            new Contact("a", "b", "c"),
            new Address("a", Optional.empty(), "c", Optional.empty(), Optional.empty(), "d"),
            Optional.empty(),
            Optional.empty());
    return Stream.of(
        call("list approvals", calls -> calls.approvals().list(Filter.ALL)),
        call("lock", calls -> calls.locks().lock("u")),
        call("unlock", calls -> calls.locks().unlock("u")),
        call("letter", calls -> calls.letters().fetch("u")),
        call("charges", calls -> calls.endings().charges("u")),
        call("rating", calls -> calls.endings().rating("u", YearMonth.of(2026, 1), 5)),
        call("restore", calls -> calls.endings().restore("u")),
        call("list accounts", calls -> calls.managedAccounts().list()),
        call("settings", calls -> calls.managedAccounts().settings("u")),
        call("make account", calls -> calls.managedAccounts().create("n", "r")),
        call(
            "rename account",
            calls -> calls.managedAccounts().rename(new ManagedAccount("u", "n", "r"))),
        call("list markets", calls -> calls.markets().list()),
        call("enable market", calls -> calls.markets().enable(enabling)),
        call("price", calls -> calls.prices().product(Json.EMPTY)),
        call("prices of terms", calls -> calls.prices().terms(Json.EMPTY)),
        call("price of add-ons", calls -> calls.prices().addOns(Json.EMPTY)));
  }

  /** None of these bodies says what any of the calls asks for. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("everyCall")
  void oddBodyIsAFindingNeverAResult(String name, Function<Calls, Checked<?>> call) {
    AtomicReference<String> body = new AtomicReference<>("");
    server.createContext("/v", exchange -> answer(exchange, body.get()));
    for (String odd : BODIES) {
      body.set(odd);
      Checked<?> answer = call.apply(new Calls(client));
      assertThat(answer.value()).as(odd).isEmpty();
      assertThat(World.problem(answer)).as(odd).startsWith("API-2");
    }
  }

  private static Stream<Arguments> everyCallAndDecision() {
    return Stream.concat(
        everyCall(),
        Stream.of(
            call("decide", calls -> calls.approvals().decide("u", Decision.REJECT, "because"))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("everyCallAndDecision")
  void interruptionEndsTheCall(String name, Function<Calls, Checked<?>> call)
      throws InterruptedException {
    server.createContext(
        "/v",
        _ -> {
          reached.countDown();
          try {
            end.await();
          } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
          }
        });
    AtomicReference<Checked<?>> answer = new AtomicReference<>();
    Thread caller = Thread.ofPlatform().start(() -> answer.set(call.apply(new Calls(client))));
    assertThat(reached.await(10, TimeUnit.SECONDS)).isTrue();
    caller.interrupt();
    assertThat(caller.join(Duration.ofSeconds(10))).as("ended").isTrue();
    assertThat(answer.get().value()).isEmpty();
    assertThat(World.problem(answer.get())).contains("interrupted");
  }
}
