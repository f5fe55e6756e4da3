package io.portwright.engine.state.git;

import org.eclipse.jgit.internal.storage.file.ObjectDirectory;
import org.eclipse.jgit.internal.storage.file.PackInserter;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.Repository;

/**
 * Chooses how the objects of one commit reach the disk: single files for a small commit, one pack
 * for a large one, because each single file costs a sync of its own (1,000 new objects with sync:
 * 2.5 s as files, 33 ms as a pack). The only class that touches JGit's internal package.
 */
final class ObjectWriter {
  /** From this many new objects on, one pack is cheaper than single files. */
  static final int PACK_FROM = 64;

  private ObjectWriter() {}

  static ObjectInserter open(Repository repository, int expectedObjects) {
    if (expectedObjects < PACK_FROM
        || !(repository.getObjectDatabase() instanceof ObjectDirectory objects)) {
      return repository.newObjectInserter();
    }
    PackInserter pack = objects.newPackInserter();
    // For each new object JGit would list and stat all packs again, and there is one per large
    // commit: the square of an apply's length. An object that is there twice does no harm.
    pack.checkExisting(false);
    return pack;
  }
}
