package io.portwright.engine.git;

import org.eclipse.jgit.lib.Config;

/** The tidying up that a fetch begins by itself, in a thread that outlives it. */
final class Tidying {
  private Tidying() {}

  /** Nothing is tidied up as long as this configuration is used; who keeps a store packs it. */
  static void stop(Config config) {
    config.setInt("gc", null, "auto", 0);
    config.setBoolean("gc", null, "autodetach", false);
  }
}
