package io.portwright.engine.git;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Lines of {@code .git-credentials}: {@code https://user:password@host}, percent-encoded. */
final class GitCredentials {

  private GitCredentials() {}

  /** The first line that fits; a path in it is not looked at, as git does by default. */
  static Optional<Login> find(List<String> lines, String scheme, String host, String user) {
    return lines.stream()
        .map(line -> read(line.strip(), scheme, host))
        .flatMap(Optional::stream)
        .filter(login -> user.isEmpty() || login.user().equals(user))
        .findFirst();
  }

  private static Optional<Login> read(String line, String scheme, String host) {
    String start = scheme + "://";
    if (!line.startsWith(start)) {
      return Optional.empty();
    }
    String rest = line.substring(start.length());
    int slash = rest.indexOf('/');
    String authority = slash < 0 ? rest : rest.substring(0, slash);
    int at = authority.lastIndexOf('@');
    int colon = authority.indexOf(':');
    if (at < 0 || colon < 0 || colon > at) {
      return Optional.empty();
    }
    if (!authority.substring(at + 1).equalsIgnoreCase(host)) {
      return Optional.empty();
    }
    return Optional.of(
        new Login(
            decoded(authority.substring(0, colon)), decoded(authority.substring(colon + 1, at))));
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException _) {
      return text;
    }
  }
}
