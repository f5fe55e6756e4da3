package io.portwright.engine.config;

import io.portwright.engine.address.ModuleAddress;
import io.portwright.engine.source.SourceLoader;
import io.portwright.engine.source.module.FetchSettings;
import io.portwright.engine.source.module.ModuleFolders;
import io.portwright.provider.diagnostic.Checked;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.diagnostic.SourceFile;
import io.portwright.provider.diagnostic.SourceRange;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/** Reads a folder of configuration files and the modules that it calls. */
public final class ConfigLoader {
  private final SourceLoader sources;
  private final ProviderSet providers;
  private final ModuleFolders folders;

  /**
   * @param workingFolder names of files are shown relative to it
   * @param fetching how modules are fetched that are not on this machine
   */
  public ConfigLoader(Path workingFolder, ProviderSet providers, FetchSettings fetching) {
    this.sources = new SourceLoader(workingFolder);
    this.providers = providers;
    this.folders = new ModuleFolders(workingFolder, fetching);
  }

  /** Fetches what anybody may have. */
  public ConfigLoader(Path workingFolder, ProviderSet providers) {
    this(workingFolder, providers, FetchSettings.of(Collections.emptySortedMap()));
  }

  /**
   * The module in a folder, relative to the working folder; only mistakes that keep its files from
   * being read as a configuration. What else is wrong with it is found by whoever validates it. The
   * value is there, perhaps partial, whenever the folder could be read.
   */
  public Checked<Configuration> readable(Path folder) {
    ModuleTree tree = new ModuleTree(sources, providers, folders);
    return tree.root(folder)
        .map(root -> Checked.of(root, sorted(tree.formal(root))))
        .orElseGet(() -> Checked.failed(tree.loading()));
  }

  /** What {@code terraform} blocks of the module in a folder say; calls no other module. */
  public Optional<Settings> settings(Path folder) {
    return new ModuleTree(sources, providers, folders).settings(folder);
  }

  /**
   * Forgets fetched modules that a configuration, loaded without errors, does not call any more.
   */
  public void forgetOthers(Configuration configuration) {
    List<List<String>> calls = new ArrayList<>();
    configuration.forEachModule(
        (path, _) -> calls.add(path.calls().stream().map(ModuleAddress.Call::name).toList()));
    folders.keepOnly(calls);
  }

  /** The same for the module that these files make up; for text that is not in a folder. */
  public Checked<Configuration> read(Path folder, List<SourceFile> files) {
    ModuleTree tree = new ModuleTree(sources, providers, folders);
    Configuration root = tree.root(folder, files);
    return Checked.of(root, sorted(tree.formal(root)));
  }

  private static List<Diagnostic> sorted(List<Diagnostic> diagnostics) {
    List<Diagnostic> sorted = new ArrayList<>(new LinkedHashSet<>(diagnostics));
    sorted.sort(Comparator.comparing(ConfigLoader::file).thenComparingInt(ConfigLoader::offset));
    return sorted;
  }

  private static String file(Diagnostic diagnostic) {
    return diagnostic.subject().map(range -> range.file().name()).orElse("");
  }

  private static int offset(Diagnostic diagnostic) {
    return diagnostic.subject().map(SourceRange::start).orElse(0);
  }
}
