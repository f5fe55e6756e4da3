package io.portwright.engine.state.git;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.TreeFormatter;
import org.eclipse.jgit.treewalk.CanonicalTreeParser;
import org.jspecify.annotations.Nullable;

/**
 * Builds the tree of a commit from the tree before it and the changed paths. Reads and writes only
 * the folders on the way to a change; all others keep their ids.
 */
final class TreeWriter {
  private final ObjectReader reader;
  private final ObjectInserter inserter;

  TreeWriter(ObjectReader reader, ObjectInserter inserter) {
    this.reader = reader;
    this.inserter = inserter;
  }

  /** An upper bound of the objects that a commit of these changes makes, itself included. */
  static int objects(SortedMap<String, PathChange> changes) {
    int blobs = 0;
    int folders = 0;
    String before = "";
    for (Map.Entry<String, PathChange> change : changes.entrySet()) {
      if (change.getValue() instanceof PathChange.Write) {
        blobs++;
      }
      String folder = change.getKey().substring(0, change.getKey().lastIndexOf('/') + 1);
      if (!folder.equals(before)) {
        folders += (int) folder.chars().filter(c -> c == '/').count();
        before = folder;
      }
    }
    return blobs + folders + 2;
  }

  /**
   * @param base the tree before, or the zero id
   * @return the root tree; an empty one is written when nothing is left
   */
  ObjectId write(ObjectId base, SortedMap<String, PathChange> changes) throws IOException {
    SortedMap<String, Entry> entries = apply(base, changes);
    return insert(entries);
  }

  private SortedMap<String, Entry> apply(ObjectId base, SortedMap<String, PathChange> changes)
      throws IOException {
    SortedMap<String, Entry> entries = load(base);
    SortedMap<String, SortedMap<String, PathChange>> folders = new TreeMap<>();
    for (Map.Entry<String, PathChange> change : changes.entrySet()) {
      String path = change.getKey();
      int slash = path.indexOf('/');
      if (slash >= 0) {
        folders
            .computeIfAbsent(path.substring(0, slash), _ -> new TreeMap<>())
            .put(path.substring(slash + 1), change.getValue());
      } else {
        applyFile(entries, path, change.getValue());
      }
    }
    for (Map.Entry<String, SortedMap<String, PathChange>> folder : folders.entrySet()) {
      applyFolder(entries, folder.getKey(), folder.getValue());
    }
    return entries;
  }

  private void applyFile(SortedMap<String, Entry> entries, String name, PathChange change)
      throws IOException {
    switch (change) {
      case PathChange.Write write ->
          entries.put(
              checked(name),
              new Entry(
                  FileMode.REGULAR_FILE, inserter.insert(Constants.OBJ_BLOB, write.content())));
      case PathChange.Delete _ -> entries.remove(name);
    }
  }

  private void applyFolder(
      SortedMap<String, Entry> entries, String name, SortedMap<String, PathChange> inside)
      throws IOException {
    @Nullable Entry before = entries.get(name);
    ObjectId folder =
        before != null && before.mode().equals(FileMode.TREE) ? before.id() : ObjectId.zeroId();
    SortedMap<String, Entry> after = apply(folder, inside);
    if (after.isEmpty()) {
      entries.remove(name);
    } else {
      entries.put(checked(name), new Entry(FileMode.TREE, insert(after)));
    }
  }

  private SortedMap<String, Entry> load(ObjectId tree) throws IOException {
    SortedMap<String, Entry> entries = new TreeMap<>();
    if (!tree.equals(ObjectId.zeroId())) {
      CanonicalTreeParser parser = new CanonicalTreeParser();
      parser.reset(reader, tree);
      for (; !parser.eof(); parser.next()) {
        byte[] name = new byte[parser.getNameLength()];
        parser.getName(name, 0);
        entries.put(
            new String(name, StandardCharsets.ISO_8859_1),
            new Entry(parser.getEntryFileMode(), parser.getEntryObjectId()));
      }
    }
    return entries;
  }

  /** Writes the entries in git's order, where a folder sorts as if its name ended with a slash. */
  private ObjectId insert(SortedMap<String, Entry> entries) throws IOException {
    SortedMap<String, String> order = new TreeMap<>();
    entries.forEach(
        (name, entry) -> order.put(entry.mode().equals(FileMode.TREE) ? name + "/" : name, name));
    TreeFormatter formatter = new TreeFormatter();
    for (String name : order.values()) {
      Entry entry = Objects.requireNonNull(entries.get(name));
      formatter.append(name.getBytes(StandardCharsets.ISO_8859_1), entry.mode(), entry.id());
    }
    return inserter.insert(formatter);
  }

  /** Paths are our own, so a name that git would refuse is a bug of ours. */
  private static String checked(String name) {
    boolean allowed =
        !name.isEmpty()
            && !name.startsWith(".")
            && name.chars().allMatch(c -> c > 0x20 && c < 0x7f && c != '\\');
    if (!allowed) {
      throw new IllegalArgumentException("not a name for a tree entry: " + name);
    }
    return name;
  }

  private record Entry(FileMode mode, ObjectId id) {}
}
