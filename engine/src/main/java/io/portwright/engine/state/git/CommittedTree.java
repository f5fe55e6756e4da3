package io.portwright.engine.state.git;

import io.portwright.engine.state.CommitId;
import io.portwright.engine.state.StoreFailure;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.treewalk.TreeWalk;

/** The files of one commit, read when asked for. Usable as long as its repository is open. */
public final class CommittedTree {
  private final Repository repository;
  private final CommitId commit;
  private final ObjectId root;

  CommittedTree(Repository repository, CommitId commit, ObjectId root) {
    this.repository = repository;
    this.commit = commit;
    this.root = root;
  }

  public CommitId commit() {
    return commit;
  }

  /** Id of a file or folder, in hexadecimal: equal ids mean equal content. Reads no content. */
  public Optional<String> idOf(String path) {
    try (ObjectReader reader = repository.newObjectReader()) {
      return find(reader, path).map(ObjectId::getName);
    }
  }

  /** Content of a file; empty when the commit has no such path. */
  public Optional<byte[]> read(String path) {
    try (ObjectReader reader = repository.newObjectReader()) {
      Optional<ObjectId> blob = find(reader, path);
      return blob.isEmpty() ? Optional.empty() : Optional.of(content(reader, path, blob.get()));
    }
  }

  /** Every file below a folder with its full path and content, in path order. */
  public void readAll(String folder, BiConsumer<String, byte[]> each) {
    try (ObjectReader reader = repository.newObjectReader()) {
      Optional<ObjectId> tree = find(reader, folder);
      if (tree.isEmpty()) {
        return;
      }
      try (TreeWalk walk = new TreeWalk(reader)) {
        walk.addTree(tree.get());
        walk.setRecursive(true);
        while (walk.next()) {
          String path = folder + "/" + walk.getPathString();
          each.accept(path, content(reader, path, walk.getObjectId(0)));
        }
      } catch (IOException | IndexOutOfBoundsException damaged) {
        throw StoreFailure.damaged(named(folder), damaged);
      }
    }
  }

  /** Every path of a file, in order. Reads no content. */
  List<String> paths() {
    List<String> paths = new ArrayList<>();
    try (ObjectReader reader = repository.newObjectReader();
        TreeWalk walk = new TreeWalk(reader)) {
      walk.addTree(root);
      walk.setRecursive(true);
      while (walk.next()) {
        paths.add(walk.getPathString());
      }
      return paths;
    } catch (IOException | IndexOutOfBoundsException damaged) {
      throw StoreFailure.damaged(named("files"), damaged);
    }
  }

  private Optional<ObjectId> find(ObjectReader reader, String path) {
    try (TreeWalk walk = TreeWalk.forPath(reader, path, root)) {
      return walk == null ? Optional.empty() : Optional.of(walk.getObjectId(0));
    } catch (IOException | IndexOutOfBoundsException damaged) {
      throw StoreFailure.damaged(named(path), damaged);
    }
  }

  private byte[] content(ObjectReader reader, String path, ObjectId blob) {
    try {
      return reader.open(blob, Constants.OBJ_BLOB).getBytes();
    } catch (IOException | IndexOutOfBoundsException damaged) {
      throw StoreFailure.damaged(named(path) + " (object " + blob.getName() + ")", damaged);
    }
  }

  private String named(String path) {
    return path + " of commit " + commit.brief() + " in " + repository.getDirectory();
  }
}
