package io.portwright.engine.source.module;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Lets one process at a time change the record of modules. The system takes the lock away from a
 * process that ends, so none is ever left over.
 */
final class RecordLock implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration PAUSE = Duration.ofMillis(10);

  private final FileChannel channel;

  private RecordLock(FileChannel channel) {
    this.channel = channel;
  }

  /** Waits for the lock; holders need it for the time of one small file. */
  static RecordLock take(Path file) throws IOException {
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      long end = System.nanoTime() + PATIENCE.toNanos();
      while (tryLock(channel) == null) {
        if (System.nanoTime() - end > 0) {
          throw new IOException("another process does not release " + file);
        }
        Thread.sleep(PAUSE);
      }
      return new RecordLock(channel);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      channel.close();
      throw new IOException("interrupted while waiting for " + file, e);
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  /** The lock, unless another process or thread holds it; the file appears if it is not there. */
  static Optional<RecordLock> ifFree(Path file) throws IOException {
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      if (tryLock(channel) != null) {
        return Optional.of(new RecordLock(channel));
      }
      channel.close();
      return Optional.empty();
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException _) {
      return null; // held by this very process
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
