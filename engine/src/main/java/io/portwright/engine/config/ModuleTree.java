package io.portwright.engine.config;

import io.portwright.engine.address.InstanceKey;
import io.portwright.engine.address.ModuleAddress;
import io.portwright.engine.source.SourceLoader;
import io.portwright.engine.source.module.ModuleFolder;
import io.portwright.engine.source.module.ModuleFolders;
import io.portwright.engine.syntax.FileNode;
import io.portwright.engine.syntax.Parser;
import io.portwright.engine.syntax.json.JsonParser;
import io.portwright.provider.diagnostic.Checked;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.diagnostic.SourceFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Loads a root module and everything below it. A folder is read once however often it is called,
 * and checked once unless something is wrong with it.
 */
final class ModuleTree {
  /** Deeper nesting is a mistake: the stack of a later phase should not be what tells. */
  private static final int DEEPEST = 50;

  private final SourceLoader sources;
  private final ProviderSet providers;
  private final ModuleFolders folders;
  private final List<Diagnostic> loading = new ArrayList<>();
  private final ForeignBlocks foreign = new ForeignBlocks();
  private final Map<Path, ModuleReader.Module> read = new HashMap<>();
  private final Map<Path, Configuration> whole = new HashMap<>();
  private final Map<Configuration, ModuleReader.Module> origins = new IdentityHashMap<>();

  ModuleTree(SourceLoader sources, ProviderSet providers, ModuleFolders folders) {
    this.sources = sources;
    this.providers = providers;
    this.folders = folders;
  }

  /** What is wrong with files, folders and the form of blocks. */
  List<Diagnostic> loading() {
    return loading;
  }

  /** What {@code terraform} blocks in a folder say; empty when it cannot be read. */
  Optional<Settings> settings(Path folder) {
    return files(folder).map(module -> module.configuration().settings());
  }

  /** Empty when the folder cannot be read. */
  Optional<Configuration> root(Path folder) {
    return files(folder).map(module -> whole(ModuleAddress.ROOT, folders.root(), module));
  }

  Configuration root(Path folder, List<SourceFile> files) {
    return whole(ModuleAddress.ROOT, folders.root(), module(folder, files));
  }

  private Optional<ModuleReader.Module> files(Path folder) {
    ModuleReader.Module before = read.get(folder);
    if (before != null) {
      return Optional.of(before);
    }
    Checked<List<SourceFile>> files = sources.folder(folder);
    loading.addAll(files.diagnostics());
    Optional<ModuleReader.Module> module = files.value().map(texts -> module(folder, texts));
    module.ifPresent(made -> read.put(folder, made));
    return module;
  }

  private ModuleReader.Module module(Path folder, List<SourceFile> files) {
    List<FileNode> trees = new ArrayList<>();
    for (SourceFile file : files) {
      Checked<FileNode> parsed =
          JsonParser.reads(file)
              ? JsonParser.parseFile(file, new SchemaBlocks(providers))
              : Parser.parseFile(file);
      loading.addAll(parsed.diagnostics());
      parsed.value().ifPresent(trees::add);
    }
    ModuleReader reader = new ModuleReader(providers, foreign);
    ModuleReader.Module module = reader.read(folder, trees);
    loading.addAll(reader.load());
    return module;
  }

  private Configuration whole(ModuleAddress path, ModuleFolder place, ModuleReader.Module module) {
    Configuration own = module.configuration();
    Configuration before = whole.get(own.folder());
    if (before != null && !path.isRoot()) {
      return before;
    }
    SortedMap<String, Configuration> called = new TreeMap<>();
    for (ModuleCall call : own.calls().values()) {
      called(path.child(call.name(), InstanceKey.NONE), place, call)
          .ifPresent(child -> called.put(call.name(), child));
    }
    Configuration made = own.withModules(called);
    origins.put(made, module);
    boolean movable =
        own.calls().values().stream().allMatch(call -> call.source().text().startsWith("."))
            && called.values().stream().allMatch(child -> whole.containsKey(child.folder()));
    if (movable) {
      whole.put(own.folder(), made);
    }
    return made;
  }

