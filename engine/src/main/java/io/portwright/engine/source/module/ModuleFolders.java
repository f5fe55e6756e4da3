package io.portwright.engine.source.module;

import io.portwright.provider.diagnostic.Checked;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the folders of the modules that a configuration calls, and fetches those that are not
 * there. A configuration without packages costs a look at each folder, and no git is loaded.
 */
public final class ModuleFolders {
  private final Path base;
  private final FetchSettings settings;
  private final LocalFolders local;
  private @Nullable ModuleFetcher fetcher;

  /**
   * @param root folder of the root module; one that is not there has no modules either
   */
  public ModuleFolders(Path root, FetchSettings settings) {
    this.base = real(root);
    this.settings = settings;
    this.local = new LocalFolders(base);
  }

  /** Without a login to anything and telling nobody. */
  public ModuleFolders(Path root) {
    this(root, FetchSettings.of(Collections.emptySortedMap()));
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
              case ModuleSource.Local found -> local.find(call, found, caller);
              case ModuleSource.Folder found -> local.find(call, found, caller);
              case ModuleSource.Git found -> git(call, found, caller);
              case ModuleSource.Registry found -> Checked.failed(Refusals.registry(call, found));
              case ModuleSource.Other found -> Checked.failed(Refusals.other(call, found));
            });
  }

  /**
   * Forgets what was fetched for other calls than these, when all calls of the configuration are
   * known: the end of {@code init}. What cannot be removed stays and does no harm.
   *
   * @param calls paths of the calls that were found
   */
  public void keepOnly(Collection<List<String>> calls) {
    Set<String> keys = new HashSet<>();
    calls.forEach(path -> keys.add(String.join(".", path)));
    try {
      new ModuleCache(base, settings).keepOnly(keys);
    } catch (IOException _) {
      // the next init tries again
    }
  }

  private Checked<ModuleFolder> git(ModuleCall call, ModuleSource.Git source, ModuleFolder caller) {
    return fetcher()
        .fetch(call, source)
        .then(found ->
            local.find(call, found, base.relativize(found.root()), source.subfolder(), caller));
  }

  private synchronized ModuleFetcher fetcher() {
    if (fetcher == null) {
      fetcher = new ModuleFetcher(base, settings);
    }
    return fetcher;
  }
}
