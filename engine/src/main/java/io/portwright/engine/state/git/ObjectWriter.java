package io.portwright.engine.state.git;

import org.eclipse.jgit.internal.storage.file.ObjectDirectory;
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
    return expectedObjects >= PACK_FROM
            && repository.getObjectDatabase() instanceof ObjectDirectory objects
        ? objects.newPackInserter()
        : repository.newObjectInserter();
  }
}