  private Optional<Configuration> called(ModuleAddress path, ModuleFolder caller, ModuleCall call) {
    if (call.source().text().isEmpty()) {
      return Optional.empty();
    }
    if (path.calls().size() > DEEPEST) {
      loading.add(tooDeep(call));
      return Optional.empty();
    }
    Checked<ModuleFolder> folder = folders.find(call.wanted(path), caller);
    loading.addAll(folder.diagnostics());
    return folder
        .value()
        .flatMap(place -> files(place.folder()).map(module -> whole(path, place, module)));
  }

  private static Diagnostic tooDeep(ModuleCall call) {
    return Diagnostic.error(
            "Modules are nested too deeply",
            "Modules may be called "
                + DEEPEST
                + " levels deep. Call this module from one that is closer to the root.",
            call.source().range())
        .in(call.title())
        .withCode("CONFIG-6");
  }

  /** What makes the files unreadable as a configuration. */
  List<Diagnostic> formal(Configuration root) {
    List<Diagnostic> versions = versions(root, root, ModuleAddress.ROOT);
    if (!versions.isEmpty()) {
      return versions;
    }
    List<Diagnostic> problems = new ArrayList<>(loading);
    root.settings().backend().map(Backends::inRoot).ifPresent(problems::addAll);
    problems.addAll(superfluousProviders(root));
    root.forEachModule((path, module) -> {
      if (!path.isRoot()) {
        problems.addAll(versions(root, module, path));
        module.refactoring().imports().forEach(one -> problems.add(misplaced(one, path)));
        module.settings().backend().map(Backends::inCalledModule).ifPresent(problems::add);
      }
    });
    if (hasErrors(problems)) {
      return problems;
    }
    root.forEachModule((_, module) -> problems.addAll(ModuleArguments.problems(module)));
    if (hasErrors(problems)) {
      return problems;
    }
    problems.addAll(new PassedProviders(root).problems());
    if (!hasErrors(problems) && foreign.problem().isPresent()) {
      problems.addAll(unusable(root));
      problems.add(foreign.problem().get());
    }
    return problems;
  }

  private static List<Diagnostic> unusable(Configuration root) {
    Set<Diagnostic> found = new LinkedHashSet<>();
    root.forEachModule((_, module) -> found.addAll(module.unusable().problems()));
    return List.copyOf(found);
  }

  private static Diagnostic misplaced(Refactoring.Import block, ModuleAddress path) {
    return Diagnostic.error(
        "Invalid import configuration",
        "An import block was detected in \""
            + path
            + "\". Import blocks are only allowed in the root module.",
        block.range());
  }

  /** A target that is declared says itself which provider configuration it belongs to. */
  private static List<Diagnostic> superfluousProviders(Configuration root) {
    List<Diagnostic> found = new ArrayList<>();
    for (Refactoring.Import block : root.refactoring().imports()) {
      block
          .provider()
          .filter(_ -> root.resource(block.to().block()).isPresent())
          .ifPresent(range ->
              found.add(
                  Diagnostic.error(
                      "Invalid import provider argument",
                      "The provider argument can only be specified in import blocks that will"
                          + " generate configuration.\n\nUse the provider argument in the target"
                          + " resource block to configure the provider for a resource with explicit"
                          + " provider configuration.",
                      range)));
    }
    return found;
  }

  /** Versions of Terraform that a module asks for and that this is not. */
  private List<Diagnostic> versions(Configuration root, Configuration module, ModuleAddress path) {
    List<Diagnostic> found = new ArrayList<>();
    for (RequiredVersion version : origin(module, path).versions()) {
      String source = path.isRoot() ? "" : root.call(path).orElseThrow().source().text();
      found.addAll(version.problems(path, source));
    }
    return found;
  }

  private ModuleReader.Module origin(Configuration module, ModuleAddress path) {
    ModuleReader.Module origin = origins.get(module);
    if (origin == null) {
      throw new IllegalStateException("module was not loaded here: " + path);
    }
    return origin;
  }

  private static boolean hasErrors(List<Diagnostic> diagnostics) {
    return diagnostics.stream().anyMatch(Diagnostic::isError);
  }
}
