package io.portwright.engine.state.git;

import io.portwright.engine.state.CommitId;
import io.portwright.engine.state.LockRequest;
import io.portwright.engine.state.LockResult;
import io.portwright.engine.state.StoreFailure;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.treewalk.CanonicalTreeParser;

/**
 * Makes a new repository of what is whole in a damaged one, and in a clone if there is one: for
 * each branch, the newest commit that is there with all its files and all its ancestors. The
 * damaged one is only read until the new one takes its place, and is kept beside it.
 */
public final class StoreRepair {
  private static final String HEADS = "refs/heads/";

  private final Path folder;
  private final List<Path> sources;

  /**
   * @param repository the damaged one
   * @param clone another repository with the same branches, if there is one
   */
  public StoreRepair(Path repository, Optional<Path> clone) {
    this.folder = repository;
    List<Path> all = new ArrayList<>(List.of(repository));
    clone.ifPresent(all::add);
    this.sources = List.copyOf(all);
  }

  /**
   * What became of one branch.
   *
   * @param was where it pointed; empty when that cannot be read
   * @param now where it points in the new repository; empty when nothing of it can be saved
   */
  public record Saved(BranchName branch, Optional<CommitId> was, Optional<CommitId> now) {
    public boolean isWhole() {
      return was.isPresent() && was.equals(now);
    }
  }

  /** Asks for the lock of a branch that only this folder has; the store may be damaged. */
  public LockResult lock(BranchName branch, LockRequest request) {
    return new LocalLocks(folder.toAbsolutePath().resolveSibling(""), branch).acquire(request);
  }

  /** What can be saved; writes nothing. */
  public List<Saved> outlook() {
    try (Opened opened = new Opened()) {
      return opened.branches().stream().map(opened::saved).toList();
    }
  }

  /** The states in the store and in the clone, damaged or not. */
  public List<BranchName> branches() {
    try (Opened opened = new Opened()) {
      return opened.branches();
    }
  }

  /**
   * Carries it out.
   *
   * @param outlook as it was shown
   * @param kept name of the folder, beside the store, that the damaged one gets
   */
  public void carryOut(List<Saved> outlook, Path kept) {
    Path draft = folder.resolveSibling(folder.getFileName() + ".repaired");
    NewRepository.remove(draft); // what a repair that was cut off has left
    NewRepository.create(draft);
    try (Opened opened = new Opened();
        Repository target = StateRepository.repository(draft)) {
      for (Saved saved : outlook) {
        if (saved.now().isPresent()) {
          ObjectId commit = ObjectId.fromString(saved.now().get().hex());
          opened.copy(commit, target);
          point(target, saved.branch().ref(), commit);
        }
      }
      for (Map.Entry<String, ObjectId> ref : opened.kept().entrySet()) {
        if (opened.isWhole(ref.getValue())) {
          opened.copy(ref.getValue(), target);
          point(target, ref.getKey(), ref.getValue());
        }
      }
      for (Saved saved : outlook) {
        if (!opened.head(saved.branch()).equals(saved.was())) {
          throw new IOException("another run has written to " + saved.branch() + " meanwhile");
        }
      }
    } catch (IOException failed) {
      throw StoreFailure.writing("the repaired store " + draft, draft, failed);
    }
    exchange(draft, kept);
  }

  /**
   * Commits that this folder has seen at a shared place, and that are in none of the repositories
   * any more: whether what is there now follows from them cannot be told.
   */
  public List<CommitId> unknown() {
    try (Opened opened = new Opened()) {
      return opened.kept().entrySet().stream()
          .filter(ref -> ref.getKey().startsWith(KeptRefs.SEEN))
          .map(Map.Entry::getValue)
          .filter(id -> !opened.isWhole(id))
          .map(id -> new CommitId(id.getName()))
          .distinct()
          .toList();
    }
  }

  private static void point(Repository target, String ref, ObjectId commit) throws IOException {
    RefUpdate update = target.updateRef(ref);
    update.setNewObjectId(commit);
    RefUpdate.Result result = update.forceUpdate();
    switch (result) {
      case NEW, FORCED, FAST_FORWARD, NO_CHANGE -> {}
      case NOT_ATTEMPTED,
          LOCK_FAILURE,
          REJECTED,
          REJECTED_CURRENT_BRANCH,
          REJECTED_MISSING_OBJECT,
          REJECTED_OTHER_REASON,
          IO_FAILURE,
          RENAMED ->
          throw new IOException("git answered " + result + " for " + ref);
    }
  }

