package io.portwright.engine.state.crypt;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Hashes of secret content: HMAC-SHA256 with a random key of the store, so that nobody without the
 * key can try guesses against a hash. The key itself is kept sealed in the store.
 */
public final class KeyedHash {
  private static final int KEY_BYTES = 32;

  private final byte[] key;

  private KeyedHash(byte[] key) {
    this.key = key;
  }

  /** A hash with a new random key, for a new store. */
  public static KeyedHash generate() {
    byte[] key = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(key);
    return new KeyedHash(key);
  }

  /** The hash of a store whose sealed key was opened; the opposite of {@link #keyJson()}. */
  public static KeyedHash fromKeyJson(byte[] json) {
    String text = new String(json, StandardCharsets.US_ASCII).replace("\"", "");
    byte[] key = HexFormat.of().parseHex(text);
    if (key.length != KEY_BYTES) {
      throw new IllegalArgumentException("a hash key has " + KEY_BYTES + " bytes");
    }
    return new KeyedHash(key);
  }

  /** The key as a JSON string, for sealing; a secret. */
  public byte[] keyJson() {
    return ("\"" + HexFormat.of().formatHex(key) + "\"").getBytes(StandardCharsets.US_ASCII);
  }

  /** Hash of some content, such as {@code hmac-sha256:0a1b…}. */
  public String of(byte[] content) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return "hmac-sha256:" + HexFormat.of().formatHex(mac.doFinal(content));
    } catch (GeneralSecurityException unavailable) {
      throw new IllegalStateException("this Java has no HmacSHA256", unavailable);
    }
  }

  @Override
  public String toString() {
    return "KeyedHash";
  }
}
