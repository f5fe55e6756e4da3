package io.portwright.cli.command;

import io.portwright.engine.state.git.StoredWorkspaces;
import io.portwright.engine.state.tfstate.StateFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The workspaces of a folder: {@code default}, those with a branch in the store, and those that
 * Terraform keeps in {@code terraform.tfstate.d}.
 */
final class Workspaces {
  private final Path terraform;
  private final StoredWorkspaces stored;

  /**
   * @param folder of the configuration
   */
  Workspaces(Path folder, StoredWorkspaces stored) {
    this.terraform = folder.resolve(StateFile.WORKSPACES);
    this.stored = stored;
  }

  /** Their names, {@code default} first. */
  List<String> names() {
    SortedSet<String> others = new TreeSet<>(stored.names());
    others.addAll(foreign());
    others.remove(WorkspaceChoice.DEFAULT);
    List<String> names = new ArrayList<>(List.of(WorkspaceChoice.DEFAULT));
    names.addAll(others);
    return names;
  }

  boolean exists(String name) {
    return names().contains(name);
  }

  /** Whether Terraform has state of a workspace in a file. */
  boolean hasStateFile(String name) {
    return Files.exists(terraform.resolve(name).resolve(StateFile.NAME));
  }

  /** Removes the folder that Terraform makes for a workspace, if nothing is in it. */
  void removeEmptyFolder(String name) {
    Path folder = terraform.resolve(name);
    try (Stream<Path> inside = Files.isDirectory(folder) ? Files.list(folder) : Stream.empty()) {
      if (inside.findAny().isEmpty()) {
        Files.deleteIfExists(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot remove " + folder, e);
    }
  }

  private SortedSet<String> foreign() {
    SortedSet<String> names = new TreeSet<>();
    if (Files.isDirectory(terraform)) {
      try (Stream<Path> folders = Files.list(terraform)) {
        folders
            .filter(Files::isDirectory)
            .map(folder -> folder.getFileName().toString())
            .filter(WorkspaceChoice::isAllowed)
            .forEach(names::add);
      } catch (IOException e) {
        throw new UncheckedIOException("cannot list " + terraform, e);
      }
    }
    return names;
  }
}
