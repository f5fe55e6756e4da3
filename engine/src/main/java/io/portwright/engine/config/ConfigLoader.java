package io.portwright.engine.config;

import io.portwright.provider.diagnostic.Checked;
import java.nio.file.Path;

/** API SKETCH */
public final class ConfigLoader {
  public ConfigLoader(Path workingFolder, ProviderSet providers) {}

  /** Reads the module in a folder (relative to the working folder). All findings at once. */
  public Checked<Configuration> load(Path folder) {
    throw new UnsupportedOperationException("follows in the next commit");
  }
}
