package io.portwright.engine.state.git;

import io.portwright.engine.git.GitEnvironment;
import io.portwright.engine.state.Author;
import io.portwright.engine.state.CommitId;
import io.portwright.engine.state.StateHistory;
import io.portwright.engine.state.StoreFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/**
 * A bare git repository whose branches are state. Commits are written object by object without a
 * work tree; a branch moves only from the commit the writer expects, forward, and after everything
 * it names is on disk. Whatever the disk or the repository refuses is a {@link StoreFailure}.
 */
public final class StateRepository implements AutoCloseable {
  private static final String HEADS = "refs/heads/";

  private final Repository repository;
  private final Path folder;
  private final BranchSwap branches;

  private StateRepository(Repository repository, Path folder) {
    this.repository = repository;
    this.folder = folder;
    this.branches = new BranchSwap(repository, folder);
  }

  /** Opens the repository in this folder; empty when nothing is there. Writes nothing. */
  public static Optional<StateRepository> open(Path folder) {
    if (!NewRepository.exists(folder)) {
      return Optional.empty();
    }
    try {
      return Optional.of(new StateRepository(repository(folder), folder));
    } catch (IOException | IllegalArgumentException unusable) {
      throw StoreFailure.damaged("git repository " + folder, unusable);
    }
  }

  /** The bare repository of git in this folder; with nothing of the user's own settings. */
  static Repository repository(Path folder) throws IOException {
    GitEnvironment.install();
    return new FileRepositoryBuilder()
        .setGitDir(folder.toFile())
        .setBare()
        .setMustExist(true)
        .build();
  }

  /** Opens the repository in this folder, making it (whole or not at all) when nothing is there. */
  public static StateRepository openOrCreate(Path folder) {
    if (!NewRepository.exists(folder)) {
      NewRepository.create(folder);
    }
    return open(folder)
        .orElseThrow(() -> StoreFailure.damaged("git repository " + folder, "it vanished"));
  }

  /** Where the branch is; {@link CommitId#NONE} when it does not exist. */
  public CommitId head(BranchName branch) {
    return branches.head(branch);
  }

  /** All branches that are state of some workspace. */
  public List<BranchName> branches() {
    try {
      List<BranchName> found = new ArrayList<>();
      for (Ref ref : repository.getRefDatabase().getRefsByPrefix(HEADS + BranchName.PREFIX)) {
        BranchName.parse(ref.getName().substring(HEADS.length())).ifPresent(found::add);
      }
      return found;
    } catch (IOException unreadable) {
      throw StoreFailure.damaged("branches in " + folder, unreadable);
    }
  }

  /**
   * Removes a branch if it still is where the caller saw it. Its commits stay until git collects
   * what nothing leads to.
   *
   * @return whether it was removed
   */
  public boolean delete(BranchName branch, CommitId expected) {
    return branches.delete(branch, expected);
  }

  /** The commits of a branch as of now. */
  StateHistory history(BranchName branch) {
    return new GitHistory(repository, folder, head(branch));
  }

  /** For checks of what is inside. */
  Repository repository() {
    return repository;
  }

  /** The files of a commit. */
  public CommittedTree tree(CommitId commit) {
    try (RevWalk walk = new RevWalk(repository)) {
      ObjectId root = walk.parseCommit(ObjectId.fromString(commit.hex())).getTree().getId();
      return new CommittedTree(repository, commit, root);
    } catch (IOException | IndexOutOfBoundsException damaged) {
      throw StoreFailure.damaged("commit " + commit + " in " + folder, damaged);
    }
  }

  /**
   * Commits changes on top of the expected commit and moves the branch there, if it still is where
   * the writer expects it. Changes that change nothing make no commit: the expected one is the
   * answer.
   *
   * @param expected the branch's commit as the writer read it; {@link CommitId#NONE} for a new
   *     branch
   * @param changes by path; ASCII names, folders with {@code /}
   * @param message one readable line, then anything; control characters become spaces
   */
  public CommitResult commit(
      BranchName branch,
      CommitId expected,
      SortedMap<String, PathChange> changes,
      String message,
      Author author) {
    CommitId before = head(branch);
    if (!before.equals(expected)) {
      return new CommitResult.Stale(before);
    }
    return advance(branch, expected, write(expected, changes, message, author));
  }

