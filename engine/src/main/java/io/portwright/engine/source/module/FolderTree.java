package io.portwright.engine.source.module;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/** Removes a folder with all that is in it; links are removed, not followed. */
final class FolderTree extends SimpleFileVisitor<Path> {

  private FolderTree() {}

  static void delete(Path top) throws IOException {
    Files.walkFileTree(top, new FolderTree());
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
    Files.deleteIfExists(file);
    return FileVisitResult.CONTINUE;
  }

  /** What somebody else has removed meanwhile is removed. */
  @Override
  public FileVisitResult visitFileFailed(Path file, IOException failed) throws IOException {
    if (failed instanceof NoSuchFileException) {
      return FileVisitResult.CONTINUE;
    }
    throw failed;
  }

  @Override
  public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failed)
      throws IOException {
    Files.deleteIfExists(folder);
    return FileVisitResult.CONTINUE;
  }
}
