package io.portwright.provider.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Replays what the official clients send, byte for byte over one connection, and decodes the
 * answers with the field types of the Go SDK. Sequences and types are tables beside this test.
 */
class GoClientContractTest {
  private static final Pattern TARGET =
      Pattern.compile("> (\\S+) (\\S+)(?: (anonymous))?(?: as (\\S+))?(?: for (\\S+))?");
  private static final String PENDING = "(pending)";
  private static final GoTypes TYPES = new GoTypes(lines("go-types.txt"));

  /** One call with what its answer must be. */
  private record Step(String call, String body, String expected) {}

  record Sequence(String name, List<Step> steps) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static List<String> lines(String file) {
    String name = "contract/" + file;
    try (InputStream in =
        Objects.requireNonNull(GoClientContractTest.class.getResourceAsStream(name), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Stream<Sequence> sequences() {
    List<Sequence> sequences = new ArrayList<>();
    String call = "";
    String body = "";
    for (String line : lines("sequences.txt")) {
      if (line.startsWith("== ")) {
        sequences.add(new Sequence(line.substring(3), new ArrayList<>()));
      } else if (line.startsWith("> ")) {
        call = line;
        body = "";
      } else if (line.startsWith("< ")) {
        sequences.getLast().steps().add(new Step(call, body, line.substring(2)));
      } else if (!line.startsWith("#")) {
        body += line;
      }
    }
    return sequences.stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("sequences")
  void answersDecodeInGo(Sequence sequence) throws IOException {
    List<String> problems = replay(sequence);
    if (sequence.name().endsWith(PENDING)) {
      assertThat(problems).as("it passes now: remove " + PENDING).isNotEmpty();
    } else {
      assertThat(problems).isEmpty();
    }
  }

  /** Every endpoint of the contract's index is called by some sequence. */
  @Test
  void everyEndpointIsCovered() {
    List<String> called =
        sequences().flatMap(each -> each.steps().stream()).map(Step::call).toList();
    List<String> missing =
        lines("endpoints.txt").stream()
            .filter(line -> !line.equals("POST /oauth2/token"))
            .filter(line ->
                called.stream()
                    .noneMatch(call ->
                        call.matches(
                            "> " + line.replaceAll("\\{[a-z]+}", "[^/ ?]+") + "([? ].*)?")))
            .toList();
    assertThat(missing).isEmpty();
  }

  private static List<String> replay(Sequence sequence) throws IOException {
    List<String> problems = new ArrayList<>();
    try (SandboxServer server = SandboxServer.start(WithSandbox.options());
        Replay replay = new Replay(server)) {
      for (Step step : sequence.steps()) {
        if (!problems.isEmpty()) {
          break;
        }
        replay.play(step).forEach(problem -> problems.add(step.call() + " " + problem));
      }
    }
    return problems;
  }

  /** A run of one sequence with what it has remembered. */
  private static final class Replay implements AutoCloseable {
    private final RawConnection connection;
    private final Map<String, String> known = new HashMap<>();
    private final Map<String, String> tokens = new HashMap<>();

    Replay(SandboxServer server) throws IOException {
      URI uri = server.baseUri();
      this.connection = new RawConnection(new Socket(uri.getHost(), uri.getPort()));
    }

    private String filled(String text) {
      String filled = text;
      for (Map.Entry<String, String> each : known.entrySet()) {
        filled = filled.replace("${" + each.getKey() + "}", each.getValue());
      }
      return filled;
    }

    private String token(String accessKey) throws IOException {
      String known = tokens.get(accessKey);
      if (known != null) {
        return known;
      }
      SandboxCredentials key =
          new SandboxCredentials(accessKey, accessKey.replaceFirst("sandbox", "secret"));
      RawConnection.Answer answer =
          connection.send(
              "POST",
              "/oauth2/token?grant_type=client_credentials",
              "Host: auth-m2m-staging.megaport.com\r\nUser-Agent: Go-Megaport-Library/1.0\r\n"
                  + "Content-Length: 0\r\nAccept: application/json\r\nAuthorization: Basic "
                  + RawConnection.basic(key)
                  + "\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                  + "X-App: terraform\r\nAccept-Encoding: gzip\r\n",
              "");
      assertThat(TYPES.problems(answer.json(), "Token")).isEmpty();
      tokens.put(accessKey, answer.json().path("access_token").asText());
      return token(accessKey);
    }

    List<String> play(Step step) throws IOException {
      Matcher call = TARGET.matcher(step.call());
      assertThat(call.matches()).as(step.call()).isTrue();
      String method = call.group(1);
      String body = step.body().isEmpty() ? "" : filled(step.body()) + "\n";
      StringBuilder headers = new StringBuilder("Host: api-staging.megaport.com\r\n");
      headers.append("User-Agent: Terraform/1.11.4 terraform-provider-megaport/1.4.0 go/1.24.1");
      headers.append(" (linux amd64) Go-Megaport-Library/1.0\r\n");
      if (!method.equals("GET")) {
        int length = body.getBytes(StandardCharsets.UTF_8).length;
        headers.append("Content-Length: ").append(length).append("\r\n");
      }
      headers.append("Accept: application/json\r\n");
      if (call.group(3) == null) {
        String key = Optional.ofNullable(call.group(4)).orElse("sandbox-acme-company-admin");
        headers.append("Authorization: Bearer ").append(token(key)).append("\r\n");
      }
      headers.append(method.equals("GET") ? "" : "Content-Type: application/json\r\n");
      headers.append("X-App: terraform\r\nAccept-Encoding: gzip\r\n");
      if (call.group(5) != null) {
        headers.append("X-Call-Context: ").append(filled(call.group(5))).append("\r\n");
      }
      return judge(
          connection.send(method, filled(call.group(2)), headers.toString(), body),
          step.expected().split(" ", -1));
    }

    private List<String> judge(RawConnection.Answer answer, String[] expected) throws IOException {
      List<String> problems = new ArrayList<>();
      if (!expected[0].equals("any") && answer.status() != Integer.parseInt(expected[0])) {
        problems.add(
            "status " + answer.status() + ": " + new String(answer.body(), StandardCharsets.UTF_8));
        return problems;
      }
      if (!answer.headers().containsKey("trace-id")) {
        problems.add("no Trace-Id");
      }
      String type = answer.headers().getOrDefault("content-type", "");
      switch (expected[1]) {
        case "document", "csv" -> {
          String wanted = expected[1].equals("csv") ? "text/csv" : "application/pdf";
          if (!type.startsWith(wanted)) {
            problems.add("no " + wanted + " but " + answer.headers());
          }
          return problems;
        }
        default -> {}
      }
      JsonNode json = answer.json();
      if (expected[1].equals("Refusal")) {
        problems.addAll(TYPES.problems(json, "Refusal"));
      } else if (expected[1].startsWith("=")) {
        problems.addAll(TYPES.problems(json, expected[1].substring(1)));
      } else {
        problems.addAll(TYPES.problems(json, "Envelope"));
        problems.addAll(TYPES.problems(json.path("data"), expected[1]));
      }
      for (int index = 2; index < expected.length; index++) {
        remember(json, expected[index]).ifPresent(problems::add);
      }
      return problems;
    }

    private Optional<String> remember(JsonNode json, String wanted) {
      if (wanted.startsWith("/")) {
        int equals = wanted.indexOf('=');
        String found = json.at(wanted.substring(0, equals)).asText();
        return found.equals(filled(wanted.substring(equals + 1)))
            ? Optional.empty()
            : Optional.of(wanted + ", found " + found);
      }
      int colon = wanted.indexOf(':');
      JsonNode found = json.at(wanted.substring(colon + 1));
      known.put(wanted.substring(0, colon), found.asText());
      return found.isMissingNode()
          ? Optional.of("nothing at " + wanted + " in " + json)
          : Optional.empty();
    }

    @Override
    public void close() throws IOException {
      connection.close();
    }
  }
}
