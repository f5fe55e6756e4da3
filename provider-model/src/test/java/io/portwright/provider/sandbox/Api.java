package io.portwright.provider.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** A caller of a sandbox over HTTP, logged in with one API key. */
final class Api implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final SandboxServer server;
  private final Map<String, String> headers;

  /** One answer. */
  record Answer(int status, JsonNode body, HttpResponse<String> raw) {
    String message() {
      return body.path("message").asText();
    }

    JsonNode data() {
      return body.path("data");
    }

    /** The text of a refusal, whichever form it has. */
    String detail() {
      return data().isTextual() ? data().asText() : data().toString();
    }
  }

  private Api(SandboxServer server, Map<String, String> headers) {
    this.server = server;
    this.headers = headers;
  }

  static Api of(SandboxServer server) {
    return as(server, server.defaultCredentials().accessKey());
  }

  /** Logs in with an access key such as {@code sandbox-acme-finance}. */
  static Api as(SandboxServer server, String accessKey) {
    try (Api nobody = new Api(server, Map.of())) {
      String secret = accessKey.replaceFirst("sandbox", "secret");
      String basic =
          Base64.getEncoder()
              .encodeToString((accessKey + ":" + secret).getBytes(StandardCharsets.UTF_8));
      Answer token =
          nobody
              .with("Authorization", "Basic " + basic)
              .send("POST", "/oauth2/token?grant_type=client_credentials", "");
      return new Api(
          server, Map.of("Authorization", "Bearer " + token.body().path("access_token").asText()));
    }
  }

  static Api anonymous(SandboxServer server) {
    return new Api(server, Map.of());
  }

  Api with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Api(server, more);
  }

  Answer get(String path) {
    return send("GET", path, "");
  }

  Answer post(String path, String body) {
    return send("POST", path, body);
  }

  Answer put(String path, String body) {
    return send("PUT", path, body);
  }

  /** The uid of the first service that an order makes; the order must be accepted. */
  String buy(String item) {
    Answer answer = post("/v3/networkdesign/buy", "[" + item + "]");
    if (answer.status() != 200) {
      throw new AssertionError("refused: " + answer.body());
    }
    JsonNode first = answer.data().path(0);
    return first.path("technicalServiceUid").asText(first.path("vxcJTechnicalServiceUid").asText());
  }

  JsonNode product(String uid) {
    return get("/v2/product/" + uid).data();
  }

  Answer send(String method, String path, String body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(server.baseUri() + path))
            .timeout(Duration.ofSeconds(20))
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    headers.forEach(request::setHeader);
    try {
      HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
      return new Answer(response.statusCode(), JSON.readTree(response.body()), response);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
