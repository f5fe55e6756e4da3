package io.portwright.engine.git;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Address of a repository, with what was written before the {@code @} taken out, so that no file of
 * JGit can hold it.
 *
 * @param scheme in lower case
 * @param host with {@code :port} where one is given; empty for files
 * @param rest path and query
 * @param user decoded; empty when none is given
 * @param password decoded; empty when none is given
 */
record RemoteUrl(String scheme, String host, String rest, String user, String password) {
  private static final Pattern SHAPE =
      Pattern.compile("([a-z][a-z0-9+]*)://(?:([^/?#]*)@)?([^/?#@]*)(.*)", Pattern.DOTALL);

  static RemoteUrl of(String url) {
    Matcher matcher = SHAPE.matcher(url);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("not an address with a scheme");
    }
    String before = matcher.group(2) == null ? "" : matcher.group(2);
    int colon = before.indexOf(':');
    return new RemoteUrl(
        matcher.group(1),
        matcher.group(3),
        matcher.group(4),
        decoded(colon < 0 ? before : before.substring(0, colon)),
        colon < 0 ? "" : decoded(before.substring(colon + 1)));
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException _) {
      return text;
    }
  }

  boolean isSsh() {
    return scheme.contains("ssh");
  }

  /** Where it is on this machine; empty for other machines. */
  Optional<Path> folder() {
    return scheme.equals("file") ? Optional.of(Path.of(decoded(rest))) : Optional.empty();
  }

  /** For JGit: the user stays only where it is no secret and part of the address. */
  String plain() {
    return scheme + "://" + (isSsh() && !user.isEmpty() ? user + "@" : "") + host + rest;
  }

  /** Whether this is the address's own host: what the address says about a login is for it only. */
  boolean isAt(String otherScheme, String otherHost) {
    return scheme.equals(otherScheme) && host.equalsIgnoreCase(otherHost);
  }

  /** Without any login and without options, which may hold one. */
  @Override
  public String toString() {
    return scheme + "://" + host + rest.replaceFirst("\\?.*", "");
  }
}