  /** Puts the new repository in the place of the damaged one, or leaves everything as it was. */
  private void exchange(Path draft, Path kept) {
    try {
      Files.move(folder, kept);
      try {
        Files.move(draft, folder);
      } catch (IOException failed) {
        Files.move(kept, folder);
        throw failed;
      }
    } catch (IOException failed) {
      throw StoreFailure.writing("the repaired store " + folder, folder.toAbsolutePath(), failed);
    }
  }

  /** The sources while they are open. */
  private final class Opened implements AutoCloseable {
    private final List<Repository> open = new ArrayList<>();

    private Opened() {
      for (Path source : sources) {
        try {
          open.add(StateRepository.repository(source));
        } catch (IOException | IllegalArgumentException unusable) {
          throw StoreFailure.damaged("git repository " + source, unusable);
        }
      }
    }

    /** Names of branches in any source, those included whose file is empty. */
    private List<BranchName> branches() {
      SortedSet<String> names = new TreeSet<>();
      for (Path source : sources) {
        Path heads = source.resolve(HEADS);
        try (Stream<Path> files = Files.isDirectory(heads) ? Files.walk(heads) : Stream.empty()) {
          files
              .filter(Files::isRegularFile)
              .map(file -> heads.relativize(file).toString().replace('\\', '/'))
              .filter(name -> !name.endsWith(".lock"))
              .forEach(names::add);
        } catch (IOException unreadable) {
          throw StoreFailure.reading("branches in " + source, unreadable);
        }
      }
      for (Repository repository : open) {
        try {
          for (Ref ref : repository.getRefDatabase().getRefsByPrefix(HEADS)) {
            names.add(ref.getName().substring(HEADS.length()));
          }
        } catch (IOException _) {
          // the names of files have been taken already
        }
      }
      return names.stream().flatMap(name -> BranchName.parse(name).stream()).toList();
    }

    /** What the damaged repository keeps beside its branches, by name. */
    private SortedMap<String, ObjectId> kept() {
      SortedMap<String, ObjectId> found = new TreeMap<>();
      try {
        for (Ref ref : open.getFirst().getRefDatabase().getRefsByPrefix(KeptRefs.ALL)) {
          ObjectId id = ref.getObjectId();
          if (id != null) {
            found.put(ref.getName(), id);
          }
        }
      } catch (IOException _) {
        // what cannot be listed cannot be kept
      }
      return found;
    }

    /** Whether a commit and all that led to it can be read. */
    private boolean isWhole(ObjectId head) {
      NavigableMap<Integer, ObjectId> byLength = new TreeMap<>();
      newest(head, byLength);
      return byLength.containsValue(head);
    }

    private Optional<ObjectId> head(Repository repository, BranchName branch) {
      try {
        return Optional.ofNullable(repository.exactRef(branch.ref())).map(Ref::getObjectId);
      } catch (IOException _) {
        return Optional.empty();
      }
    }

    /** Where the branch of the damaged repository points. */
    private Optional<CommitId> head(BranchName branch) {
      return head(open.getFirst(), branch).map(id -> new CommitId(id.getName()));
    }

    private Saved saved(BranchName branch) {
      Optional<CommitId> was = head(branch);
      NavigableMap<Integer, ObjectId> byLength = new TreeMap<>();
      for (Repository repository : open) {
        head(repository, branch).ifPresent(id -> newest(id, byLength));
      }
      if (was.isEmpty() && byLength.isEmpty()) {
        loose().forEach(id -> newest(id, byLength));
      }
      Optional<CommitId> now =
          byLength.isEmpty()
              ? Optional.empty()
              : Optional.of(new CommitId(byLength.lastEntry().getValue().getName()));
      return new Saved(branch, was, now);
    }

    /** Adds the newest whole commit of a chain under the length of its whole history. */
    private void newest(ObjectId head, NavigableMap<Integer, ObjectId> byLength) {
      List<ObjectId> chain = new ArrayList<>();
      Optional<ObjectId> at = Optional.of(head);
      while (at.isPresent()) {
        chain.add(at.get());
        at = content(at.get(), Constants.OBJ_COMMIT).flatMap(StoreRepair::parent);
      }
      Set<ObjectId> whole = new HashSet<>();
      int length = 0;
      Optional<ObjectId> best = Optional.empty();
      for (ObjectId commit : chain.reversed()) {
        if (!isWhole(commit, whole)) {
          break;
        }
        best = Optional.of(commit);
        length++;
      }
      int reached = length;
      best.ifPresent(id -> byLength.putIfAbsent(reached, id));
    }

