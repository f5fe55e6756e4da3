package io.portwright.engine.git;

import io.portwright.engine.git.RemoteFailure.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectChecker;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.treewalk.CanonicalTreeParser;
import org.jspecify.annotations.Nullable;

/**
 * Writes the files of a commit, as they are in the repository: no filter, no line-end conversion,
 * no large-file server, no hook, no submodule.
 *
 * <p>A repository is a stranger's. Every folder and file is made new and nothing is ever written
 * through a link: names that any file system could take for another place are refused, two names
 * that fall together on this disk are refused, and links are made last, only to places inside.
 */
public final class CommitFiles {
  private static final int MAX_LINK = 4096;

  private final ObjectReader reader;
  private final Path target;
  private final ObjectChecker names;
  private final List<Link> links = new ArrayList<>();
  private final List<String> submodules = new ArrayList<>();

  private record Link(Path folder, String name, String shown, ObjectId content) {}

  private CommitFiles(ObjectReader reader, Path target) {
    this.reader = reader;
    this.target = target;
    this.names =
        new ObjectChecker()
            .setSafeForMacOS(true)
            .setSafeForWindows(target.getFileSystem().getSeparator().equals("\\"));
  }

  /**
   * Writes the files of a commit.
   *
   * @param bare the repository that holds it, or the {@code .git} folder of a checkout
   * @param commit 40 hexadecimal digits
   * @param target a folder that does not exist yet
   * @return the folders of submodules, which stay empty
   * @throws RemoteFailure when there is no such commit, or something that must not be written, or
   *     the disk refuses; part of the files may be there then
   */
  public static List<String> write(Path bare, String commit, Path target) {
    GitEnvironment.install();
    try (Repository repository =
            new FileRepositoryBuilder().setBare().setGitDir(bare.toFile()).build();
        ObjectReader reader = repository.newObjectReader();
        RevWalk walk = new RevWalk(reader)) {
      ObjectId tree = walk.parseCommit(ObjectId.fromString(commit)).getTree();
      TreeSize.check(reader, tree);
      Path top = target.toAbsolutePath().normalize();
      CommitFiles files = new CommitFiles(reader, top);
      Files.createDirectories(top);
      files.folder(tree, top, "");
      for (Link link : files.links) {
        files.link(link);
      }
      return List.copyOf(files.submodules);
    } catch (MissingObjectException | IncorrectObjectTypeException e) {
      throw new RemoteFailure(
          Reason.NO_COMMIT, "commit " + commit + " is not in the repository, or not whole", e);
    } catch (FileAlreadyExistsException e) {
      throw new RemoteFailure(
          Reason.HOSTILE,
          "two names in it are the same on this file system: "
              + target.toAbsolutePath().normalize().relativize(Path.of(e.getFile())),
          e);
    } catch (IOException e) {
      throw new RemoteFailure(Reason.DISK, "its files cannot be written: " + e, e);
    }
  }

  private void folder(ObjectId tree, Path at, String shown) throws IOException {
    CanonicalTreeParser entry = new CanonicalTreeParser(null, reader, tree);
    for (; !entry.eof(); entry.next(1)) {
      String name = name(entry, shown);
      Path path = child(at, name, shown);
      ObjectId id = entry.getEntryObjectId();
      FileMode mode = entry.getEntryFileMode();
      if (mode.equals(FileMode.TREE)) {
        Files.createDirectory(path);
        folder(id, path, shown + name + "/");
      } else if (mode.equals(FileMode.GITLINK)) {
        Files.createDirectory(path);
        submodules.add(shown + name);
      } else if (mode.equals(FileMode.SYMLINK)) {
        links.add(new Link(at, name, shown + name, id));
      } else {
        file(id, path);
      }
    }
  }

  private String name(CanonicalTreeParser entry, String shown) {
    byte[] raw = new byte[entry.getNameLength()];
    entry.getName(raw, 0);
    String name = new String(raw, StandardCharsets.UTF_8);
    try {
      names.checkPathSegment(raw, 0, raw.length);
    } catch (CorruptObjectException e) {
      throw hostile(shown + name, e);
    }
    if (name.contains("\\") && target.getFileSystem().getSeparator().equals("\\")) {
      throw hostile(shown + name, null);
    }
    return name;
  }

  private static RemoteFailure hostile(String name, @Nullable Exception cause) {
    String message = "it holds a name that must not be written to a disk: \"" + name + "\"";
    return cause == null
        ? new RemoteFailure(Reason.HOSTILE, message)
        : new RemoteFailure(Reason.HOSTILE, message, cause);
  }

  private Path child(Path at, String name, String shown) {
    try {
      Path path = at.resolve(name);
      if (path.getParent() != null && path.getParent().equals(at) && !path.equals(at)) {
        return path;
      }
    } catch (InvalidPathException e) {
      throw hostile(shown + name, e);
    }
    throw hostile(shown + name, null);
  }

  private void file(ObjectId id, Path path) throws IOException {
    ObjectLoader content = reader.open(id, Constants.OBJ_BLOB);
    try (FileChannel out =
            FileChannel.open(path, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);
        InputStream in = content.openStream()) {
      byte[] buffer = new byte[1 << 16];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        ByteBuffer part = ByteBuffer.wrap(buffer, 0, read);
        while (part.hasRemaining()) {
          out.write(part);
        }
      }
      out.force(false);
    }
  }

  private void link(Link link) throws IOException {
    ObjectLoader content = reader.open(link.content(), Constants.OBJ_BLOB);
    if (content.getSize() > MAX_LINK) {
      throw outside(link);
    }
    String to = new String(content.getBytes(), StandardCharsets.UTF_8);
    String separator = target.getFileSystem().getSeparator();
    if (to.startsWith("/") || !separator.equals("/") && (to.contains("\\") || to.contains(":"))) {
      throw outside(link);
    }
    Path folder = link.folder();
    Path end;
    try {
      end = folder.resolve(to).normalize();
    } catch (InvalidPathException _) {
      throw outside(link);
    }
    if (!end.startsWith(target)) {
      throw outside(link);
    }
    // Shortened, so that ".." stands only at its start, where the folders are real ones.
    Path shortened = folder.relativize(end);
    Files.createSymbolicLink(
        folder.resolve(link.name()), shortened.toString().isEmpty() ? Path.of(".") : shortened);
  }

  private static RemoteFailure outside(Link link) {
    return new RemoteFailure(
        Reason.HOSTILE,
        "its symbolic link \"" + link.shown() + "\" leads to a place outside of the repository");
  }
}
