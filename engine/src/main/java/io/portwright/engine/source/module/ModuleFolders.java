package io.portwright.engine.source.module;

import io.portwright.provider.diagnostic.Checked;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Finds the folders of the modules that a configuration calls, and fetches those that are not
 * there.
 */
public final class ModuleFolders {
  private final Path base;

  /**
   * @param root folder of the root module; one that is not there has no modules either
   */
  public ModuleFolders(Path root) {
    this.base = real(root);
  }

  private static Path real(Path root) {
    try {
      return root.toRealPath();
    } catch (IOException _) {
      return root.toAbsolutePath().normalize();
    }
  }

  /** The folder of the root module: where all calls start. */
  public ModuleFolder root() {
    return ModuleFolder.root(base);
  }

  /**
   * The folder of the module that {@code caller} calls. Every mistake in the source is reported
   * here; what is in the folder is not looked at.
   */
  public Checked<ModuleFolder> find(ModuleCall call, ModuleFolder caller) {
    return new SourceReader(call)
        .read()
        .then(source ->
            switch (source) {
              case ModuleSource.Local local -> new LocalFolders(base).find(call, local, caller);
              case ModuleSource.Folder folder -> new LocalFolders(base).find(call, folder, caller);
              case ModuleSource.Git git -> Checked.failed(Refusals.git(call, git));
              case ModuleSource.Registry registry ->
                  Checked.failed(Refusals.registry(call, registry));
              case ModuleSource.Other other -> Checked.failed(Refusals.other(call, other));
            });
  }
}