    private boolean isWhole(ObjectId commit, Set<ObjectId> whole) {
      Optional<byte[]> content = content(commit, Constants.OBJ_COMMIT);
      if (content.isEmpty()) {
        return false;
      }
      Deque<ObjectId> trees = new ArrayDeque<>();
      trees.push(RevCommit.parse(content.get()).getTree().getId());
      while (!trees.isEmpty()) {
        ObjectId id = trees.pop();
        Optional<byte[]> tree = content(id, Constants.OBJ_TREE);
        if (tree.isEmpty()) {
          return false;
        }
        CanonicalTreeParser parser = new CanonicalTreeParser();
        parser.reset(tree.get());
        for (; !parser.eof(); parser.next()) {
          ObjectId child = parser.getEntryObjectId();
          if (whole.contains(child)) {
            continue;
          }
          if (parser.getEntryFileMode().equals(FileMode.TREE)) {
            trees.push(child);
          } else if (content(child, Constants.OBJ_BLOB).isEmpty()) {
            return false;
          }
          whole.add(child);
        }
      }
      return true;
    }

    /** Commits among the loose objects of the damaged repository that no other one builds on. */
    private List<ObjectId> loose() {
      List<ObjectId> found = new ArrayList<>();
      Set<ObjectId> built = new HashSet<>();
      Path objects = folder.resolve("objects");
      try (Stream<Path> files = Files.walk(objects, 2)) {
        for (Path file : files.toList()) {
          String name = objects.relativize(file).toString().replace(File.separator, "");
          if (name.matches("[0-9a-f]{40}")) {
            ObjectId id = ObjectId.fromString(name);
            Optional<byte[]> commit = content(id, Constants.OBJ_COMMIT);
            commit.ifPresent(_ -> found.add(id));
            commit.flatMap(StoreRepair::parent).ifPresent(built::add);
          }
        }
      } catch (IOException _) {
        // what cannot be listed cannot be saved
      }
      found.removeAll(built);
      return found;
    }

    private Optional<byte[]> content(ObjectId id, int type) {
      for (Repository repository : open) {
        try (ObjectReader reader = repository.newObjectReader()) {
          return Optional.of(StoredObjects.checked(reader, id, type));
        } catch (IOException | IndexOutOfBoundsException | IllegalArgumentException _) {
          // the next source may have it
        }
      }
      return Optional.empty();
    }

    private void copy(ObjectId head, Repository target) throws IOException {
      Set<ObjectId> done = new HashSet<>();
      try (ObjectInserter inserter = target.newObjectInserter()) {
        Optional<ObjectId> at = Optional.of(head);
        while (at.isPresent()) {
          byte[] commit = content(at.get(), Constants.OBJ_COMMIT).orElseThrow();
          inserter.insert(Constants.OBJ_COMMIT, commit);
          copyTree(RevCommit.parse(commit).getTree().getId(), inserter, done);
          at = parent(commit);
        }
        inserter.flush();
      }
    }

    private void copyTree(ObjectId root, ObjectInserter inserter, Set<ObjectId> done)
        throws IOException {
      Deque<ObjectId> trees = new ArrayDeque<>(List.of(root));
      while (!trees.isEmpty()) {
        ObjectId id = trees.pop();
        if (done.add(id)) {
          byte[] tree = content(id, Constants.OBJ_TREE).orElseThrow();
          inserter.insert(Constants.OBJ_TREE, tree);
          CanonicalTreeParser parser = new CanonicalTreeParser();
          parser.reset(tree);
          for (; !parser.eof(); parser.next()) {
            ObjectId child = parser.getEntryObjectId();
            if (parser.getEntryFileMode().equals(FileMode.TREE)) {
              trees.push(child);
            } else if (done.add(child)) {
              inserter.insert(Constants.OBJ_BLOB, content(child, Constants.OBJ_BLOB).orElseThrow());
            }
          }
        }
      }
    }

    @Override
    public void close() {
      open.forEach(Repository::close);
    }
  }

  private static Optional<ObjectId> parent(byte[] commit) {
    RevCommit parsed = RevCommit.parse(commit);
    return parsed.getParentCount() == 0
        ? Optional.empty()
        : Optional.of(parsed.getParent(0).getId());
  }
}
