package io.portwright.cli.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The commit that the user's own repository has checked out, read from its files: no git program
 * and no library for one line of text. Anything unusual means that there is no answer.
 */
final class ConfigurationCommit {
  /** Trailer of state commits with the commit of the configuration. */
  static final String TRAILER = "Configuration";

  /** Trailer with the hash of the files that were applied, which may differ from the commit's. */
  static final String HASH = "Configuration-Hash";

  private static final String COMMIT = "[0-9a-f]{40}([0-9a-f]{24})?";

  private ConfigurationCommit() {}

  /** What brings the files of a commit back, and takes away what came later. */
  static String restoring(String commit) {
    return "git restore --source=" + commit + " -- .";
  }

  static Optional<String> of(Path folder) {
    return repository(folder).flatMap(ConfigurationCommit::head);
  }

  /** The {@code .git} folder of the repository that a folder is in. */
  static Optional<Path> repository(Path folder) {
    for (@Nullable Path at = folder; at != null; at = at.getParent()) {
      Path git = at.resolve(".git");
      if (Files.isDirectory(git)) {
        return Optional.of(git);
      }
    }
    return Optional.empty();
  }

  private static Optional<String> head(Path git) {
    try {
      String head = Files.readString(git.resolve("HEAD"), StandardCharsets.UTF_8).strip();
      if (!head.startsWith("ref: ")) {
        return Optional.of(head).filter(text -> text.matches(COMMIT));
      }
      String name = head.substring("ref: ".length());
      Path loose = git.resolve(name).normalize();
      if (loose.startsWith(git) && Files.isRegularFile(loose)) {
        return Optional.of(Files.readString(loose, StandardCharsets.UTF_8).strip())
            .filter(text -> text.matches(COMMIT));
      }
      return packed(git.resolve("packed-refs"), name);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> packed(Path file, String name) throws IOException {
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    return Files.readAllLines(file, StandardCharsets.UTF_8).stream()
        .filter(line -> line.endsWith(" " + name))
        .map(line -> line.substring(0, line.indexOf(' ')))
        .filter(text -> text.matches(COMMIT))
        .findFirst();
  }
}
