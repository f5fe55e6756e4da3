package io.portwright.engine.git;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Logins for web addresses, looked up only when a server asks for one: the token in the
 * environment, then {@code .git-credentials}, then {@code .netrc}. Each is given to the host that
 * it belongs to and to no other, over https; plain http gets one only from this machine's own
 * servers.
 */
public final class Logins {
  /** A token for {@link #HOST}, or {@code user:token}. */
  public static final String TOKEN = "PORTWRIGHT_GIT_TOKEN";

  /** The host that the token is for. */
  public static final String HOST = "PORTWRIGHT_GIT_HOST";

  private static final String USUAL_HOST = "github.com";

  private final SortedMap<String, String> environment;
  private final Path home;

  Logins(Access access) {
    this.environment = access.environment();
    this.home = access.home();
  }

  /**
   * The login for an address.
   *
   * @param scheme {@code https} or {@code http}
   * @param host with {@code :port} where the address has one
   * @param user the user named in the address; empty when none is
   */
  Optional<Login> find(String scheme, String host, String user) {
    if (!scheme.equals("https") && !isThisMachine(host)) {
      return Optional.empty();
    }
    return token(host, user)
        .or(() -> GitCredentials.find(lines(gitCredentials()), scheme, host, user))
        .or(() -> Netrc.find(text(netrc()), bare(host), user));
  }

  private Optional<Login> token(String host, String user) {
    String token = environment.getOrDefault(TOKEN, "");
    String named = environment.getOrDefault(HOST, "");
    if (token.isEmpty() || !(named.isEmpty() ? USUAL_HOST : named).equalsIgnoreCase(host)) {
      return Optional.empty();
    }
    int colon = token.indexOf(':');
    if (colon > 0) {
      return Optional.of(new Login(token.substring(0, colon), token.substring(colon + 1)));
    }
    return Optional.of(new Login(user.isEmpty() ? tokenUser(host) : user, token));
  }

  /** What the large hosts want to see as the user beside a token; others look at the token only. */
  private static String tokenUser(String host) {
    return switch (bare(host)) {
      case "github.com" -> "x-access-token";
      case "bitbucket.org" -> "x-token-auth";
      default -> "oauth2";
    };
  }

  private List<Path> gitCredentials() {
    String configured = environment.getOrDefault("XDG_CONFIG_HOME", "");
    Path config = configured.isEmpty() ? home.resolve(".config") : Path.of(configured);
    return List.of(home.resolve(".git-credentials"), config.resolve("git").resolve("credentials"));
  }

  private List<Path> netrc() {
    String named = environment.getOrDefault("NETRC", "");
    return named.isEmpty()
        ? List.of(home.resolve(".netrc"), home.resolve("_netrc"))
        : List.of(Path.of(named));
  }

  private static List<String> lines(List<Path> files) {
    return text(files).lines().toList();
  }

  /** Files that are not there or cannot be read hold no login. */
  private static String text(List<Path> files) {
    StringBuilder all = new StringBuilder();
    for (Path file : files) {
      try {
        all.append(new String(Files.readAllBytes(file), StandardCharsets.UTF_8)).append('\n');
      } catch (IOException _) {
        // the next one may be readable; a login that is missing is reported where it is needed
      }
    }
    return all.toString();
  }

  private static String bare(String host) {
    return host.replaceFirst(":[0-9]*$", "").toLowerCase(Locale.ROOT);
  }

  static boolean isThisMachine(String host) {
    return List.of("localhost", "127.0.0.1", "[::1]").contains(bare(host));
  }
}
