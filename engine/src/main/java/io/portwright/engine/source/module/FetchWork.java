package io.portwright.engine.source.module;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A folder in which one commit is fetched. It is locked as long as its process lives, so that what
 * a process that was killed has left behind is told from work in progress and removed by the next
 * fetch.
 */
final class FetchWork implements AutoCloseable {
  private static final String PREFIX = "fetch-";
  private static final String LOCK = "lock";

  private final Path folder;
  private final RecordLock lock;

  private FetchWork(Path folder, RecordLock lock) {
    this.folder = folder;
    this.lock = lock;
  }

  /**
   * @param modules the folder of all modules
   * @param guard file whose lock makes that no other process looks at a folder before it is locked
   */
  static FetchWork begin(Path modules, Path guard) throws IOException {
    try (RecordLock _ = RecordLock.take(guard)) {
      for (Path left : all(modules)) {
        removeIfLeft(left);
      }
      Path folder = Files.createTempDirectory(modules, PREFIX);
      return new FetchWork(folder, RecordLock.take(folder.resolve(LOCK)));
    }
  }

  static boolean isWork(Path entry) {
    return entry.getFileName().toString().startsWith(PREFIX);
  }

  private static List<Path> all(Path modules) throws IOException {
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(modules, PREFIX + "*")) {
      for (Path entry : entries) {
        if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
          found.add(entry);
        }
      }
    }
    return found;
  }

  private static void removeIfLeft(Path folder) throws IOException {
    try {
      Optional<RecordLock> free = RecordLock.ifFree(folder.resolve(LOCK));
      if (free.isPresent()) {
        free.get().close();
        FolderTree.delete(folder);
      }
    } catch (NoSuchFileException _) {
      // its own process has just ended, and removes it itself
    }
  }

  Path folder() {
    return folder;
  }

  @Override
  public void close() throws IOException {
    lock.close();
    try {
      FolderTree.delete(folder);
    } catch (DirectoryNotEmptyException _) {
      // another fetch is looking whether somebody left it behind, and removes it
    }
  }
}
