package io.portwright.engine.config;

import io.portwright.engine.source.SourceLoader;
import io.portwright.engine.syntax.FileNode;
import io.portwright.engine.syntax.Parser;
import io.portwright.provider.diagnostic.Checked;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.diagnostic.SourceFile;
import io.portwright.provider.diagnostic.SourceRange;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;

/** Reads a folder of configuration files. */
public final class ConfigLoader {
  private final SourceLoader sources;
  private final ProviderSet providers;

  /**
   * @param workingFolder names of files are shown relative to it
   */
  public ConfigLoader(Path workingFolder, ProviderSet providers) {
    this.sources = new SourceLoader(workingFolder);
    this.providers = providers;
  }

  /**
   * The module in a folder, relative to the working folder. All mistakes that can be seen without
   * values are reported together; mistakes of form come first and alone, because they hide others.
   * The value is there, perhaps partial, whenever the folder could be read.
   */
  public Checked<Configuration> load(Path folder) {
    Checked<List<SourceFile>> files = sources.folder(folder);
    if (files.value().isEmpty()) {
      return Checked.failed(files.diagnostics());
    }
    return read(folder, files.orThrow(), files.diagnostics());
  }

  /** The module that these files make up; for text that is not in a folder. */
  public Checked<Configuration> read(Path folder, List<SourceFile> files) {
    return read(folder, files, List.of());
  }

  private Checked<Configuration> read(
      Path folder, List<SourceFile> files, List<Diagnostic> before) {
    List<Diagnostic> diagnostics = new ArrayList<>(before);
    List<FileNode> trees = new ArrayList<>();
    for (SourceFile file : files) {
      Checked<FileNode> parsed = Parser.parseFile(file);
      diagnostics.addAll(parsed.diagnostics());
      parsed.value().ifPresent(trees::add);
    }
    ModuleReader reader = new ModuleReader(providers);
    ModuleReader.Module module = reader.read(folder, trees);
    diagnostics.addAll(reader.load());
    if (diagnostics.stream().noneMatch(Diagnostic::isError)) {
      diagnostics.addAll(reader.found());
      reader.foreign().problem().ifPresent(diagnostics::add);
      if (reader.foreign().problem().isEmpty()) {
        diagnostics.addAll(new ModuleCheck(module).problems());
      }
    }
    List<Diagnostic> sorted = new ArrayList<>(new LinkedHashSet<>(diagnostics));
    sorted.sort(Comparator.comparing(ConfigLoader::file).thenComparingInt(ConfigLoader::offset));
    return Checked.of(module.configuration(), sorted);
  }

  private static String file(Diagnostic diagnostic) {
    return diagnostic.subject().map(range -> range.file().name()).orElse("");
  }

  private static int offset(Diagnostic diagnostic) {
    return diagnostic.subject().map(SourceRange::start).orElse(0);
  }
}
