package io.portwright.provider.megaport;

import static org.assertj.core.api.Assertions.assertThat;

import io.portwright.provider.sandbox.SandboxOptions;
import io.portwright.provider.sandbox.SandboxServer;
import io.portwright.provider.spi.Account;
import io.portwright.provider.spi.Answer;
import io.portwright.provider.spi.AttributeProblem;
import io.portwright.provider.spi.Identity;
import java.net.URI;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the provider logs in, and what it refuses before it does. */
class ConnectionTest {

  private static final Map<String, Object> BLOCK =
      Map.of("access_key", "0a1b2c3d", "secret_key", "4e5f6a7b", "accept_purchase_terms", true);

  private static MegaportProvider provider(
      MegaportSettings.Mode mode,
      Map<String, String> environment,
      Optional<SandboxServer> sandbox) {
    return new MegaportProvider(
        new MegaportSettings(
            environment,
            () -> {
              SandboxServer server =
                  sandbox.orElseThrow(() -> new AssertionError("no sandbox was asked for"));
              return new SandboxEndpoint(
                  server.baseUri(),
                  server.tokenUri(),
                  server.defaultCredentials().accessKey(),
                  server.defaultCredentials().secretKey());
            },
            mode,
            Clock.system(ZoneOffset.UTC),
            Optional.empty(),
            "test"));
  }

  private static List<String> problems(Map<String, ?> block, Map<String, String> environment) {
    MegaportProvider provider =
        provider(MegaportSettings.Mode.AS_CONFIGURED, environment, Optional.empty());
    return provider.connect(Written.of(provider.schema(), block)).problems().stream()
        .map(AttributeProblem::summary)
        .toList();
  }

  @Test
  void forcedSandboxNeedsNoBlockAndIgnoresTheOneThatIsThere() {
    try (SandboxServer server = SandboxServer.start(SandboxOptions.inMemory())) {
      MegaportProvider provider =
          provider(
              MegaportSettings.Mode.SANDBOX,
              Map.of("MEGAPORT_API_URL", "https://example.org"),
              Optional.of(server));
      for (Map<String, ?> block :
          List.of(
              Map.<String, Object>of(),
              Map.of(
                  "environment", "production",
                  "access_key", "<api access_key>",
                  "managed_account_uid", "u"))) {
        try (Account account = Session.connected(provider, block)) {
          assertThat(account.identity())
              .isEqualTo(
                  new Identity("sandbox", Optional.empty(), Optional.empty(), Optional.empty()));
          assertThat(account.identity().isReal()).isFalse();
        }
      }
    }
  }

  @Test
  void environmentSandboxInTheBlockIsEnough() {
    try (SandboxServer server = SandboxServer.start(SandboxOptions.inMemory());
        Account account =
            Session.connected(
                provider(MegaportSettings.Mode.AS_CONFIGURED, Map.of(), Optional.of(server)),
                Map.of("environment", "sandbox"))) {
      assertThat(account.identity().environment()).isEqualTo("sandbox");
    }
  }

  @Test
  void realEnvironmentIsStagingUnlessSaidOtherwise() {
    try (SandboxServer server = SandboxServer.start(SandboxOptions.inMemory())) {
      Map<String, String> environment =
          Map.of(
              "MEGAPORT_API_URL", server.baseUri().toString(),
              "MEGAPORT_TOKEN_URL", server.tokenUri().toString(),
              "MEGAPORT_ACCESS_KEY", server.defaultCredentials().accessKey(),
              "MEGAPORT_SECRET_KEY", server.defaultCredentials().secretKey(),
              "MEGAPORT_ACCEPT_PURCHASE_TERMS", "yes");
      MegaportProvider provider =
          provider(MegaportSettings.Mode.AS_CONFIGURED, environment, Optional.empty());
      try (Account account = Session.connected(provider, Map.of())) {
        assertThat(account.identity().environment()).isEqualTo("staging");
        assertThat(account.identity().isReal()).isTrue();
        assertThat(account.batchLimit()).isEqualTo(1);
      }
    }
  }

  @Test
  void refusedKeyIsSaidToBeRefused() {
    try (SandboxServer server = SandboxServer.start(SandboxOptions.inMemory())) {
      Map<String, String> environment =
          Map.of(
              "MEGAPORT_API_URL", server.baseUri().toString(),
              "MEGAPORT_TOKEN_URL", server.tokenUri().toString());
      MegaportProvider provider =
          provider(MegaportSettings.Mode.AS_CONFIGURED, environment, Optional.empty());
      Answer<Account> answer = provider.connect(Written.of(provider.schema(), BLOCK));
      assertThat(answer.problems())
          .singleElement()
          .satisfies(problem -> {
            assertThat(problem.code()).contains("AUTH-1");
            assertThat(problem.detail()).contains("staging").doesNotContain("4e5f6a7b");
          });
    }
  }

  @Test
  void unreachableServiceIsAnEnvironmentProblem() {
    URI nobody = URI.create("http://127.0.0.1:1");
    List<AttributeProblem> problems =
        connect(
            Map.of("MEGAPORT_API_URL", nobody.toString(), "MEGAPORT_TOKEN_URL", nobody.toString()));
    assertThat(problems)
        .singleElement()
        .satisfies(problem -> assertThat(problem.code()).contains("NET-1"));
  }

  private static List<AttributeProblem> connect(Map<String, String> environment) {
    MegaportProvider provider =
        provider(MegaportSettings.Mode.AS_CONFIGURED, environment, Optional.empty());
    return provider.connect(Written.of(provider.schema(), BLOCK)).problems();
  }

  @Test
  void everythingThatIsMissingIsNamedAtOnce() {
    assertThat(problems(Map.of(), Map.of()))
        .containsExactly("Missing API key", "Missing API key", "Purchase terms not accepted");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<api access_key>",
        "<api access key>",
        "access_key",
        "your_access_key",
        "YOUR-ACCESS-KEY",
        "secret_Key",
        "xxxx",
        "changeme",
        "${ACCESS_KEY}"
      })
  void placeholderIsNoKey(String key) {
    assertThat(problems(Session.with(BLOCK, "access_key", key), Map.of()))
        .containsExactly("Placeholder instead of an API key");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://api.example.org",
        "ftp://127.0.0.1",
        "http://127.0.0.1.example.org",
        "http://127.0.0.1@example.org",
        "not an address",
        "https://"
      })
  void keyGoesOnlyOverHttpsOrToThisMachine(String address) {
    assertThat(problems(BLOCK, Map.of("MEGAPORT_API_URL", address)))
        .containsExactly("Unsafe API address");
  }

  @Test
  void termsMustBeAccepted() {
    assertThat(problems(Session.with(BLOCK, "accept_purchase_terms", false), Map.of()))
        .containsExactly("Purchase terms not accepted");
    assertThat(
            problems(
                Session.with(BLOCK, "accept_purchase_terms", false),
                Map.of("MEGAPORT_ACCEPT_PURCHASE_TERMS", "true")))
        .containsExactly("Purchase terms not accepted");
  }
}
