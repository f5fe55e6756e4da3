package io.portwright.engine.state.crypt;

import com.exceptionfactory.jagged.UnsupportedRecipientStanzaException;
import io.portwright.engine.state.StoreFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Seals single values to the recipients of a store and opens them with the identity of this user.
 *
 * <p>A sealed value is base64 of an age file whose plaintext is {@code
 * {"address":…,"path":…,"value":…}}: a ciphertext that was copied to another resource or attribute
 * is refused. By hand: {@code base64 -d | age -d -i identity}.
 */
public final class SecretBox {
  private final List<Recipient> recipients;
  private final Identity identity;

  /**
   * @param recipients of the store; at least one
   * @param identity of this user, which should be one of them
   */
  public SecretBox(List<Recipient> recipients, Identity identity) {
    if (recipients.isEmpty()) {
      throw new IllegalArgumentException("a store needs at least one recipient");
    }
    this.recipients = recipients.stream().distinct().sorted().toList();
    this.identity = identity;
  }

  public List<Recipient> recipients() {
    return recipients;
  }

  /** What seals to other keys and opens with the same identity. */
  public SecretBox withRecipients(List<Recipient> others) {
    return new SecretBox(others, identity);
  }

  /** Whether this user's key is among those that values are sealed to. */
  public boolean opens() {
    return identity.recipients().stream().anyMatch(recipients::contains);
  }

  /**
   * Seals a value for one place. Sealing twice gives two different texts; see {@link #reseal}.
   *
   * @param address what the value belongs to, such as {@code megaport_vxc.a["x"]}
   * @param path where in it
   * @param json the value as UTF-8 JSON text
   */
  public String seal(String address, String path, byte[] json) {
    byte[] head = head(address, path);
    byte[] plaintext = Arrays.copyOf(head, head.length + json.length + 1);
    System.arraycopy(json, 0, plaintext, head.length, json.length);
    plaintext[plaintext.length - 1] = '}';
    return Base64.getEncoder().encodeToString(Age.encrypt(recipients, plaintext));
  }

  /**
   * Opens a value that was sealed for this place.
   *
   * @return the UTF-8 JSON text that was sealed
   */
  public byte[] open(String address, String path, String sealed) {
    String place = path + " of " + address;
    byte[] plaintext = decrypt(place, sealed);
    byte[] head = head(address, path);
    boolean matches =
        plaintext.length > head.length
            && plaintext[plaintext.length - 1] == '}'
            && Arrays.equals(head, Arrays.copyOf(plaintext, head.length));
    if (!matches) {
      throw new StoreFailure(
          StoreFailure.Reason.MOVED_SECRET,
          "cannot decrypt " + place + ": the encrypted value was made for another place",
          "Somebody copied it there by hand. Restore the file in the store from its history.");
    }
    return Arrays.copyOfRange(plaintext, head.length, plaintext.length - 1);
  }

  /**
   * Seals a value that may have been sealed before: an unchanged one keeps its text, so that
   * nothing changes in the store without a change.
   */
  public String reseal(String previous, String address, String path, byte[] json) {
    return holds(previous, address, path, json) ? previous : seal(address, path, json);
  }

  private boolean holds(String previous, String address, String path, byte[] json) {
    try {
      return MessageDigest.isEqual(open(address, path, previous), json);
    } catch (StoreFailure _) {
      return false;
    }
  }

  /** A whole file sealed to the recipients, as age writes it. */
  byte[] sealBytes(byte[] plaintext) {
    return Age.encrypt(recipients, plaintext);
  }

  byte[] openBytes(byte[] sealed) throws GeneralSecurityException, IOException {
    return Age.decrypt(identity, sealed);
  }

  private byte[] decrypt(String place, String sealed) {
    try {
      return Age.decrypt(identity, Base64.getDecoder().decode(sealed));
    } catch (UnsupportedRecipientStanzaException foreign) {
      throw foreign(place);
    } catch (IllegalArgumentException | GeneralSecurityException | IOException damaged) {
      throw StoreFailure.damaged(place, "the encrypted value is damaged");
    }
  }

  /** The failure of a user whose key is not among those the store was encrypted to. */
  public StoreFailure foreign(String what) {
    String mine = shown(identity.recipients());
    return new StoreFailure(
        StoreFailure.Reason.NO_IDENTITY,
        "cannot decrypt " + what + ": the key in " + identity.origin() + " does not open it",
        "Your key is\n\n    "
            + mine
            + "\n\nand the store is encrypted to\n\n    "
            + shown(recipients)
            + "\n\nPut the private key of one of these into PORTWRIGHT_AGE_KEY, or name its file in"
            + " PORTWRIGHT_AGE_KEY_FILE. Or have somebody who has one of them let yours in:\n\n"
            + "    portwright state recipients add -name=NAME "
            + identity.recipients().getFirst().text());
  }

  private static String shown(List<Recipient> keys) {
    return keys.stream().map(Recipient::text).collect(Collectors.joining("\n    "));
  }

  private static byte[] head(String address, String path) {
    String head = "{\"address\":" + quoted(address) + ",\"path\":" + quoted(path) + ",\"value\":";
    return head.getBytes(StandardCharsets.UTF_8);
  }

  /** A JSON string; quotes, backslashes and everything outside printable ASCII are escaped. */
  private static String quoted(String text) {
    StringBuilder out = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c >= 0x20 && c < 0x7f) {
        out.append(c);
      } else {
        out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
      }
    }
    return out.append('"').toString();
  }

  @Override
  public String toString() {
    return "SecretBox" + recipients;
  }
}
