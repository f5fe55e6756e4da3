package io.portwright.cli.torture;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.portwright.provider.sandbox.SandboxServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The service as somebody sees it who does not use the program. */
record ServiceApi(HttpClient client, URI root, String token) implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** As the company that everybody here orders for. */
  static ServiceApi of(SandboxServer sandbox) {
    HttpClient client = HttpClient.newHttpClient();
    var key = sandbox.defaultCredentials();
    HttpRequest login =
        HttpRequest.newBuilder(sandbox.tokenUri())
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Authorization", basic(key.accessKey() + ":" + key.secretKey()))
            .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials"))
            .build();
    String token = json(client, login).path("access_token").asText();
    return new ServiceApi(client, sandbox.baseUri(), token);
  }

  private static String basic(String text) {
    return "Basic " + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  JsonNode get(String path) {
    return json(client, request(path).build());
  }

  void send(String method, String path, String body) {
    JsonNode _ =
        json(
            client,
            request(path).method(method, HttpRequest.BodyPublishers.ofString(body)).build());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(root.resolve(path)).header("Authorization", "Bearer " + token);
  }

  private static JsonNode json(HttpClient client, HttpRequest request) {
    try {
      var answer = client.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
      if (answer.statusCode() != 200) {
        throw new AssertionError(request.uri() + ": " + answer.statusCode() + answer.body());
      }
      return JSON.readTree(answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
