package io.portwright.engine.git;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;

/**
 * A lock file of git whose process was killed. Git has it for milliseconds, and nobody removes one
 * that was left behind: it would stay in everybody's way.
 */
public final class DeadLock {
  private static final Duration STEP = Duration.ofMillis(20);

  private DeadLock() {}

  /**
   * Removes the lock file of a reference if it stays the very same for a while.
   *
   * @param repository folder that holds {@code refs}
   * @return whether there was one that is gone now
   */
  public static boolean remove(Path repository, String ref, Duration unchanged) throws IOException {
    Path lock = repository.resolve(ref + ".lock");
    String before = stamp(lock);
    if (before.isEmpty()) {
      return false;
    }
    long end = System.nanoTime() + unchanged.toNanos();
    while (System.nanoTime() - end < 0) {
      if (!stamp(lock).equals(before)) {
        return true;
      }
      pause();
    }
    Files.deleteIfExists(lock);
    return true;
  }

  /** What tells one lock file from the next; empty when there is none. */
  private static String stamp(Path file) throws IOException {
    try {
      BasicFileAttributes attributes =
          Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      return attributes.fileKey() + " " + attributes.lastModifiedTime() + " " + attributes.size();
    } catch (NoSuchFileException _) {
      return "";
    }
  }

  private static void pause() throws IOException {
    try {
      Thread.sleep(STEP);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while waiting for a lock file of git");
    }
  }
}
