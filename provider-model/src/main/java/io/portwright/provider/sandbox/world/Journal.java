package io.portwright.provider.sandbox.world;

import com.fasterxml.jackson.databind.JsonNode;
import io.portwright.provider.sandbox.wire.Json;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * The file {@code world.log}: one line for each transaction, a checksum and a JSON object.
 *
 * <p>A line is appended with one write, so a killed process leaves at most one line without its
 * end: that transaction was never answered and is dropped. Any other damage is refused. A lock file
 * beside it keeps a second server out. Nothing is forced to the disk: a power cut may lose the last
 * transactions of a sandbox.
 */
final class Journal implements AutoCloseable {
  private static final int CHECKSUM = 8;

  private final Path file;
  private final FileChannel lockChannel;
  private @Nullable FileChannel channel;

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

  /** Every stored transaction, oldest first; the end of a killed write is cut off. */
  List<JsonNode> load() {
    try {
      List<JsonNode> lines = new ArrayList<>();
      byte[] bytes = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
      int at = 0;
      for (int end = next(bytes, at); end >= 0; at = end + 1, end = next(bytes, at)) {
        lines.add(line(bytes, at, end).orElseThrow(this::damaged));
      }
      FileChannel opened =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      channel = opened.truncate(at).position(at);
      return lines;
    } catch (IOException e) {
      throw new StorageFailure("cannot read " + file + ": " + reason(e), e);
    }
  }

  private static int next(byte[] bytes, int from) {
    for (int at = from; at < bytes.length; at++) {
      if (bytes[at] == '\n') {
        return at;
      }
    }
    return -1;
  }

  private static Optional<JsonNode> line(byte[] bytes, int start, int end) {
    int body = start + CHECKSUM + 1;
    if (body >= end) {
      return Optional.empty();
    }
    String sum = new String(bytes, start, CHECKSUM, StandardCharsets.US_ASCII);
    if (!sum.equals(checksum(bytes, body, end - body))) {
      return Optional.empty();
    }
    try {
      return Optional.of(Json.read(bytes, body, end - body));
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

  /** Stores one transaction; on return it survives the end of this process. */
  void append(JsonNode transaction) {
    FileChannel open = channel;
    if (open == null) {
      throw new IllegalStateException("the journal is not loaded");
    }
    try {
      long start = open.position();
      ByteBuffer line = encode(transaction);
      try {
        while (line.hasRemaining()) {
          int _ = open.write(line);
        }
      } catch (IOException e) {
        FileChannel _ = open.truncate(start).position(start);
        throw e;
      }
    } catch (IOException e) {
      throw new StorageFailure("cannot write " + file + ": " + reason(e), e);
    }
  }

  /** Replaces everything by one transaction that says the same; before the first append. */
  void compact(JsonNode whole) {
    Path fresh = file.resolveSibling("world.log.new");
    try {
      Files.write(fresh, encode(whole).array());
      close(channel);
      Path _ =
          Files.move(
              fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      channel = FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new StorageFailure("cannot write " + fresh + ": " + reason(e), e);
    }
  }

  private static ByteBuffer encode(JsonNode transaction) {
    byte[] body = Json.bytes(transaction);
    String sum = checksum(body, 0, body.length);
    ByteBuffer line = ByteBuffer.allocate(CHECKSUM + 1 + body.length + 1);
    line.put(sum.getBytes(StandardCharsets.US_ASCII)).put((byte) ' ').put(body).put((byte) '\n');
    return line.flip();
  }

  private static String checksum(byte[] bytes, int from, int length) {
    CRC32C sum = new CRC32C();
    sum.update(bytes, from, length);
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
