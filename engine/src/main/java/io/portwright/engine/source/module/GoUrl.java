package io.portwright.engine.source.module;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An address with a scheme, accepted and taken apart as Terraform's URL parser does: this decides
 * whether a source is an address at all or still a shorthand.
 *
 * @param scheme in lower case
 * @param authority user, host and port; empty when there is none
 * @param path not decoded
 * @param query what follows the question mark, without a fragment; empty when there is none
 */
record GoUrl(String scheme, String authority, String path, String query) {
  private static final Pattern SHAPE =
      Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*):(?://([^/?#]*))?([^?#]*)(?:\\?([^#]*))?(?:#.*)?");
  private static final Pattern BAD_ESCAPE = Pattern.compile("%(?![0-9A-Fa-f]{2})");
  private static final Pattern CONTROL = Pattern.compile("[\\x00-\\x1f\\x7f]");
  private static final Pattern AUTHORITY =
      Pattern.compile(
          "(?:[^\\s<>\"^`{|}\\\\]*@)?(?:\\[[^\\]]*\\]|[^\\[\\]:@\\s<>\"^`{|}\\\\]*)(?::[0-9]*)?");

  static Optional<GoUrl> parse(String text) {
    Matcher matcher = SHAPE.matcher(text);
    if (CONTROL.matcher(text).find() || !matcher.matches()) {
      return Optional.empty();
    }
    String authority = orEmpty(matcher.group(2));
    String path = orEmpty(matcher.group(3));
    if (BAD_ESCAPE.matcher(authority + path).find() || !AUTHORITY.matcher(authority).matches()) {
      return Optional.empty();
    }
    String scheme = orEmpty(matcher.group(1)).toLowerCase(Locale.ROOT);
    return Optional.of(new GoUrl(scheme, authority, path, orEmpty(matcher.group(4))));
  }

  private static String orEmpty(@Nullable String group) {
    return group == null ? "" : group;
  }
}
