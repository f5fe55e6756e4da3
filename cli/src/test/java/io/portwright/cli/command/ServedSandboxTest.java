package io.portwright.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A sandbox that runs on its own is used when it is on this machine, and nothing else is. */
class ServedSandboxTest {
  private static TreeMap<String, String> environment(String url) {
    return new TreeMap<>(
        Map.of(
            "PORTWRIGHT_SANDBOX_URL", url, "MEGAPORT_ACCESS_KEY", "a", "MEGAPORT_SECRET_KEY", "s"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"http://127.0.0.1:8080", "http://localhost:8080/", " http://127.0.0.1:8080 "})
  void aSandboxOnThisMachineIsUsedWithTheGivenKey(String url) {
    assertThat(ServedSandbox.of(environment(url)))
        .hasValueSatisfying(endpoint -> {
          assertThat(endpoint.api().getPort()).isEqualTo(8080);
          assertThat(endpoint.token()).hasPath("/oauth2/token");
          assertThat(endpoint.accessKey()).isEqualTo("a");
          assertThat(endpoint.secretKey()).isEqualTo("s");
        });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://api.megaport.com",
        "http://api.megaport.com",
        "http://127.0.0.1.example.com:80",
        "http://user@example.com",
        "http://127.0.0.1:8080/v2",
        "ftp://127.0.0.1",
        "127.0.0.1:8080",
        "not a place"
      })
  void anythingElseIsRefused(String url) {
    assertThatThrownBy(() -> ServedSandbox.of(environment(url)))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("is not a sandbox on this machine");
  }

  @Test
  void withoutTheVariableThereIsNone() {
    assertThat(ServedSandbox.of(new TreeMap<>())).isEmpty();
    assertThat(ServedSandbox.of(environment(" "))).isEmpty();
  }
}
