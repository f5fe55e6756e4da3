package io.portwright.engine.state.git;

import io.portwright.engine.state.Author;
import io.portwright.engine.state.CommitId;
import io.portwright.engine.state.StateHistory;
import io.portwright.engine.state.StoreFailure;
import io.portwright.engine.state.StoredCommit;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.EmptyTreeIterator;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.TreeFilter;

/** History of one branch as of when it was asked for. Usable as long as its repository is open. */
final class GitHistory implements StateHistory {
  private final Repository repository;
  private final Path folder;
  private final CommitId head;

  GitHistory(Repository repository, Path folder, CommitId head) {
    this.repository = repository;
    this.folder = folder;
    this.head = head;
  }

  @Override
  public CommitId head() {
    return head;
  }

  @Override
  public void walk(Predicate<StoredCommit> each) {
    CommitId at = head;
    try (RevWalk walk = new RevWalk(repository)) {
      while (at.exists()) {
        RevCommit commit = walk.parseCommit(id(at));
        StoredCommit stored = stored(at, commit);
        at = stored.parent().orElse(CommitId.NONE);
        if (!each.test(stored)) {
          return;
        }
      }
    } catch (IOException | IndexOutOfBoundsException damaged) {
      throw StoreFailure.damaged("commit " + at + " in " + folder, damaged);
    }
  }

  private static StoredCommit stored(CommitId id, RevCommit commit) {
    PersonIdent who = commit.getAuthorIdent();
    Optional<CommitId> parent =
        commit.getParentCount() == 0
            ? Optional.empty()
            : Optional.of(new CommitId(commit.getParent(0).getName()));
    return new StoredCommit(
        id,
        parent,
        new Author(who.getName(), who.getEmailAddress(), who.getWhenAsInstant(), who.getZoneId()),
        StoredCommit.message(commit.getFullMessage()));
  }

  @Override
  public List<FileChange> changes(CommitId from, CommitId to) {
    List<FileChange> found = new ArrayList<>();
    try (ObjectReader reader = repository.newObjectReader();
        RevWalk commits = new RevWalk(reader);
        TreeWalk walk = new TreeWalk(reader)) {
      add(from, commits, walk);
      add(to, commits, walk);
      walk.setRecursive(true);
      walk.setFilter(TreeFilter.ANY_DIFF);
      while (walk.next()) {
        found.add(new FileChange(walk.getPathString(), blob(walk, 0), blob(walk, 1)));
      }
      return found;
    } catch (IOException | IndexOutOfBoundsException damaged) {
      throw StoreFailure.damaged("files of commit " + to + " in " + folder, damaged);
    }
  }

  private static void add(CommitId commit, RevWalk commits, TreeWalk walk) throws IOException {
    if (commit.exists()) {
      walk.addTree(commits.parseCommit(id(commit)).getTree());
    } else {
      walk.addTree(new EmptyTreeIterator());
    }
  }

  private static Optional<String> blob(TreeWalk walk, int tree) {
    ObjectId id = walk.getObjectId(tree);
    return id.equals(ObjectId.zeroId()) ? Optional.empty() : Optional.of(id.getName());
  }

  @Override
  public byte[] content(String path, String blob) {
    try (ObjectReader reader = repository.newObjectReader()) {
      return reader.open(ObjectId.fromString(blob), Constants.OBJ_BLOB).getBytes();
    } catch (IOException | IndexOutOfBoundsException damaged) {
      throw StoreFailure.damaged(path + " (object " + blob + ") in " + folder, damaged);
    }
  }

  @Override
  public void files(CommitId commit, String inside, BiConsumer<String, byte[]> each) {
    try (RevWalk walk = new RevWalk(repository)) {
      ObjectId root = walk.parseCommit(id(commit)).getTree().getId();
      new CommittedTree(repository, commit, root).readAll(inside, each);
    } catch (IOException | IndexOutOfBoundsException damaged) {
      throw StoreFailure.damaged("commit " + commit + " in " + folder, damaged);
    }
  }

  private static ObjectId id(CommitId commit) {
    return ObjectId.fromString(commit.hex());
  }
}
