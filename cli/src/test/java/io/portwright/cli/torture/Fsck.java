package io.portwright.cli.torture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.internal.storage.file.ObjectDirectory;
import org.eclipse.jgit.internal.storage.file.Pack;
import org.eclipse.jgit.internal.storage.file.PackIndex;
import org.eclipse.jgit.lib.ObjectChecker;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.ObjectWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/** As {@code git fsck --full --strict}, without a git program. */
final class Fsck {
  private Fsck() {}

  /** What is wrong; nothing is wrong with a repository that is not there. */
  static List<String> problems(Path git) {
    List<String> problems = new ArrayList<>();
    if (!Files.exists(git)) {
      return problems;
    }
    try (Repository repository =
            new FileRepositoryBuilder().setBare().setGitDir(git.toFile()).build();
        ObjectReader reader = repository.newObjectReader();
        ObjectWalk walk = new ObjectWalk(repository)) {
      ObjectChecker checker = new ObjectChecker();
      for (ObjectId id : objects(repository, git)) {
        ObjectLoader object = reader.open(id);
        checker.check(id, object.getType(), object.getCachedBytes());
      }
      for (Ref ref : repository.getRefDatabase().getRefs()) {
        if (ref.getObjectId() != null) {
          walk.markStart(walk.parseAny(ref.getObjectId()));
        }
      }
      walk.checkConnectivity();
    } catch (CorruptObjectException e) {
      problems.add("damaged object: " + e.getMessage());
    } catch (IOException e) {
      problems.add("damaged store: " + e);
    }
    return problems;
  }

  private static List<ObjectId> objects(Repository repository, Path git) throws IOException {
    List<ObjectId> found = new ArrayList<>();
    try (Stream<Path> files = Files.walk(git.resolve("objects"), 2)) {
      files
          .map(git.resolve("objects")::relativize)
          .map(path -> path.toString().replace("/", ""))
          .filter(name -> name.matches("[0-9a-f]{40}"))
          .map(ObjectId::fromString)
          .forEach(found::add);
    }
    for (Pack pack : ((ObjectDirectory) repository.getObjectDatabase()).getPacks()) {
      for (PackIndex.MutableEntry entry : pack) {
        found.add(entry.toObjectId());
      }
    }
    return found;
  }
}
