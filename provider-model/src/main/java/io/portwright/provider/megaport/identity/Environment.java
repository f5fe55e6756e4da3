package io.portwright.provider.megaport.identity;

import io.portwright.provider.spi.Identity;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Environments of the service. The sandbox has no fixed place: it runs on this machine. */
public enum Environment {
  PRODUCTION("https://api.megaport.com", "https://auth-m2m.megaport.com/oauth2/token"),
  STAGING("https://api-staging.megaport.com", "https://auth-m2m-staging.megaport.com/oauth2/token"),
  DEVELOPMENT(
      "https://api-mpone-dev.megaport.com", "https://auth-m2m-mpone-dev.megaport.com/oauth2/token"),
  SANDBOX("", "");

  private final String api;
  private final String token;

  Environment(String api, String token) {
    this.api = api;
    this.token = token;
  }

  /** As written in provider blocks. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Root of the API; none of the sandbox. */
  public Optional<URI> api() {
    return api.isEmpty() ? Optional.empty() : Optional.of(URI.create(api));
  }

  public Optional<URI> token() {
    return token.isEmpty() ? Optional.empty() : Optional.of(URI.create(token));
  }

  public static Optional<Environment> of(String label) {
    return Stream.of(values()).filter(one -> one.label().equals(label)).findFirst();
  }

  /**
   * The API does not tell a key's company or role before something is ordered; only the managed
   * account that a call acts for is known.
   */
  public Identity identity(Optional<String> managedAccount) {
    return new Identity(label(), managedAccount, Optional.empty(), Optional.empty());
  }
}
