package io.portwright.engine.state.crypt;

import com.exceptionfactory.jagged.UnsupportedRecipientStanzaException;
import io.portwright.engine.state.StoreFailure;
import io.portwright.provider.diagnostic.Checked;
import io.portwright.provider.diagnostic.Diagnostic;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Objects;
import java.util.OptionalInt;

/**
 * A file that is encrypted as a whole, such as a plan: one line that says what it is, then an age
 * file. {@code tail -n +2 | age -d -i identity} opens it by hand.
 *
 * @param kind a word for the magic line and for messages, such as {@code plan}
 * @param version of the content's format, from 1; a newer one is refused
 */
public record SealedFile(String kind, int version) {
  private static final int MAGIC_LIMIT = 64;

  public SealedFile {
    if (!kind.matches("[a-z][a-z-]{0,20}") || version < 1) {
      throw new IllegalArgumentException("not a kind of file: " + kind + " " + version);
    }
  }

  /** Writes the whole file or leaves what was there; readable by the owner only. */
  public void write(Path file, byte[] content, SecretBox box) {
    Path folder = Objects.requireNonNull(file.toAbsolutePath().normalize().getParent());
    byte[] magic = (magic() + version + "\n").getBytes(StandardCharsets.US_ASCII);
    byte[] sealed = box.sealBytes(content);
    try {
      Path draft = Files.createTempFile(folder, "." + kind, ".new", IdentityFile.ownerOnly(folder));
      try {
        try (FileChannel out = FileChannel.open(draft, StandardOpenOption.WRITE)) {
          for (ByteBuffer part :
              new ByteBuffer[] {ByteBuffer.wrap(magic), ByteBuffer.wrap(sealed)}) {
            while (part.hasRemaining()) {
              out.write(part);
            }
          }
          out.force(true);
        }
        Files.move(
            draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(draft);
      }
    } catch (IOException failed) {
      throw StoreFailure.writing(kind + " file " + file, folder, failed);
    }
  }

  /** The content, or why this is not a file to be used: missing, foreign, newer, cut, not ours. */
  public Checked<byte[]> read(Path file, SecretBox box) {
    byte[] all;
    try {
      all = Files.readAllBytes(file);
    } catch (NoSuchFileException _) {
      return refused(file, "it does not exist", "Check the name.");
    } catch (IOException unreadable) {
      return refused(
          file, String.valueOf(unreadable.getMessage()), "Check that you may read the file.");
    }
    OptionalInt found = versionOf(all);
    if (found.isEmpty()) {
      return refused(file, "it is not a Portwright " + kind + " file", "Check the name.");
    }
    if (found.getAsInt() > version) {
      return refused(
          file,
          "format "
              + found.getAsInt()
              + " is newer than this program understands ("
              + version
              + ")",
          "Use the version of Portwright that made it, or make a new one.");
    }
    return open(file, all, box);
  }

  private Checked<byte[]> open(Path file, byte[] all, SecretBox box) {
    int start = endOfLine(all) + 1;
    try {
      return Checked.of(box.openBytes(Arrays.copyOfRange(all, start, all.length)));
    } catch (UnsupportedRecipientStanzaException _) {
      return Checked.failed(box.foreign(kind + " file " + file).diagnostic());
    } catch (GeneralSecurityException | IOException | IllegalArgumentException damaged) {
      return refused(file, "it is truncated or damaged", "Make a new one.");
    }
  }

  private OptionalInt versionOf(byte[] all) {
    int end = endOfLine(all);
    String line = end < 0 ? "" : new String(all, 0, end, StandardCharsets.ISO_8859_1);
    if (!line.startsWith(magic())) {
      return OptionalInt.empty();
    }
    String number = line.substring(magic().length());
    return number.matches("[1-9][0-9]{0,6}")
        ? OptionalInt.of(Integer.parseInt(number))
        : OptionalInt.empty();
  }

  private static int endOfLine(byte[] all) {
    for (int i = 0; i < Math.min(all.length, MAGIC_LIMIT); i++) {
      if (all[i] == '\n') {
        return i;
      }
    }
    return -1;
  }

  private String magic() {
    return "portwright-" + kind + " ";
  }

  private Checked<byte[]> refused(Path file, String why, String advice) {
    return Checked.failed(
        Diagnostic.error(
                "File cannot be used",
                "Cannot read " + kind + " file " + file + ": " + why + ".\n\n" + advice)
            .withCode("STORE-11"));
  }
}
