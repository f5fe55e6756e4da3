package io.portwright.engine.state.git;

import io.portwright.engine.state.StoreFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The folder beside a configuration that holds the store. */
final class StoreFolder {
  /** The repository in it. */
  static final String REPOSITORY = "store.git";

  private StoreFolder() {}

  /** Makes it, with a {@code .gitignore} that keeps it out of the configuration's repository. */
  static void make(Path folder) {
    Path ignore = folder.resolve(".gitignore");
    try {
      Files.createDirectories(folder);
      if (!Files.exists(ignore)) {
        Files.writeString(ignore, "*\n");
      }
    } catch (IOException failed) {
      throw StoreFailure.writing(ignore.toString(), folder, failed);
    }
  }

  /** Opens the repository in it, making both when they are not there. */
  static StateRepository openOrCreate(Path folder) {
    make(folder);
    return StateRepository.openOrCreate(folder.resolve(REPOSITORY));
  }
}
