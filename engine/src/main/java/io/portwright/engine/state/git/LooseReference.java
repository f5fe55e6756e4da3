package io.portwright.engine.state.git;

import io.portwright.engine.state.CommitId;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The file of one reference, moved by git's own protocol: a lock file beside it, which becomes the
 * reference. Not by JGit's code: when a rename fails, JGit removes the reference and renames again,
 * and on a full disk the reference is gone.
 */
final class LooseReference {
  private static final int MOST_REMOVALS = 100;

  private final Path file;
  private final Path lock;

  /**
   * @param repository folder that holds {@code refs}
   */
  LooseReference(Path repository, String name) {
    this.file = repository.resolve(name);
    this.lock = repository.resolve(name + ".lock");
  }

  /**
   * Moves it, if it is where it is expected.
   *
   * @param now reads where it is, packed references included
   * @return where it is, if it was not moved; empty when it was. The expected commit means that
   *     somebody else has git's lock
   */
  Optional<CommitId> move(Supplier<CommitId> now, CommitId expected, CommitId next)
      throws IOException {
    try {
      return replaced(
          () -> Optional.of(now.get()).filter(actual -> !actual.equals(expected)), next.hex());
    } catch (FileAlreadyExistsException _) {
      return Optional.of(now.get());
    }
  }

  /** Lets it name another reference, unless somebody else has git's lock. */
  void link(String target) throws IOException {
    try {
      var _ = replaced(Optional::empty, "ref: " + target);
    } catch (FileAlreadyExistsException _) {
      // who has the lock writes something else there
    }
  }

  /**
   * @param obstacle asked under git's lock; nothing is written if there is one
   * @return the obstacle
   */
  private Optional<CommitId> replaced(Supplier<Optional<CommitId>> obstacle, String content)
      throws IOException {
    FileChannel lockFile = created();
    try {
      try (lockFile) {
        Optional<CommitId> found = obstacle.get();
        if (found.isPresent()) {
          unlock();
          return found;
        }
        ByteBuffer line = ByteBuffer.wrap((content + "\n").getBytes(StandardCharsets.US_ASCII));
        while (line.hasRemaining()) {
          lockFile.write(line);
        }
        lockFile.force(true);
      }
      Files.move(lock, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException | RuntimeException failed) {
      unlock();
      throw failed;
    }
    syncFolder();
    return Optional.empty();
  }

  /** Whoever packs references removes folders that are empty, at any moment. */
  private FileChannel created() throws IOException {
    Path parent = Objects.requireNonNull(lock.getParent());
    for (int attempt = 0; ; attempt++) {
      if (!Files.isDirectory(parent)) {
        Files.createDirectories(parent);
      }
      try {
        return FileChannel.open(lock, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      } catch (NoSuchFileException gone) {
        if (attempt == MOST_REMOVALS) {
          throw gone;
        }
      }
    }
  }

  /** A lock that cannot be removed is found dead by the next writer. */
  private void unlock() {
    try {
      Files.deleteIfExists(lock);
    } catch (IOException _) {
      // why nothing was written is said already
    }
  }

  /** A renamed reference survives a power cut only when its folder is synced as well. */
  private void syncFolder() throws IOException {
    Path parent = Objects.requireNonNull(file.getParent());
    try (FileChannel folder = FileChannel.open(parent, StandardOpenOption.READ)) {
      folder.force(true);
    } catch (IOException unsupported) {
      if (Files.isReadable(parent) && !isWindows()) {
        throw unsupported;
      }
    }
  }

  private static boolean isWindows() {
    return java.io.File.separatorChar == '\\';
  }
}
