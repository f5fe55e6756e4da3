package io.portwright.provider.megaport;

import io.portwright.provider.megaport.wire.Json;
import io.portwright.provider.sandbox.SandboxServer;
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

/** Somebody who changes services of a sandbox past the provider. */
final class Portal implements AutoCloseable {

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final SandboxServer server;
  private final String token;

  Portal(SandboxServer server) {
    this.server = server;
    var key = server.defaultCredentials();
    String basic =
        Base64.getEncoder()
            .encodeToString(
                (key.accessKey() + ":" + key.secretKey()).getBytes(StandardCharsets.UTF_8));
    this.token =
        send("POST", "/oauth2/token?grant_type=client_credentials", "", "Basic " + basic)
            .textOr("access_token", "");
  }

  /** Sends a request that must succeed; its {@code data}. */
  Json send(String method, String path, String body) {
    return send(method, path, body, "Bearer " + token).at("data");
  }

  private Json send(String method, String path, String body, String authorization) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(server.baseUri() + path))
            .timeout(Duration.ofSeconds(20))
            .header("Authorization", authorization)
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
            .build();
    try {
      HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
      if (response.statusCode() != 200) {
        throw new AssertionError(method + " " + path + ": " + response.body());
      }
      return RuleWorld.json(response.body());
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
