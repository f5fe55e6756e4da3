package io.portwright.engine.state.crypt;

import com.exceptionfactory.jagged.x25519.X25519RecipientStanzaWriterFactory;
import java.security.GeneralSecurityException;
import java.util.Optional;

/** Public age key that values are sealed to, such as {@code age1…}. Not a secret. */
public record Recipient(String text) implements Comparable<Recipient> {

  public Recipient {
    if (!usable(text)) {
      throw new IllegalArgumentException("not an age X25519 recipient: " + text);
    }
  }

  /** The recipient that a line of text names; empty when it is none. */
  public static Optional<Recipient> parse(String text) {
    return usable(text) ? Optional.of(new Recipient(text)) : Optional.empty();
  }

  private static boolean usable(String text) {
    if (!text.startsWith("age1")) {
      return false;
    }
    try {
      X25519RecipientStanzaWriterFactory.newRecipientStanzaWriter(text);
      return true;
    } catch (GeneralSecurityException | IllegalArgumentException _) {
      return false;
    }
  }

  @Override
  public int compareTo(Recipient other) {
    return text.compareTo(other.text);
  }

  @Override
  public String toString() {
    return text;
  }
}
