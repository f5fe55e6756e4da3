package io.portwright.engine.state.git;

import io.portwright.engine.state.CommitId;
import io.portwright.engine.state.StoreFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;

/**
 * Commits that say who has a lock, without any file, each on top of the one before because hosts
 * let references move forward only. They live in a bare repository of their own that is thrown away
 * when the lock is given back, so that a clone of state does not grow with every beat.
 */
final class LockCommits implements AutoCloseable {
  /** Longer than any run; folders of runs that died are removed then. */
  private static final Duration LEFT_OVER = Duration.ofDays(7);

  private final Path folder;
  private final Repository repository;

  private LockCommits(Path folder, Repository repository) {
    this.folder = folder;
    this.repository = repository;
  }

  /**
   * @param locks folder for such repositories
   */
  static LockCommits open(Path locks) {
    sweep(locks);
    Path folder = locks.resolve(UUID.randomUUID() + ".git");
    NewRepository.create(folder);
    try {
      return new LockCommits(folder, StateRepository.repository(folder));
    } catch (IOException failed) {
      throw StoreFailure.writing("a new git repository " + folder, locks, failed);
    }
  }

  private static void sweep(Path locks) {
    if (!Files.isDirectory(locks)) {
      return;
    }
    try (Stream<Path> all = Files.list(locks)) {
      for (Path old : all.filter(LockCommits::isLeftOver).toList()) {
        NewRepository.remove(old);
      }
    } catch (IOException _) {
      // only a convenience: what is left over harms nobody
    }
  }

  private static boolean isLeftOver(Path path) {
    try {
      FileTime used = Files.getLastModifiedTime(path);
      return path.toString().endsWith(".git")
          && Files.isDirectory(path)
          && used.toInstant().isBefore(Instant.now().minus(LEFT_OVER));
    } catch (IOException _) {
      return false;
    }
  }

  Path folder() {
    return folder;
  }

  /**
   * Writes a commit and moves nothing.
   *
   * @param parent that is here; may be none
   */
  CommitId write(CommitId parent, LockEntry entry, Instant at) {
    try (ObjectInserter inserter = repository.newObjectInserter()) {
      CommitBuilder commit = new CommitBuilder();
      if (parent.exists()) {
        commit.setParentId(ObjectId.fromString(parent.hex()));
      }
      commit.setTreeId(inserter.insert(Constants.OBJ_TREE, new byte[0]));
      PersonIdent person =
          new PersonIdent(
              entry.holder().who(),
              "",
              at.isBefore(Instant.EPOCH) ? Instant.EPOCH : at,
              ZoneOffset.UTC);
      commit.setAuthor(person);
      commit.setCommitter(person);
      commit.setEncoding(StandardCharsets.UTF_8);
      commit.setMessage(entry.text());
      ObjectId id = inserter.insert(commit);
      inserter.flush();
      return new CommitId(id.getName());
    } catch (IOException failed) {
      throw StoreFailure.writing("a commit in " + folder, folder, failed);
    }
  }

  boolean hasAll(Collection<String> commits) {
    try (ObjectReader reader = repository.newObjectReader()) {
      for (String commit : commits) {
        if (!reader.has(ObjectId.fromString(commit))) {
          return false;
        }
      }
      return true;
    } catch (IOException damaged) {
      throw StoreFailure.damaged("git repository " + folder, damaged);
    }
  }

  /** What a commit says; it is here. */
  LockEntry read(CommitId commit) {
    try (RevWalk walk = new RevWalk(repository)) {
      String text = walk.parseCommit(ObjectId.fromString(commit.hex())).getFullMessage();
      return LockEntry.read(commit.brief(), text);
    } catch (IOException | IndexOutOfBoundsException damaged) {
      throw StoreFailure.damaged("the lock in commit " + commit, damaged);
    }
  }

  @Override
  public void close() {
    repository.close();
    NewRepository.remove(folder);
  }
}
