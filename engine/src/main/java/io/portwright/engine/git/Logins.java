package io.portwright.engine.git;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

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
  private final Optional<Path> home;

  /**
   * @param home the user's folder, where the files are
   */
  public Logins(SortedMap<String, String> environment, Path home) {
    this(environment, Optional.of(home));
  }

  private Logins(SortedMap<String, String> environment, Optional<Path> home) {
    this.environment = new TreeMap<>(environment);
    this.home = home;
  }

  /** Those of the user whom the environment belongs to. */
  public static Logins of(SortedMap<String, String> environment) {
    return new Logins(
        environment,
        Stream.of("HOME", "USERPROFILE")
            .map(name -> environment.getOrDefault(name, ""))
            .filter(text -> !text.isEmpty())
            .findFirst()
            .map(Path::of));
  }

  /** The user's folder; one that does not exist when there is none. */
  Path home() {
    return home.orElse(Path.of("no-home-folder"));
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
    Optional<Path> config =
        configured.isEmpty()
            ? home.map(folder -> folder.resolve(".config"))
            : Optional.of(Path.of(configured));
    return Stream.of(
            home.map(folder -> folder.resolve(".git-credentials")),
            config.map(folder -> folder.resolve("git").resolve("credentials")))
        .flatMap(Optional::stream)
        .toList();
  }

  private List<Path> netrc() {
    String named = environment.getOrDefault("NETRC", "");
    return named.isEmpty()
        ? Stream.of(".netrc", "_netrc")
            .flatMap(name -> home.map(folder -> folder.resolve(name)).stream())
            .toList()
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

  private static boolean isThisMachine(String host) {
    return List.of("localhost", "127.0.0.1", "[::1]").contains(bare(host));
  }
}
