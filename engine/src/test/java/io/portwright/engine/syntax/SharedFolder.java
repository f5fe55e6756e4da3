package io.portwright.engine.syntax;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The folder of checks that several projects share, when it is on this machine. */
final class SharedFolder {

  private SharedFolder() {}

  /**
   * From the system property {@code portwright.shared} or the variable {@code PORTWRIGHT_SHARED},
   * else beside the repository. A folder that is named but missing is a failure, not a skip.
   */
  static Optional<Path> find() {
    Optional<String> named =
        Optional.ofNullable(System.getProperty("portwright.shared"))
            .or(() -> Optional.ofNullable(System.getenv("PORTWRIGHT_SHARED")))
            .filter(name -> !name.isBlank());
    if (named.isPresent() && !Files.isDirectory(Path.of(named.get()))) {
      throw new IllegalStateException("shared folder does not exist: " + named.get());
    }
    return named
        .map(Path::of)
        .or(() -> Optional.of(Path.of("../../shared")))
        .map(path -> path.toAbsolutePath().normalize())
        .filter(Files::isDirectory);
  }
}
