package io.portwright.engine.state.format;

import io.portwright.engine.address.InstanceAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/**
 * Where the record of an instance is: {@code resources/<2 hex of sha256(address)>/<address>.json}.
 * Readable for ordinary names; other characters become {@code %XX} of their UTF-8 bytes, and a name
 * that gets too long for a file system is cut and ends with its hash.
 */
public final class RecordPath {
  public static final String FOLDER = "resources";

  private static final int LONGEST = 180;
  private static final int KEPT = 100;

  private RecordPath() {}

  public static String of(InstanceAddress address) {
    String text = address.toString();
    String hash = sha256(text);
    String name = encoded(text);
    if (name.length() > LONGEST) {
      name = name.substring(0, KEPT) + "~" + hash;
    }
    return FOLDER + "/" + hash.substring(0, 2) + "/" + name + ".json";
  }

  private static String encoded(String text) {
    StringBuilder out = new StringBuilder();
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      boolean plain = c < 0x80 && (Character.isLetterOrDigit(c) || "._-[]".indexOf(c) >= 0);
      if (plain) {
        out.append(c);
      } else {
        out.append(String.format(Locale.ROOT, "%%%02X", (int) c));
      }
    }
    return out.toString();
  }

  private static String sha256(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("this Java has no SHA-256", impossible);
    }
  }
}
