package io.portwright.engine.source.module;

import io.portwright.provider.diagnostic.Checked;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** Folders that are on this machine already. */
final class LocalFolders {
  private final Path base;

  /**
   * @param base folder of the root module, without symbolic links
   */
  LocalFolders(Path base) {
    this.base = base;
  }

  /** A folder relative to the calling module's, in the same package. */
  Checked<ModuleFolder> find(ModuleCall call, ModuleSource.Local source, ModuleFolder caller) {
    Path wanted;
    try {
      wanted = caller.folder().resolve(source.path()).normalize();
    } catch (InvalidPathException _) {
      return Checked.failed(
          Refusals.unreadable(call, source.path(), "No folder can have such a name."));
    }
    if (leaves(caller, base.resolve(wanted).normalize())) {
      return Checked.failed(Refusals.escape(call, caller));
    }
    Checked<Path> real = real(call, wanted);
    if (real.value().isEmpty()) {
      return Checked.failed(real.diagnostics());
    }
    if (leaves(caller, real.value().get())) {
      return Checked.failed(Refusals.escape(call, caller));
    }
    return once(call, caller.sibling(shortest(wanted, real.value().get()), real.value().get()));
  }

  private static boolean leaves(ModuleFolder caller, Path full) {
    Optional<ModulePackage> source = caller.source();
    return source.isPresent() && !full.startsWith(source.get().root());
  }

  /** A folder named by an absolute path, which is a package of its own. */
  Checked<ModuleFolder> find(ModuleCall call, ModuleSource.Folder source, ModuleFolder caller) {
    Path root;
    try {
      root = Path.of(source.path()).toRealPath();
    } catch (IOException | InvalidPathException _) {
      return Checked.failed(Refusals.noPath(call, source));
    }
    if (!Files.isDirectory(root)) {
      return Checked.failed(
          Refusals.other(
              call, new ModuleSource.Other("file", "file://" + source.path(), source.subfolder())));
    }
    Path folder = Path.of(source.path()).normalize();
    return find(
        call, new ModulePackage(root, source.path(), ""), folder, source.subfolder(), caller);
  }

  /**
   * A folder of a package.
   *
   * @param top the package's root as it is shown, absolute or relative to the root module
   * @param subfolder empty for the root
   */
  Checked<ModuleFolder> find(
      ModuleCall call, ModulePackage source, Path top, String subfolder, ModuleFolder caller) {
    Path folder = top.resolve(subfolder);
    Path real;
    try {
      real = base.resolve(folder).toRealPath();
    } catch (IOException _) {
      return Checked.failed(Refusals.noSubfolder(call, source, subfolder));
    }
    if (!real.startsWith(source.root())) {
      return Checked.failed(Refusals.leadsOut(call, source, subfolder));
    }
    if (!Files.isDirectory(real)) {
      return Checked.failed(Refusals.noSubfolder(call, source, subfolder));
    }
    return once(call, caller.in(source, folder, real));
  }

  private static Checked<ModuleFolder> once(ModuleCall call, ModuleFolder found) {
    return found.isInsideItself()
        ? Checked.failed(Refusals.insideItself(call, found))
        : Checked.of(found);
  }

  private Checked<Path> real(ModuleCall call, Path wanted) {
    Path full = base.resolve(wanted);
    String why;
    try {
      Path real = full.toRealPath();
      if (Files.isDirectory(real) && Files.isReadable(real)) {
        return Checked.of(real);
      }
      why =
          Files.isDirectory(real)
              ? "This user may not read it."
              : "It is a file, and a module is a folder.";
    } catch (NoSuchFileException _) {
      why =
          Files.exists(full, LinkOption.NOFOLLOW_LINKS)
              ? "It is a symbolic link to a place that does not exist."
              : "There is no such folder.";
    } catch (AccessDeniedException _) {
      why = "This user may not read it.";
    } catch (IOException _) {
      why = "Symbolic links on the way to it lead in a circle, or a file stands in the way.";
    }
    return Checked.failed(Refusals.unreadable(call, wanted.toString().replace('\\', '/'), why));
  }

  /** Terraform's choice: as written, or where symbolic links lead. */
  private Path shortest(Path wanted, Path real) {
    if (base.resolve(wanted).normalize().equals(real)) {
      return wanted;
    }
    return base.getRoot().equals(real.getRoot()) ? base.relativize(real) : real;
  }
}
