package io.portwright.engine.git;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jgit.transport.CredentialItem;
import org.eclipse.jgit.transport.CredentialsProvider;
import org.eclipse.jgit.transport.URIish;
import org.jspecify.annotations.Nullable;

/**
 * Answers a server's question for a login with what is known, once for each address, and never asks
 * anybody: neither for a password nor whether a certificate may be ignored.
 */
final class KnownLogin extends CredentialsProvider {
  private final RemoteUrl url;
  private final Logins logins;
  private final Set<String> answered = new HashSet<>();
  private String asking = "";
  private boolean given;

  KnownLogin(RemoteUrl url, Logins logins) {
    this.url = url;
    this.logins = logins;
  }

  /** Whether a login went out, so that a refusal is one of that login. */
  boolean wasGiven() {
    return given;
  }

  /** The host that asked last, which a redirect may have led to; empty when none did. */
  String asking() {
    return asking;
  }

  @Override
  public boolean isInteractive() {
    return false;
  }

  @Override
  public boolean supports(CredentialItem... items) {
    return Arrays.stream(items)
        .allMatch(item ->
            item instanceof CredentialItem.Username || item instanceof CredentialItem.Password);
  }

  @Override
  public boolean get(@Nullable URIish place, CredentialItem... items) {
    if (place == null || !supports(items)) {
      return false;
    }
    String scheme = String.valueOf(place.getScheme());
    String host = place.getHost() + (place.getPort() > 0 ? ":" + place.getPort() : "");
    asking = host;
    Optional<Login> login = known(scheme, host);
    if (login.isEmpty() || !answered.add(scheme + "://" + host)) {
      return false;
    }
    given = !login.get().password().isEmpty();
    for (CredentialItem item : items) {
      switch (item) {
        case CredentialItem.Username user -> user.setValue(login.get().user());
        case CredentialItem.Password password ->
            password.setValue(login.get().password().toCharArray());
        default -> throw new IllegalStateException("asked for more than was supported");
      }
    }
    return true;
  }

  /** A user without a password may be a token; it is tried when nothing better is known. */
  private Optional<Login> known(String scheme, String host) {
    boolean mine = url.isAt(scheme, host);
    if (mine && !url.password().isEmpty()) {
      return Optional.of(new Login(url.user(), url.password()));
    }
    String user = mine ? url.user() : "";
    Optional<Login> found = logins.find(scheme, host, user);
    return found.isEmpty() && !user.isEmpty() ? Optional.of(new Login(user, "")) : found;
  }
}
