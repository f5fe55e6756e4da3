package io.portwright.engine.state.git;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.StoredConfig;

/**
 * Packs a store whose loose objects have become many, beside whatever else goes on. Nothing that
 * somebody may still want is ever removed: objects that no branch leads to stay, because a writer
 * may be about to name them. A process that ends in the middle leaves a file that a later run
 * removes, and the objects as they were.
 */
final class Housekeeping implements AutoCloseable {
  /** A commit makes about five objects. */
  static final int MOST_LOOSE = 2_000;

  /** JGit 7 does not survive {@code never}; found by trying, pinned by {@code HousekeepingTest}. */
  private static final String UNREACHED_FOR = "5.years.ago";

  private static final int FOLDERS = 256;
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final Path folder;
  private final int limit;
  private Optional<Thread> running = Optional.empty();

  Housekeeping(Path folder) {
    this(folder, MOST_LOOSE);
  }

  /**
   * @param limit how many loose objects are too many, as far as one of their folders tells
   */
  Housekeeping(Path folder, int limit) {
    this.folder = folder;
    this.limit = limit;
  }

  /** Starts to pack if it is time and nobody does so yet; returns at once. */
  void consider() {
    if (running.isEmpty() && isTime()) {
      running = Optional.of(Thread.ofPlatform().daemon().name("pack").start(this::pack));
    }
  }

  /** Judged by one folder out of 256, as git does. */
  private boolean isTime() {
    Path sample = folder.resolve("objects/17");
    try (Stream<Path> files = Files.isDirectory(sample) ? Files.list(sample) : Stream.empty()) {
      return files.count() * FOLDERS > limit;
    } catch (IOException _) {
      return false;
    }
  }

  private void pack() {
    try (FileChannel file =
            FileChannel.open(
                folder.resolve("portwright-pack.lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        FileLock lock = file.tryLock();
        Repository repository = StateRepository.repository(folder);
        Git git = new Git(repository)) {
      if (lock != null) {
        StoredConfig config = repository.getConfig();
        config.setString("gc", null, "pruneExpire", UNREACHED_FOR);
        config.setBoolean("pack", null, "buildBitmaps", false);
        git.gc().call();
      }
    } catch (IOException | GitAPIException | OverlappingFileLockException _) {
      // the store is as good as before, only not as small; the next run tries again
    }
  }

  /** Gives a packing that has begun a moment to come to its end. */
  @Override
  public void close() {
    running.ifPresent(thread -> {
      try {
        thread.join(PATIENCE);
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
    });
    running = Optional.empty();
  }
}
