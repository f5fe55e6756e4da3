package io.portwright.engine.config;

import io.portwright.engine.address.ModuleAddress;
import io.portwright.provider.diagnostic.Checked;
import java.nio.file.Path;

/** Finds the code of called modules. */
public interface ModuleFolders {

  /**
   * The folder of a called module, relative to the working folder.
   *
   * @param path of the called module
   * @param caller folder of the calling module, relative to the working folder
   */
  Checked<Path> folder(ModuleAddress path, Path caller, ModuleCall call);

  /** Whether a call leads to the same folder wherever its caller is called from. */
  default boolean isFixed(ModuleCall call) {
    return call.source().text().startsWith(".");
  }
}
