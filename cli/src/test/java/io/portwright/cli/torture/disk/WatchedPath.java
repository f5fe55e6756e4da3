package io.portwright.cli.torture.disk;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.ProviderMismatchException;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.Iterator;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** A path of the real disk that belongs to the watched one. */
record WatchedPath(WatchedFiles files, Path real) implements Path {

  static Path real(Path path) {
    if (path instanceof WatchedPath watched) {
      return watched.real();
    }
    throw new ProviderMismatchException(path.toString());
  }

  private static Path plain(Path path) {
    return path instanceof WatchedPath watched ? watched.real() : path;
  }

  private WatchedPath of(Path path) {
    return new WatchedPath(files, path);
  }

  private @Nullable Path orNull(@Nullable Path path) {
    return path == null ? null : of(path);
  }

  @Override
  public FileSystem getFileSystem() {
    return files;
  }

  @Override
  public boolean isAbsolute() {
    return real.isAbsolute();
  }

  @Override
  public @Nullable Path getRoot() {
    return orNull(real.getRoot());
  }

  @Override
  public @Nullable Path getFileName() {
    return orNull(real.getFileName());
  }

  @Override
  public @Nullable Path getParent() {
    return orNull(real.getParent());
  }

  @Override
  public int getNameCount() {
    return real.getNameCount();
  }

  @Override
  public Path getName(int index) {
    return of(real.getName(index));
  }

  @Override
  public Path subpath(int from, int to) {
    return of(real.subpath(from, to));
  }

  @Override
  public boolean startsWith(Path other) {
    return real.startsWith(plain(other));
  }

  @Override
  public boolean endsWith(Path other) {
    return real.endsWith(plain(other));
  }

  @Override
  public Path normalize() {
    return of(real.normalize());
  }

  @Override
  public Path resolve(Path other) {
    return of(real.resolve(plain(other)));
  }

  @Override
  public Path relativize(Path other) {
    return of(real.relativize(plain(other)));
  }

  @Override
  public URI toUri() {
    return real.toUri();
  }

  @Override
  public Path toAbsolutePath() {
    return of(real.toAbsolutePath());
  }

  @Override
  public Path toRealPath(LinkOption... options) throws IOException {
    return of(real.toRealPath(options));
  }

  @Override
  public File toFile() {
    return new File(real.toString());
  }

  @Override
  public WatchKey register(
      WatchService watcher, WatchEvent.Kind<?>[] events, WatchEvent.Modifier... modifiers)
      throws IOException {
    return real.register(watcher, events, modifiers);
  }

  @Override
  public Iterator<Path> iterator() {
    return StreamSupport.stream(real.spliterator(), false).<Path>map(this::of).iterator();
  }

  @Override
  public int compareTo(Path other) {
    return real.compareTo(plain(other));
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof WatchedPath watched && real.equals(watched.real);
  }

  @Override
  public int hashCode() {
    return real.hashCode();
  }

  @Override
  public String toString() {
    return real.toString();
  }
}
