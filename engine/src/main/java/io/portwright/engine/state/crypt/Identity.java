package io.portwright.engine.state.crypt;

import com.exceptionfactory.jagged.x25519.X25519KeyFactory;
import com.exceptionfactory.jagged.x25519.X25519KeyPairGenerator;
import io.portwright.engine.state.StoreFailure;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.List;
import javax.crypto.spec.SecretKeySpec;

/**
 * The private age keys of this user, with where they came from (a path or the name of a variable)
 * for messages. Never empty; prints no key.
 */
public final class Identity {
  private static final String SECRET_PREFIX = "AGE-SECRET-KEY-1";

  private final String origin;
  private final List<String> keys;
  private final List<Recipient> recipients;

  private Identity(String origin, List<String> keys, List<Recipient> recipients) {
    this.origin = origin;
    this.keys = keys;
    this.recipients = recipients;
  }

  /** A new key. */
  public static Identity generate(String origin) {
    try {
      KeyPair pair = new X25519KeyPairGenerator().generateKeyPair();
      String key = new String(pair.getPrivate().getEncoded(), StandardCharsets.US_ASCII);
      return parse(origin, key);
    } catch (GeneralSecurityException unavailable) {
      throw new IllegalStateException("this Java has no X25519", unavailable);
    }
  }

  /** The keys in the text of an age identity file: one on a line, comments start with {@code #}. */
  public static Identity parse(String origin, String text) {
    List<String> keys = new ArrayList<>();
    List<Recipient> recipients = new ArrayList<>();
    int number = 0;
    for (String line : text.lines().map(String::strip).toList()) {
      number++;
      if (!line.isEmpty() && !line.startsWith("#")) {
        recipients.add(recipient(origin, number, line));
        keys.add(line);
      }
    }
    if (keys.isEmpty()) {
      throw bad(origin + " holds no key");
    }
    return new Identity(origin, List.copyOf(keys), List.copyOf(recipients));
  }

  private static Recipient recipient(String origin, int line, String key) {
    if (!key.startsWith(SECRET_PREFIX)) {
      throw bad("line " + line + " of " + origin + " is no age key");
    }
    try {
      var spec = new SecretKeySpec(key.getBytes(StandardCharsets.US_ASCII), "X25519");
      byte[] encoded = new X25519KeyFactory().translateKey(spec).getEncoded();
      return new Recipient(new String(encoded, StandardCharsets.US_ASCII));
    } catch (GeneralSecurityException | IllegalArgumentException _) {
      throw bad("the key on line " + line + " of " + origin + " is damaged");
    }
  }

  private static StoreFailure bad(String why) {
    return new StoreFailure(
        StoreFailure.Reason.BAD_IDENTITY,
        "cannot read the age identity: " + why,
        "An identity is a line that starts with AGE-SECRET-KEY-1, as age-keygen writes it.");
  }

  /** Where the keys came from: a path or the name of a variable. */
  public String origin() {
    return origin;
  }

  /** Public keys of this identity, in the order of the file. */
  public List<Recipient> recipients() {
    return recipients;
  }

  List<String> keys() {
    return keys;
  }

  /** The text of an identity file with these keys; a secret. */
  String fileText() {
    StringBuilder out = new StringBuilder("# Portwright: this key opens your state. Back it up.\n");
    for (int i = 0; i < keys.size(); i++) {
      out.append("# public key: ").append(recipients.get(i)).append('\n');
      out.append(keys.get(i)).append('\n');
    }
    return out.toString();
  }

  @Override
  public String toString() {
    return "Identity[" + origin + ", " + recipients + "]";
  }
}