  /** Writes a commit and moves nothing; the expected one is the answer if nothing changes. */
  CommitId write(
      CommitId expected, SortedMap<String, PathChange> changes, String message, Author author) {
    try (ObjectInserter inserter = ObjectWriter.open(repository, TreeWriter.objects(changes));
        ObjectReader reader = repository.newObjectReader();
        RevWalk walk = new RevWalk(reader)) {
      CommitBuilder commit = new CommitBuilder();
      ObjectId base = ObjectId.zeroId();
      if (expected.exists()) {
        ObjectId parent = ObjectId.fromString(expected.hex());
        base = walk.parseCommit(parent).getTree().getId();
        commit.setParentId(parent);
      }
      ObjectId root = new TreeWriter(reader, inserter).write(base, changes);
      if (root.equals(base)) {
        return expected;
      }
      commit.setTreeId(root);
      PersonIdent person =
          new PersonIdent(author.name(), author.email(), author.at(), author.zone());
      commit.setAuthor(person);
      commit.setCommitter(person);
      commit.setEncoding(StandardCharsets.UTF_8);
      commit.setMessage(printable(message));
      ObjectId id = inserter.insert(commit);
      inserter.flush();
      return new CommitId(id.getName());
    } catch (org.eclipse.jgit.errors.MissingObjectException
        | org.eclipse.jgit.errors.CorruptObjectException
        | IndexOutOfBoundsException damaged) {
      throw StoreFailure.damaged("commit " + expected + " in " + folder, damaged);
    } catch (IOException failed) {
      throw StoreFailure.writing("a commit in " + folder, folder, failed);
    }
  }

  private static String printable(String message) {
    StringBuilder out = new StringBuilder();
    message
        .strip()
        .codePoints()
        .map(c -> c != '\n' && (Character.isISOControl(c) || isLoneSurrogate(c)) ? ' ' : c)
        .forEach(out::appendCodePoint);
    return out.append('\n').toString();
  }

  private static boolean isLoneSurrogate(int c) {
    return c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
  }

  /**
   * Lets a plain {@code git log} show state: HEAD names the first branch that came to be, but a
   * real workspace goes before a sandbox. Only a convenience, so a failure changes nothing.
   */
  private void showInLog(BranchName branch) {
    try {
      Ref head = repository.exactRef("HEAD");
      String shown = head == null ? "" : head.getTarget().getName();
      boolean unborn = repository.exactRef(shown.isEmpty() ? branch.ref() : shown) == null;
      boolean rehearsal = shown.endsWith("@sandbox") && !branch.isSandbox();
      if (unborn || rehearsal) {
        new LooseReference(folder, Constants.HEAD).link(branch.ref());
      }
    } catch (IOException _) {
      // the commit is made and the branch is right; only the default of git log is not
    }
  }

  /** Moves the branch from one commit forward to another one that is here already. */
  CommitResult advance(BranchName branch, CommitId expected, CommitId next) {
    CommitResult result = branches.swap(branch, expected, next);
    if (result instanceof CommitResult.Committed && !expected.exists()) {
      showInLog(branch);
    }
    return result;
  }

  /**
   * Whether the later commit is the earlier one or follows from it; everything follows from none.
   */
  boolean follows(CommitId later, CommitId earlier) {
    if (later.equals(earlier) || !earlier.exists()) {
      return true;
    }
    if (!later.exists()) {
      return false;
    }
    try (RevWalk walk = new RevWalk(repository)) {
      return walk.isMergedInto(
          walk.parseCommit(ObjectId.fromString(earlier.hex())),
          walk.parseCommit(ObjectId.fromString(later.hex())));
    } catch (IOException | IndexOutOfBoundsException damaged) {
      throw StoreFailure.damaged("history of commit " + later + " in " + folder, damaged);
    }
  }

  /** For what this package keeps beside the branches. */
  Repository git() {
    return repository;
  }

  /** The repository's folder. */
  public Path folder() {
    return folder;
  }

  /** Whether anything at all is at this place, readable or not. */
  public static boolean exists(Path folder) {
    return Files.exists(folder);
  }

  @Override
  public void close() {
    repository.close();
  }
}
