package io.portwright.engine.git;

import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * On whose behalf and how patiently repositories are read.
 *
 * @param environment names logins and proxies
 * @param home the user's folder, with logins and ssh keys; one that does not exist holds none
 */
public record Access(SortedMap<String, String> environment, Path home, Patience patience) {
  private static final Path NOWHERE = Path.of("no-home-folder").toAbsolutePath();

  public Access {
    environment = new TreeMap<>(environment);
  }

  /** That of the user whom the environment belongs to. */
  public static Access of(SortedMap<String, String> environment) {
    Path home =
        Stream.of("HOME", "USERPROFILE")
            .map(name -> environment.getOrDefault(name, ""))
            .filter(text -> !text.isEmpty())
            .findFirst()
            .map(Path::of)
            .orElse(NOWHERE);
    return new Access(environment, home, Patience.USUAL);
  }
}
