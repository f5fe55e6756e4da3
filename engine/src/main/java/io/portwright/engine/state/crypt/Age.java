package io.portwright.engine.state.crypt;

import com.exceptionfactory.jagged.RecipientStanzaReader;
import com.exceptionfactory.jagged.RecipientStanzaWriter;
import com.exceptionfactory.jagged.framework.stream.StandardDecryptingChannelFactory;
import com.exceptionfactory.jagged.framework.stream.StandardEncryptingChannelFactory;
import com.exceptionfactory.jagged.x25519.X25519RecipientStanzaReaderFactory;
import com.exceptionfactory.jagged.x25519.X25519RecipientStanzaWriterFactory;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;

/** The age format in memory: bytes in, bytes out. */
final class Age {
  private Age() {}

  static byte[] encrypt(List<Recipient> recipients, byte[] plaintext) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(plaintext.length + 256);
    try {
      List<RecipientStanzaWriter> writers = new ArrayList<>();
      for (Recipient recipient : recipients) {
        writers.add(X25519RecipientStanzaWriterFactory.newRecipientStanzaWriter(recipient.text()));
      }
      try (WritableByteChannel channel =
          new StandardEncryptingChannelFactory()
              .newEncryptingChannel(Channels.newChannel(out), writers)) {
        ByteBuffer rest = ByteBuffer.wrap(plaintext);
        while (rest.hasRemaining()) {
          channel.write(rest);
        }
      }
    } catch (GeneralSecurityException | IOException impossible) {
      throw new IllegalStateException("cannot encrypt in memory", impossible);
    }
    return out.toByteArray();
  }

  /**
   * @throws GeneralSecurityException if none of the keys opens it, or it was tampered with
   * @throws IOException if it is not an age file, or is truncated
   */
  static byte[] decrypt(Identity identity, byte[] sealed)
      throws GeneralSecurityException, IOException {
    List<RecipientStanzaReader> readers = new ArrayList<>();
    for (String key : identity.keys()) {
      readers.add(X25519RecipientStanzaReaderFactory.newRecipientStanzaReader(key));
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream(sealed.length);
    try (ReadableByteChannel channel =
        new StandardDecryptingChannelFactory()
            .newDecryptingChannel(Channels.newChannel(new ByteArrayInputStream(sealed)), readers)) {
      ByteBuffer part = ByteBuffer.allocate(65536);
      while (channel.read(part) >= 0) {
        out.write(part.array(), 0, part.position());
        part.clear();
      }
    }
    return out.toByteArray();
  }
}
