package io.portwright.engine.git;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.TagBuilder;
import org.eclipse.jgit.lib.TreeFormatter;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/** A bare repository made for a test, with exactly the trees that the test wants. */
public final class SampleRepository {
  private static final PersonIdent PERSON =
      new PersonIdent("A", "a@example.com", Instant.EPOCH, ZoneOffset.UTC);

  private final Path folder;

  /** One name in a tree, as it is, whether git would make it or not. */
  public record Entry(FileMode mode, byte[] name, ObjectId id) {}

  private SampleRepository(Path folder) {
    this.folder = folder;
  }

  public static SampleRepository create(Path folder) {
    GitEnvironment.install();
    try (Repository repository = open(folder)) {
      repository.create(true);
      repository.updateRef(Constants.HEAD).link("refs/heads/main");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new SampleRepository(folder);
  }

  private static Repository open(Path folder) throws IOException {
    return new FileRepositoryBuilder().setBare().setGitDir(folder.toFile()).build();
  }

  public Path folder() {
    return folder;
  }

  public String url() {
    return "file://" + folder;
  }

  @FunctionalInterface
  private interface Insertion<T> {
    T run(Repository repository, ObjectInserter inserter) throws IOException;
  }

  private <T> T insert(Insertion<T> insertion) {
    try (Repository repository = open(folder);
        ObjectInserter inserter = repository.newObjectInserter()) {
      T result = insertion.run(repository, inserter);
      inserter.flush();
      return result;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public ObjectId blob(String text) {
    return insert((_, inserter) ->
        inserter.insert(Constants.OBJ_BLOB, text.getBytes(StandardCharsets.UTF_8)));
  }

  public Entry entry(FileMode mode, String name, ObjectId id) {
    return new Entry(mode, name.getBytes(StandardCharsets.UTF_8), id);
  }

  /** A tree with these entries in this order, unchecked. */
  public ObjectId tree(Entry... entries) {
    TreeFormatter tree = new TreeFormatter();
    for (Entry one : entries) {
      tree.append(one.name(), 0, one.name().length, one.mode(), one.id(), true);
    }
    return insert((_, inserter) -> inserter.insert(tree));
  }

  /** A tree of files by path; a text that starts with {@code link:} makes a symbolic link. */
  public ObjectId tree(Map<String, String> files) {
    Map<String, Map<String, String>> folders = new TreeMap<>();
    List<Entry> entries = new ArrayList<>();
    Map<String, Entry> sorted = new TreeMap<>();
    files.forEach((path, text) -> {
      int slash = path.indexOf('/');
      if (slash > 0) {
        folders
            .computeIfAbsent(path.substring(0, slash), _ -> new TreeMap<>())
            .put(path.substring(slash + 1), text);
      } else if (text.startsWith("link:")) {
        sorted.put(path, entry(FileMode.SYMLINK, path, blob(text.substring(5))));
      } else {
        sorted.put(path, entry(FileMode.REGULAR_FILE, path, blob(text)));
      }
    });
    folders.forEach(
        (name, inner) -> sorted.put(name + "/", entry(FileMode.TREE, name, tree(inner))));
    entries.addAll(sorted.values());
    return tree(entries.toArray(Entry[]::new));
  }

  /** Makes a commit on a branch, on top of what is there. */
  public String commit(String branch, ObjectId tree) {
    return insert((repository, inserter) -> {
      CommitBuilder commit = new CommitBuilder();
      commit.setTreeId(tree);
      commit.setAuthor(PERSON);
      commit.setCommitter(PERSON);
      commit.setMessage("change");
      ObjectId parent = repository.resolve("refs/heads/" + branch);
      if (parent != null) {
        commit.setParentId(parent);
      }
      ObjectId id = inserter.insert(commit);
      inserter.flush();
      update(repository, "refs/heads/" + branch, id);
      return id.getName();
    });
  }

  public String commit(String branch, Map<String, String> files) {
    return commit(branch, tree(files));
  }

  /** A tag object, as {@code git tag -a} makes. */
  public void annotatedTag(String name, String commit) {
    insert((repository, inserter) -> {
      TagBuilder tag = new TagBuilder();
      tag.setTag(name);
      tag.setTagger(PERSON);
      tag.setMessage(name);
      try (RevWalk walk = new RevWalk(repository)) {
        tag.setObjectId(walk.parseCommit(ObjectId.fromString(commit)));
      }
      ObjectId id = inserter.insert(tag);
      inserter.flush();
      update(repository, "refs/tags/" + name, id);
      return id;
    });
  }

  public void tag(String name, String commit) {
    insert((repository, _) -> {
      update(repository, "refs/tags/" + name, ObjectId.fromString(commit));
      return name;
    });
  }

  private static void update(Repository repository, String ref, ObjectId id) throws IOException {
    RefUpdate update = repository.updateRef(ref);
    update.setNewObjectId(id);
    update.forceUpdate();
  }
}
