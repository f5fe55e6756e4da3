package io.portwright.engine.source.module;

import java.util.regex.Pattern;

/**
 * Addresses without their secrets. A token can stand for the user of an https address as well as
 * for the password, so there both go; the user of an ssh address is no secret.
 */
final class MaskedUrl {
  private static final Pattern WEB_USER = Pattern.compile("(https?://)[^/?#\\s]*@");
  private static final Pattern PASSWORD =
      Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*://[^/?#:@\\s]*):[^/?#\\s]*@");
  private static final Pattern OPTION =
      Pattern.compile("([?&](?!ref=|depth=)[^=&\\s\"]*=)[^&\\s\"]*");

  private MaskedUrl() {}

  /** Any text; addresses may stand anywhere in it. */
  static String of(String text) {
    String masked = WEB_USER.matcher(text).replaceAll("$1redacted@");
    masked = PASSWORD.matcher(masked).replaceAll("$1:redacted@");
    return OPTION.matcher(masked).replaceAll("$1redacted");
  }
}
