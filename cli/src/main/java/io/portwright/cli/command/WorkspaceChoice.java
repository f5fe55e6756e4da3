package io.portwright.cli.command;

import io.portwright.provider.diagnostic.Diagnostic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which workspace a folder works in: {@code TF_WORKSPACE}, else what was selected here, else what
 * was selected with Terraform in this folder, else {@code default}.
 */
final class WorkspaceChoice {
  static final String DEFAULT = "default";

  private static final String VARIABLE = "TF_WORKSPACE";
  private static final String FILE = "environment";

  /** What may stand in a URL as it is, as in Terraform. */
  private static final Pattern URL_SAFE = Pattern.compile("[A-Za-z0-9_.~$&+:=@-]+");

  /** As one component of a file name, with every sign escaped, still short enough. */
  private static final int LONGEST = 64;

  private final Surroundings surroundings;
  private final Path folder;

  /**
   * @param folder {@code .portwright} beside the configuration
   */
  WorkspaceChoice(Surroundings surroundings, Path folder) {
    this.surroundings = surroundings;
    this.folder = folder;
  }

  /** Whether a workspace may have this name: it becomes part of paths and of branches. */
  static boolean isAllowed(String name) {
    return URL_SAFE.matcher(name).matches()
        && name.length() <= LONGEST
        && !name.equals(".")
        && !name.equals("..");
  }

  /** What {@code TF_WORKSPACE} says. */
  Optional<String> override() {
    String name = surroundings.environment().getOrDefault(VARIABLE, "");
    if (!name.isEmpty() && !isAllowed(name)) {
      throw new Refusal(
          List.of(
              Diagnostic.error(
                  "Invalid workspace name set using TF_WORKSPACE",
                  "\""
                      + name
                      + "\" cannot be the name of a workspace. A name holds only characters that"
                      + " are safe in a URL, no path separators, and at most "
                      + LONGEST
                      + " of them.")));
    }
    return Optional.of(name).filter(text -> !text.isEmpty());
  }

  /** The workspace to work in. */
  String current() {
    return override().or(this::selected).orElse(DEFAULT);
  }

  private Optional<String> selected() {
    for (Path place : places()) {
      Optional<String> name = read(place);
      if (name.isPresent()) {
        return Optional.of(checked(name.get(), place));
      }
    }
    return Optional.empty();
  }

  /** Whether later runs work in it as things are. */
  boolean isSelected(String name) {
    return places().stream()
        .flatMap(place -> read(place).stream())
        .findFirst()
        .orElse(DEFAULT)
        .equals(name);
  }

  private List<Path> places() {
    String terraform = surroundings.environment().getOrDefault("TF_DATA_DIR", ".terraform");
    return List.of(folder.resolve(FILE), surroundings.folder().resolve(terraform).resolve(FILE));
  }

  private static String checked(String name, Path place) {
    if (!isAllowed(name)) {
      throw new Refusal(
          List.of(
              Diagnostic.error(
                  "Invalid workspace name",
                  "The file "
                      + place
                      + " names the selected workspace, but what it holds cannot be the name of"
                      + " one. Select one again:\n\n    portwright workspace select default")));
    }
    return name;
  }

  private static Optional<String> read(Path place) {
    try {
      return Files.isRegularFile(place)
          ? Optional.of(new String(Files.readAllBytes(place), StandardCharsets.UTF_8).strip())
              .filter(text -> !text.isEmpty())
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + place, e);
    }
  }

  /** Remembers a choice for later runs. */
  void select(String name) {
    PrivateFolder.make(folder);
    Path place = folder.resolve(FILE);
    try {
      Files.writeString(place, name, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + place, e);
    }
  }
}
