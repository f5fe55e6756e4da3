package io.portwright.cli.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The {@code .portwright} folder: made once, kept out of the configuration's own repository. */
final class PrivateFolder {

  private PrivateFolder() {}

  static void make(Path folder) {
    try {
      Files.createDirectories(folder);
      Path ignore = folder.resolve(".gitignore");
      if (Files.notExists(ignore)) {
        Files.writeString(ignore, "*\n", StandardCharsets.UTF_8);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make the folder " + folder, e);
    }
  }
}
