package io.portwright.provider.sandbox.world;

import com.fasterxml.jackson.databind.JsonNode;
import io.portwright.provider.sandbox.wire.Json;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * The file {@code world.log}: one line for each transaction, a checksum and a JSON object.
 *
 * <p>A line is appended with one write, so a killed process leaves at most one line without its
 * end: that transaction was never answered and is dropped. Any other damage is refused. So is
 * writing to a file that somebody else has changed, replaced or removed. A lock file beside it
 * keeps a second server out. Nothing is forced to the disk on the way: a power cut may lose the
 * last transactions of a sandbox.
 */
final class Journal implements AutoCloseable {
  private static final int CHECKSUM = 8;

  private final Path file;
  private final FileChannel lockChannel;
  private @Nullable FileChannel channel;
  private boolean loaded;

  /** Length of what is known to be whole; what lies behind is the rest of a failed write. */
  private long whole;

  private boolean torn;

  private Journal(Path file, FileChannel lockChannel) {
    this.file = file;
    this.lockChannel = lockChannel;
  }

  /** Takes the folder, which is made when it does not exist. */
  static Journal open(Path folder) {
    try {
      Files.createDirectories(folder);
      FileChannel lock =
          FileChannel.open(
              folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (!locked(lock)) {
        lock.close();
        throw new StorageFailure(
            "the sandbox folder "
                + folder
                + " is in use by another running command; wait for it to end, or choose another"
                + " folder");
      }
      return new Journal(folder.resolve("world.log"), lock);
    } catch (IOException e) {
      throw new StorageFailure("cannot use the sandbox folder " + folder + ": " + reason(e), e);
    }
  }

  private static boolean locked(FileChannel channel) throws IOException {
    try {
      @Nullable FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException _) {
      return false;
    }
  }

  /**
   * Reads every stored transaction, oldest first, and cuts off the end of a killed write.
   *
   * @return how many there are
   */
  int load(Consumer<JsonNode> transactions) {
    try {
      int count = 0;
      whole = 0;
      if (Files.exists(file)) {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
          ByteArrayOutputStream line = new ByteArrayOutputStream(1024);
          while (next(in, line)) {
            byte[] bytes = line.toByteArray();
            transactions.accept(parsed(bytes).orElseThrow(this::damaged));
            whole += bytes.length + 1L;
            count++;
          }
        }
      }
      channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)
              .truncate(whole);
      loaded = true;
      return count;
    } catch (IOException e) {
      throw new StorageFailure("cannot read " + file + ": " + reason(e), e);
    }
  }

  /** Takes the next line; false at the end, or when only a part of one is left. */
  private static boolean next(InputStream in, ByteArrayOutputStream line) throws IOException {
    line.reset();
    for (int letter = in.read(); letter >= 0; letter = in.read()) {
      if (letter == '\n') {
        return true;
      }
      line.write(letter);
    }
    return false;
  }

  private static Optional<JsonNode> parsed(byte[] line) {
    int body = CHECKSUM + 1;
    if (body >= line.length) {
      return Optional.empty();
    }
    String sum = new String(line, 0, CHECKSUM, StandardCharsets.US_ASCII);
    if (!sum.equals(checksum(line, body))) {
      return Optional.empty();
    }
    try {
      return Optional.of(Json.read(line, body, line.length - body));
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  private StorageFailure damaged() {
    return new StorageFailure(
        "the sandbox data in "
            + file
            + " is damaged; nothing was changed. Restore the file, or remove the folder "
            + file.getParent()
            + " to begin with an empty sandbox");
  }

  /**
   * Stores one transaction; on return it survives the end of this process.
   *
   * @throws StorageFailure when it is not stored; later transactions may be stored nevertheless
   */
  void append(JsonNode transaction) {
    if (!loaded) {
      throw new IllegalStateException("the journal is not loaded");
    }
    ByteBuffer line = encode(transaction);
    int length = line.remaining();
    try {
      FileChannel open = writable();
      torn = true;
      long at = whole;
      while (line.hasRemaining()) {
        at += open.write(line, at);
      }
      whole += length;
      torn = false;
    } catch (IOException e) {
      mend();
      throw new StorageFailure("cannot write " + file + ": " + reason(e), e);
    }
  }

  /** The open file, with nothing behind what is whole. */
  private FileChannel writable() throws IOException {
    boolean same = Files.exists(file) && (torn || Files.size(file) == whole);
    if (!same) {
      throw new StorageFailure(
          "the sandbox data in "
              + file
              + " was changed or removed by somebody else while the sandbox ran; nothing more is"
              + " stored. Start the sandbox again");
    }
    FileChannel open = channel;
    if (open == null || !open.isOpen()) {
      open = FileChannel.open(file, StandardOpenOption.WRITE);
      channel = open;
    }
    if (torn) {
      FileChannel _ = open.truncate(whole);
      torn = false;
    }
    return open;
  }

  /** Takes back what a failed write has left; the next write does it when that fails too. */
  private void mend() {
    try {
      FileChannel open = channel;
      if (torn && open != null && open.isOpen()) {
        FileChannel _ = open.truncate(whole);
        torn = false;
      }
    } catch (IOException _) {
      // stays torn, so the next write begins with it
    }
  }

  /**
   * Replaces everything by transactions that say the same; before the first append. Without room
   * for them everything stays as it is.
   */
  void compact(Consumer<Consumer<JsonNode>> transactions) {
    Path fresh = file.resolveSibling("world.log.new");
    try (FileChannel out =
        FileChannel.open(
            fresh,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      OutputStream stream = new BufferedOutputStream(Channels.newOutputStream(out), 1 << 16);
      transactions.accept(each -> write(stream, encode(each)));
      stream.flush();
      out.force(true);
      long length = out.size();
      Path _ =
          Files.move(
              fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      whole = length;
      FileChannel replaced = channel;
      channel = null;
      close(replaced);
    } catch (IOException | UncheckedIOException _) {
      removed(fresh);
    }
  }

  private static void write(OutputStream out, ByteBuffer line) {
    try {
      byte[] bytes = new byte[line.remaining()];
      line.get(bytes);
      out.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void removed(Path fresh) {
    try {
      boolean _ = Files.deleteIfExists(fresh);
    } catch (IOException _) {
      // the next compaction writes over it
    }
  }

  private static ByteBuffer encode(JsonNode transaction) {
    byte[] body = Json.bytes(transaction);
    ByteBuffer line = ByteBuffer.allocate(CHECKSUM + 1 + body.length + 1);
    String sum = checksum(body, 0);
    line.put(sum.getBytes(StandardCharsets.US_ASCII)).put((byte) ' ').put(body).put((byte) '\n');
    return line.flip();
  }

  /** Checksum of everything from an index on. */
  private static String checksum(byte[] bytes, int from) {
    CRC32C sum = new CRC32C();
    sum.update(bytes, from, bytes.length - from);
    return String.format(Locale.ROOT, "%08x", sum.getValue());
  }

  private static String reason(IOException e) {
    return e.getClass().getSimpleName() + " " + e.getMessage();
  }

  private static void close(@Nullable FileChannel open) throws IOException {
    if (open != null) {
      open.close();
    }
  }

  /** Gives the folder free. */
  @Override
  public void close() {
    try {
      close(channel);
      lockChannel.close();
    } catch (IOException e) {
      throw new StorageFailure("cannot close " + file + ": " + reason(e), e);
    }
  }
}
