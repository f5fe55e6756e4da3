package io.portwright.engine.config;

import io.portwright.engine.address.ModuleAddress;
import io.portwright.provider.diagnostic.Checked;
import io.portwright.provider.diagnostic.Diagnostic;
import java.nio.file.Files;
import java.nio.file.Path;

/** Modules in folders beside their callers. */
final class LocalFolders implements ModuleFolders {
  private final Path base;

  LocalFolders(Path base) {
    this.base = base;
  }

  @Override
  public Checked<Path> folder(ModuleAddress path, Path caller, ModuleCall call) {
    Path folder = caller.resolve(call.source().text()).normalize();
    return Files.isDirectory(base.resolve(folder))
        ? Checked.of(folder)
        : Checked.failed(
            Diagnostic.error(
                "Unreadable module directory",
                "Unable to evaluate directory symlink: lstat "
                    + folder
                    + ": no such file or directory",
                call.source().range()));
  }
}
