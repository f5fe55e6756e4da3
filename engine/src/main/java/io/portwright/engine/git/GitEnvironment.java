package io.portwright.engine.git;

import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;
import org.jspecify.annotations.Nullable;

/**
 * JGit made independent of the machine: its process-wide reader answers with configurations of our
 * own, so that no git of the machine is asked (JGit would start {@code git} twice), no setting of
 * the user changes what a commit means, and nothing is written to the home folder. Objects and
 * references are always synced.
 *
 * <p>JGit measures the time resolution of each file system for 3 seconds, with probe files beside
 * the objects, unless its own configuration knows the value. Ours answers with the coarsest one for
 * every file system, which is safe everywhere and costs a second look at files that just changed.
 */
public final class GitEnvironment extends SystemReader.Delegate {
  private static final class Installed {
    static final GitEnvironment READER = new GitEnvironment(SystemReader.getInstance());

    static {
      SystemReader.setInstance(READER);
    }
  }

  private GitEnvironment(SystemReader machine) {
    super(machine);
  }

  /** Installs the reader; done once for the process, however often it is called. */
  public static SystemReader install() {
    return Installed.READER;
  }

  @Override
  public FileBasedConfig openSystemConfig(@Nullable Config parent, FS fs) {
    return new Fixed(parent, fs);
  }

  @Override
  public FileBasedConfig openUserConfig(@Nullable Config parent, FS fs) {
    return new Fixed(parent, fs);
  }

  @Override
  public FileBasedConfig openJGitConfig(@Nullable Config parent, FS fs) {
    return new Fixed(parent, fs);
  }

  /** A configuration that is never read from a file. */
  private static final class Fixed extends FileBasedConfig {
    Fixed(@Nullable Config parent, FS fs) {
      super(parent, null, fs);
      setBoolean("core", null, "fsyncObjectFiles", true);
      setBoolean("core", null, "fsyncRefFiles", true);
    }

    @Override
    public @Nullable String getString(
        String section, @Nullable String subsection, @Nullable String name) {
      return section.equals("filesystem") && "timestampResolution".equals(name)
          ? "2 s"
          : super.getString(section, subsection, name);
    }

    @Override
    public void load() {}

    @Override
    public void save() {}

    @Override
    public boolean isOutdated() {
      return false;
    }
  }
}
