package io.portwright.engine.source.module;

import java.nio.file.Path;
import java.util.Optional;

/**
 * The folder that a module's files are in, with what its own local calls need: the package they may
 * not leave, and the folders of the modules above it.
 */
public final class ModuleFolder {
  private final Path folder;
  private final Path real;
  private final Optional<ModulePackage> source;
  private final Optional<ModuleFolder> caller;

  private ModuleFolder(
      Path folder, Path real, Optional<ModulePackage> source, Optional<ModuleFolder> caller) {
    this.folder = folder;
    this.real = real;
    this.source = source;
    this.caller = caller;
  }

  static ModuleFolder root(Path real) {
    return new ModuleFolder(Path.of(""), real, Optional.empty(), Optional.empty());
  }

  /** A folder in the same package as this one, or in the same tree when that is in none. */
  ModuleFolder sibling(Path newFolder, Path newReal) {
    return new ModuleFolder(newFolder, newReal, source, Optional.of(this));
  }

  /** A folder in a package of its own. */
  ModuleFolder in(ModulePackage newSource, Path newFolder, Path newReal) {
    return new ModuleFolder(newFolder, newReal, Optional.of(newSource), Optional.of(this));
  }

  /**
   * Relative to the folder of the root module, and empty for that; absolute only where the source
   * is an absolute path.
   */
  public Path folder() {
    return folder;
  }

  /**
   * What {@code path.module} is: {@link #folder()} with forward slashes, {@code .} for the root.
   */
  public String shown() {
    String text = folder.toString().replace('\\', '/');
    return text.isEmpty() ? "." : text;
  }

  /** The package that the folder came in; empty for what lies beside the root module. */
  public Optional<ModulePackage> source() {
    return source;
  }

  /** Without symbolic links. */
  Path real() {
    return real;
  }

  /** Whether the module in this folder is one of those that lead here. */
  boolean isInsideItself() {
    for (Optional<ModuleFolder> at = caller; at.isPresent(); at = at.get().caller) {
      if (at.get().real.equals(real)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public String toString() {
    return shown();
  }
}
