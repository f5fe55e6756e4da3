package io.portwright.cli.torture.disk;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.AsynchronousFileChannel;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessMode;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.spi.FileSystemProvider;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;

/** The default file system of a process whose writes are watched. */
public final class WatchedDisk extends FileSystemProvider {
  private static final Set<OpenOption> WRITING =
      Set.of(
          StandardOpenOption.WRITE,
          StandardOpenOption.APPEND,
          StandardOpenOption.CREATE,
          StandardOpenOption.CREATE_NEW,
          StandardOpenOption.DELETE_ON_CLOSE);

  private final FileSystemProvider real;
  private final WatchedFiles files;

  /** Called by the JDK with the provider of the real disk. */
  public WatchedDisk(FileSystemProvider real) {
    this.real = real;
    this.files = new WatchedFiles(this, real.getFileSystem(URI.create("file:///")));
  }

  private static Path real(Path path) {
    return WatchedPath.real(path);
  }

  private static boolean writes(Set<? extends OpenOption> options) {
    return options.stream().anyMatch(WRITING::contains);
  }

  @Override
  public String getScheme() {
    return "file";
  }

  @Override
  public FileSystem newFileSystem(URI uri, Map<String, ?> settings) throws IOException {
    return real.newFileSystem(uri, settings);
  }

  @Override
  public FileSystem getFileSystem(URI uri) {
    return files;
  }

  @Override
  public Path getPath(URI uri) {
    return new WatchedPath(files, real.getPath(uri));
  }

  // ---- writes ----

  @Override
  public SeekableByteChannel newByteChannel(
      Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
      throws IOException {
    Watch.Work<SeekableByteChannel> work =
        () -> real.newByteChannel(real(path), options, attributes);
    return writes(options) ? Watch.around("open", path, work) : work.run();
  }

  @Override
  public FileChannel newFileChannel(
      Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
      throws IOException {
    Watch.Work<FileChannel> work = () -> real.newFileChannel(real(path), options, attributes);
    return writes(options) ? Watch.around("open", path, work) : work.run();
  }

  @Override
  public AsynchronousFileChannel newAsynchronousFileChannel(
      Path path,
      Set<? extends OpenOption> options,
      ExecutorService executor,
      FileAttribute<?>... attributes)
      throws IOException {
    return real.newAsynchronousFileChannel(real(path), options, executor, attributes);
  }

  @Override
  public void createDirectory(Path folder, FileAttribute<?>... attributes) throws IOException {
    done(
        "folder",
        folder,
        () -> {
          real.createDirectory(real(folder), attributes);
          return folder;
        });
  }

  @Override
  public void createSymbolicLink(Path link, Path target, FileAttribute<?>... attributes)
      throws IOException {
    done(
        "link",
        link,
        () -> {
          real.createSymbolicLink(real(link), real(target), attributes);
          return link;
        });
  }

  @Override
  public void createLink(Path link, Path existing) throws IOException {
    done(
        "link",
        link,
        () -> {
          real.createLink(real(link), real(existing));
          return link;
        });
  }

  @Override
  public void delete(Path path) throws IOException {
    done(
        "delete",
        path,
        () -> {
          real.delete(real(path));
          return path;
        });
  }

  @Override
  public void copy(Path source, Path target, CopyOption... options) throws IOException {
    done(
        "copy",
        target,
        () -> {
          real.copy(real(source), real(target), options);
          return target;
        });
  }

  @Override
  public void move(Path source, Path target, CopyOption... options) throws IOException {
    done(
        "move",
        target,
        () -> {
          real.move(real(source), real(target), options);
          return target;
        });
  }

  private static void done(String what, Path path, Watch.Work<Path> work) throws IOException {
    Path _ = Watch.around(what, path, work);
  }

  // ---- reads ----

  @Override
  public DirectoryStream<Path> newDirectoryStream(
      Path folder, DirectoryStream.Filter<? super Path> filter) throws IOException {
    DirectoryStream<Path> stream =
        real.newDirectoryStream(real(folder), path -> filter.accept(new WatchedPath(files, path)));
    return new DirectoryStream<>() {
      @Override
      public Iterator<Path> iterator() {
        List<Path> entries = new java.util.ArrayList<>();
        stream.forEach(path -> entries.add(new WatchedPath(files, path)));
        return entries.iterator();
      }

      @Override
      public void close() throws IOException {
        stream.close();
      }
    };
  }

  @Override
  public Path readSymbolicLink(Path link) throws IOException {
    return new WatchedPath(files, real.readSymbolicLink(real(link)));
  }

  @Override
  public boolean isSameFile(Path path, Path other) throws IOException {
    return real.isSameFile(real(path), real(other));
  }

  @Override
  public boolean isHidden(Path path) throws IOException {
    return real.isHidden(real(path));
  }

  @Override
  public FileStore getFileStore(Path path) throws IOException {
    return real.getFileStore(real(path));
  }

  @Override
  public void checkAccess(Path path, AccessMode... modes) throws IOException {
    real.checkAccess(real(path), modes);
  }

  @Override
  public <V extends FileAttributeView> V getFileAttributeView(
      Path path, Class<V> type, LinkOption... options) {
    return real.getFileAttributeView(real(path), type, options);
  }

  @Override
  public <A extends BasicFileAttributes> A readAttributes(
      Path path, Class<A> type, LinkOption... options) throws IOException {
    return real.readAttributes(real(path), type, options);
  }

  @Override
  public Map<String, Object> readAttributes(Path path, String attributes, LinkOption... options)
      throws IOException {
    return real.readAttributes(real(path), attributes, options);
  }

  @Override
  public void setAttribute(Path path, String attribute, Object value, LinkOption... options)
      throws IOException {
    real.setAttribute(real(path), attribute, value, options);
  }
}
