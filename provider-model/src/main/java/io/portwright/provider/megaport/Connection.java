package io.portwright.provider.megaport;

import io.portwright.provider.megaport.identity.Environment;
import io.portwright.provider.megaport.product.Fields;
import io.portwright.provider.spi.Answer;
import io.portwright.provider.spi.AttributeProblem;
import io.portwright.provider.value.AttributePath;
import io.portwright.provider.value.Value.ObjectValue;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Where to log in and as whom, from the provider block and the environment; the block wins.
 *
 * @param patience longest wait for a service
 */
record Connection(
    Environment environment,
    URI api,
    URI token,
    String accessKey,
    String secretKey,
    Optional<String> managedAccount,
    Duration patience) {

  private static final long DEFAULT_WAIT_MINUTES = 10;

  private static final Pattern PLACEHOLDER =
      Pattern.compile(
          "<.*>|\\$\\{.*}|(?:your|my|the)?[ _-]*(?:api|megaport)?[ _-]*(?:access|secret)["
              + " _-]*key(?:[ _-]*here)?|x{3,}|\\*{3,}|changeme|replace[ _-]?me",
          Pattern.CASE_INSENSITIVE);

  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

  static Answer<Connection> of(MegaportSettings settings, ObjectValue block) {
    return new Reader(settings, block).connection();
  }

  @Override
  public String toString() {
    return "connection to " + api;
  }

  private static final class Reader {
    private final MegaportSettings settings;
    private final ObjectValue block;
    private final List<AttributeProblem> problems = new ArrayList<>();

    Reader(MegaportSettings settings, ObjectValue block) {
      this.settings = settings;
      this.block = block;
    }

    Answer<Connection> connection() {
      Optional<String> managed = text("managed_account_uid", "MEGAPORT_MANAGED_ACCOUNT_UID");
      Duration wait =
          Duration.ofMinutes(Fields.whole(block, "wait_time").orElse(DEFAULT_WAIT_MINUTES));
      Optional<String> label = text("environment", "MEGAPORT_ENVIRONMENT");
      boolean sandbox =
          settings.mode() == MegaportSettings.Mode.SANDBOX
              || label.equals(Optional.of(Environment.SANDBOX.label()));
      if (sandbox) {
        SandboxEndpoint endpoint = settings.sandbox().get();
        return Answer.of(
            new Connection(
                Environment.SANDBOX,
                endpoint.api(),
                endpoint.token(),
                endpoint.accessKey(),
                endpoint.secretKey(),
                sandboxCompany(managed),
                wait));
      }
      return real(label, managed, wait);
    }

    /** A forced sandbox does not know the managed accounts of a real environment. */
    private Optional<String> sandboxCompany(Optional<String> managed) {
      return settings.mode() == MegaportSettings.Mode.SANDBOX ? Optional.empty() : managed;
    }

    private Answer<Connection> real(
        Optional<String> label, Optional<String> managed, Duration wait) {
      Optional<Environment> environment = Environment.of(label.orElse(Environment.STAGING.label()));
      if (environment.isEmpty()) {
        error(
            "environment",
            "Unknown environment",
            "There is no environment \"%s\". Use production, staging, development or sandbox."
                .formatted(label.orElse("")));
      }
      String access = key("access_key", "MEGAPORT_ACCESS_KEY");
      String secret = key("secret_key", "MEGAPORT_SECRET_KEY");
      terms();
      Optional<URI> api =
          address("MEGAPORT_API_URL").or(() -> environment.flatMap(Environment::api));
      Optional<URI> token =
          address("MEGAPORT_TOKEN_URL").or(() -> environment.flatMap(Environment::token));
      if (!problems.isEmpty() || api.isEmpty() || token.isEmpty()) {
        return new Answer<>(Optional.empty(), problems);
      }
      return Answer.of(
          new Connection(
              environment.orElseThrow(), api.get(), token.get(), access, secret, managed, wait));
    }

    private Optional<String> text(String attribute, String variable) {
      return Fields.text(block, attribute).or(() -> variable(variable));
    }

    private Optional<String> variable(String name) {
      return Optional.ofNullable(settings.environment().get(name)).filter(v -> !v.isBlank());
    }

    private String key(String attribute, String variable) {
      Optional<String> key = text(attribute, variable);
      if (key.isEmpty()) {
        error(
            attribute,
            "Missing API key",
            "The provider needs %s. Set it in the provider block or as %s, or try the configuration without any account:\n    portwright plan --sandbox"
                .formatted(attribute, variable));
      } else if (PLACEHOLDER.matcher(key.get().strip()).matches()) {
        error(
            attribute,
            "Placeholder instead of an API key",
            "%s is a placeholder, not a key. Put a real key there (better: remove the argument and set %s), or try the configuration without any account:\n    portwright plan --sandbox"
                .formatted(attribute, variable));
      }
      return key.orElse("");
    }

    private void terms() {
      boolean written = Fields.truth(block, "accept_purchase_terms").isPresent();
      boolean accepted =
          written
              ? Fields.truth(block, "accept_purchase_terms").orElse(false)
              : variable("MEGAPORT_ACCEPT_PURCHASE_TERMS")
                  .map(v -> Set.of("true", "yes").contains(v.toLowerCase(Locale.ROOT)))
                  .orElse(false);
      if (!accepted) {
        error(
            "accept_purchase_terms",
            "Purchase terms not accepted",
            "Orders are binding: set accept_purchase_terms = true in the provider block, or"
                + " MEGAPORT_ACCEPT_PURCHASE_TERMS=true, to accept the service's purchase terms.");
      }
    }

    /** Credentials go only over https, or to this machine. */
    private Optional<URI> address(String variable) {
      Optional<String> text = variable(variable);
      if (text.isEmpty()) {
        return Optional.empty();
      }
      try {
        String trimmed = text.get().replaceAll("/+$", "");
        URI uri = new URI(trimmed);
        String host = uri.getHost() == null ? "" : uri.getHost().toLowerCase(Locale.ROOT);
        boolean https = "https".equalsIgnoreCase(uri.getScheme()) && !host.isEmpty();
        boolean local = "http".equalsIgnoreCase(uri.getScheme()) && LOOPBACK.contains(host);
        if (https || local) {
          return Optional.of(uri);
        }
      } catch (URISyntaxException _) {
        // said below
      }
      problems.add(
          AttributeProblem.error(
              AttributePath.ROOT,
              "Unsafe API address",
              "%s must be an https address, or http on this machine (127.0.0.1), because the API key is sent there."
                  .formatted(variable)));
      return Optional.empty();
    }

    private void error(String attribute, String summary, String detail) {
      problems.add(AttributeProblem.error(AttributePath.of(attribute), summary, detail));
    }
  }
}
