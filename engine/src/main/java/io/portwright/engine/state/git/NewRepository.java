package io.portwright.engine.state.git;

import io.portwright.engine.state.StoreFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Makes an empty bare repository: built beside its place and renamed into it, so that a crash
 * leaves all or nothing. Written by hand because JGit asks a shell for the umask on the way.
 */
final class NewRepository {
  private static final String CONFIG =
      """
      [core]
      \trepositoryformatversion = 0
      \tfilemode = true
      \tbare = true
      """;

  private NewRepository() {}

  /** Whether a repository is there; anything else in its place is a failure. */
  static boolean exists(Path folder) {
    if (Files.isRegularFile(folder.resolve("HEAD"))
        && Files.isDirectory(folder.resolve("objects"))) {
      return true;
    }
    if (!Files.exists(folder) || isEmptyFolder(folder)) {
      return false;
    }
    throw StoreFailure.damaged(
        "git repository " + folder, "the folder is there, but it is not a bare git repository");
  }

  private static boolean isEmptyFolder(Path folder) {
    if (!Files.isDirectory(folder)) {
      return false;
    }
    try (Stream<Path> inside = Files.list(folder)) {
      return inside.findAny().isEmpty();
    } catch (IOException unreadable) {
      throw StoreFailure.reading("folder " + folder, unreadable);
    }
  }

  static void create(Path folder) {
    Path parent = Objects.requireNonNull(folder.toAbsolutePath().getParent());
    try {
      Files.createDirectories(parent);
      Path draft = Files.createTempDirectory(parent, folder.getFileName() + ".new-");
      try {
        fill(draft);
        Files.move(draft, folder, StandardCopyOption.ATOMIC_MOVE);
      } catch (IOException failed) {
        remove(draft);
        if (!exists(folder)) {
          throw failed;
        }
      }
    } catch (IOException failed) {
      throw StoreFailure.writing("a new git repository " + folder, parent, failed);
    }
  }

  private static void fill(Path draft) throws IOException {
    Files.createDirectories(draft.resolve("objects/info"));
    Files.createDirectories(draft.resolve("objects/pack"));
    Files.createDirectories(draft.resolve("refs/heads"));
    Files.createDirectories(draft.resolve("refs/tags"));
    Files.writeString(draft.resolve("config"), CONFIG);
    Files.writeString(draft.resolve("HEAD"), "ref: " + BranchName.of("default").ref() + "\n");
  }

  /** Removes what is no store yet; no harm when nothing is there. */
  static void remove(Path draft) {
    if (!Files.exists(draft)) {
      return;
    }
    try (Stream<Path> all = Files.walk(draft)) {
      all.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
    } catch (IOException | UncheckedIOException _) {
      // what is left over is an empty draft beside the store and in nobody's way
    }
  }
}
