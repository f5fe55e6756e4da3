package io.portwright.engine.recovery;

import io.portwright.engine.state.Lineage;
import io.portwright.engine.state.Sealing;
import io.portwright.engine.state.StoreFailure;
import io.portwright.engine.state.UnsavedChange;
import io.portwright.provider.diagnostic.Checked;
import io.portwright.provider.diagnostic.Diagnostic;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Files for what the store did not take. Only folders that belong to this user are looked into:
 * anybody can encrypt something to our public key.
 */
final class EmergencyFiles {
  private static final String SUFFIX = ".unsaved";

  private final List<Path> folders;
  private final Supplier<String> ids;

  /**
   * @param folders to try in this order: the disk of the store may be the one that is full
   */
  EmergencyFiles(List<Path> folders, Supplier<String> ids) {
    this.folders = List.copyOf(folders);
    this.ids = ids;
  }

  /** A change in a file. */
  record Found(Path file, UnsavedChange unsaved) {}

  /** The file; empty when none of the folders takes it. */
  Optional<Path> write(Sealing sealing, UnsavedChange unsaved) {
    for (Path folder : folders) {
      Path file =
          folder.resolve(name(unsaved.lineage()) + "-" + ids.get().substring(0, 12) + SUFFIX);
      try {
        Files.createDirectories(folder);
        sealing.write(file, unsaved);
        return Optional.of(file);
      } catch (IOException | StoreFailure _) {
        // the next folder may take it
      }
    }
    return Optional.empty();
  }

  /** All files of a state, oldest first; errors when one cannot be used. */
  Checked<List<Found>> read(Sealing sealing, Lineage lineage) {
    return read(
        sealing,
        files(folders, name(lineage) + "-*" + SUFFIX),
        unsaved -> unsaved.lineage().id().equals(lineage.id()));
  }

  /**
   * All files in the first folder, which holds those of one state only, whatever it was called; for
   * a state that begins anew.
   */
  Checked<List<Found>> readAll(Sealing sealing) {
    return read(sealing, files(folders.subList(0, 1), "*" + SUFFIX), _ -> true);
  }

  private static Checked<List<Found>> read(
      Sealing sealing, List<Path> files, Predicate<UnsavedChange> wanted) {
    List<Found> found = new ArrayList<>();
    List<Diagnostic> errors = new ArrayList<>();
    for (Path file : files) {
      Checked<UnsavedChange> read = sealing.read(file);
      read.value().filter(wanted).ifPresent(unsaved -> found.add(new Found(file, unsaved)));
      read.diagnostics().forEach(why -> errors.add(unusable(file, why)));
    }
    return errors.isEmpty() ? Checked.of(found) : Checked.failed(errors);
  }

  private static Diagnostic unusable(Path file, Diagnostic why) {
    return Diagnostic.error(
            "Orders that are not in state cannot be read",
            "An earlier run could not write to the store, and kept what it had ordered in\n\n    "
                + file
                + "\n\nThat file cannot be used: "
                + why.detail()
                + "\n\nPlanning without it could order again what exists already. Mend what stands"
                + " against it; or, if you are sure that state has everything, move the file"
                + " away.")
        .withCode("RECOVER-1");
  }

  private static List<Path> files(List<Path> folders, String pattern) {
    List<Path> files = new ArrayList<>();
    for (Path folder : folders) {
      try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, pattern)) {
        all.forEach(files::add);
      } catch (NoSuchFileException | NotDirectoryException _) {
        // nothing was ever kept there
      } catch (IOException unreadable) {
        throw StoreFailure.reading("the folder " + folder, unreadable);
      }
    }
    files.sort(null);
    return files;
  }

  /** A lineage that came from somebody's state file can be any text. */
  private static String name(Lineage lineage) {
    String plain = lineage.id().replaceAll("[^A-Za-z0-9-]", "");
    return plain.substring(0, Math.min(36, plain.length()));
  }

  /** A file that stays is read again, and found to be settled. */
  static void remove(List<Path> files) {
    for (Path file : files) {
      try {
        Files.deleteIfExists(file);
      } catch (IOException _) {
        // the store has its content
      }
    }
  }
}
