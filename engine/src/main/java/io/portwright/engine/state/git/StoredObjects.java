package io.portwright.engine.state.git;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectChecker;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.treewalk.CanonicalTreeParser;

/** Objects that are read whole, compared with their names, and checked as git's own fsck does. */
final class StoredObjects {
  private final Repository repository;
  private final Set<ObjectId> seen = new HashSet<>();
  private final List<String> damage = new ArrayList<>();

  StoredObjects(Repository repository) {
    this.repository = repository;
  }

  int count() {
    return seen.size();
  }

  List<String> damage() {
    return List.copyOf(damage);
  }

  /**
   * Goes through a commit and everything that it leads to, back to the first one or to where the
   * chain breaks.
   *
   * @return number of commits
   */
  int history(ObjectId head) {
    int commits = 0;
    try (ObjectReader reader = repository.newObjectReader()) {
      Optional<ObjectId> at = Optional.of(head);
      while (at.isPresent()) {
        Optional<RevCommit> commit = commit(reader, at.get());
        commits += commit.isPresent() ? 1 : 0;
        commit.ifPresent(known -> tree(reader, known.getTree().getId()));
        at = commit.filter(c -> c.getParentCount() > 0).map(c -> c.getParent(0).getId());
      }
    }
    return commits;
  }

  /** Whether a commit and its files are whole; its ancestors are not looked at. */
  boolean isWhole(ObjectId id) {
    int before = damage.size();
    try (ObjectReader reader = repository.newObjectReader()) {
      commit(reader, id).ifPresent(commit -> tree(reader, commit.getTree().getId()));
    }
    return damage.size() == before;
  }

  private Optional<RevCommit> commit(ObjectReader reader, ObjectId id) {
    return content(reader, id, Constants.OBJ_COMMIT).map(RevCommit::parse);
  }

  private void tree(ObjectReader reader, ObjectId root) {
    Deque<ObjectId> open = new ArrayDeque<>(List.of(root));
    while (!open.isEmpty()) {
      ObjectId id = open.pop();
      Optional<byte[]> tree =
          seen.contains(id) ? Optional.empty() : content(reader, id, Constants.OBJ_TREE);
      if (tree.isPresent()) {
        CanonicalTreeParser parser = new CanonicalTreeParser();
        parser.reset(tree.get());
        for (; !parser.eof(); parser.next()) {
          ObjectId child = parser.getEntryObjectId();
          if (parser.getEntryFileMode().equals(FileMode.TREE)) {
            open.push(child);
          } else if (!seen.contains(child)) {
            content(reader, child, Constants.OBJ_BLOB);
          }
        }
      }
    }
  }

  private Optional<byte[]> content(ObjectReader reader, ObjectId id, int type) {
    try {
      byte[] bytes = checked(reader, id, type);
      seen.add(id);
      return Optional.of(bytes);
    } catch (MissingObjectException _) {
      damage.add("object " + id.getName() + " is missing");
    } catch (IOException | IndexOutOfBoundsException | IllegalArgumentException broken) {
      damage.add("object " + id.getName() + " is damaged: " + broken.getMessage());
    }
    return Optional.empty();
  }

  /** Content of an object that is what its name says. */
  static byte[] checked(ObjectReader reader, ObjectId id, int type) throws IOException {
    ObjectLoader loader = reader.open(id, type);
    byte[] bytes = loader.getBytes();
    try (ObjectInserter.Formatter formatter = new ObjectInserter.Formatter()) {
      if (!formatter.idFor(type, bytes).equals(id)) {
        throw new IOException("its content is not what its name says");
      }
    }
    new ObjectChecker().check(id, type, bytes);
    return bytes;
  }
}
