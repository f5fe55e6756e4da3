package io.portwright.engine.git;

import io.portwright.engine.git.RemoteFailure.Reason;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.treewalk.CanonicalTreeParser;

/**
 * How much a tree would be on a disk. A few hundred bytes of a repository can stand for more files
 * than any disk holds, by using one folder many times; so each is measured once, before anything is
 * written.
 */
final class TreeSize {
  private static final long MAX_ENTRIES = 200_000;
  private static final long MAX_BYTES = 2L << 30;
  private static final int MAX_DEPTH = 100;

  private final ObjectReader reader;
  private final Map<ObjectId, Size> known = new HashMap<>();

  private record Size(long entries, long bytes) {}

  private TreeSize(ObjectReader reader) {
    this.reader = reader;
  }

  /** Fails with {@link RemoteFailure} when the tree is larger than anything that holds modules. */
  static void check(ObjectReader reader, ObjectId tree) throws IOException {
    Size size = new TreeSize(reader).of(tree, 0);
    if (size.entries() > MAX_ENTRIES) {
      throw new RemoteFailure(
          Reason.TOO_LARGE, "it has more than " + MAX_ENTRIES + " files and folders");
    }
    if (size.bytes() > MAX_BYTES) {
      throw new RemoteFailure(
          Reason.TOO_LARGE, "its files are larger than " + (MAX_BYTES >> 20) + " MiB");
    }
  }

  private Size of(ObjectId tree, int depth) throws IOException {
    Size before = known.get(tree);
    if (before != null) {
      return before;
    }
    if (depth > MAX_DEPTH) {
      throw new RemoteFailure(
          Reason.TOO_LARGE, "its folders are nested more than " + MAX_DEPTH + " deep");
    }
    long entries = 0;
    long bytes = 0;
    CanonicalTreeParser entry = new CanonicalTreeParser(null, reader, tree);
    for (; !entry.eof(); entry.next(1)) {
      entries++;
      FileMode mode = entry.getEntryFileMode();
      if (mode.equals(FileMode.TREE)) {
        Size inner = of(entry.getEntryObjectId(), depth + 1);
        entries += inner.entries();
        bytes += inner.bytes();
      } else if (!mode.equals(FileMode.GITLINK)) {
        bytes += reader.getObjectSize(entry.getEntryObjectId(), Constants.OBJ_BLOB);
      }
    }
    Size size = new Size(Math.min(entries, MAX_ENTRIES + 1), Math.min(bytes, MAX_BYTES + 1));
    known.put(tree.copy(), size);
    return size;
  }
}
