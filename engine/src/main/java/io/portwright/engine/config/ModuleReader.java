package io.portwright.engine.config;

import io.portwright.engine.eval.GoRange;
import io.portwright.engine.eval.GoText;
import io.portwright.engine.syntax.AttributeNode;
import io.portwright.engine.syntax.BlockNode;
import io.portwright.engine.syntax.BodyNode;
import io.portwright.engine.syntax.FileNode;
import io.portwright.engine.syntax.Name;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.diagnostic.SourceRange;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** Puts the blocks of a module's files together. */
final class ModuleReader {
  private static final List<String> TYPE_AND_NAME = List.of("type", "name");
  private static final List<String> NAME = List.of("name");
  private static final BlockShape FILE =
      BlockShape.of(Set.of(), Set.of(), Set.of("terraform", "locals", "moved", "removed", "import"))
          .with("resource", TYPE_AND_NAME)
          .with("data", TYPE_AND_NAME)
          .with("ephemeral", TYPE_AND_NAME)
          .with("variable", NAME)
          .with("output", NAME)
          .with("provider", NAME)
          .with("module", NAME)
          .with("check", NAME);

  /** What is wrong with the form; Terraform finds it before anything else. */
  private final List<Diagnostic> load = new ArrayList<>();

  /** What is wrong with types. */
  private final List<Diagnostic> found = new ArrayList<>();

  private final ForeignBlocks foreign;
  private final ProviderSet providers;

  /**
   * @param foreign receives blocks of providers that are not known here
   */
  ModuleReader(ProviderSet providers, ForeignBlocks foreign) {
    this.providers = providers;
    this.foreign = foreign;
  }

  List<Diagnostic> load() {
    return load;
  }

  /**
   * @param configuration without the modules that it calls
   * @param versions of Terraform that it asks for
   */
  record Module(Configuration configuration, List<RequiredVersion> versions) {
    Module {
      versions = List.copyOf(versions);
    }
  }

  Module read(Path folder, List<FileNode> files) {
    Overrides overrides = overridden(files);
    List<BlockNode> blocks = overrides.blocks();
    SettingsReader settings = new SettingsReader(load);
    of(blocks, "terraform").forEach(settings::read);
    overrides.settings().forEach(settings::override);
    found.addAll(settings.builtInVersions());
    ProviderReader providerReader =
        new ProviderReader(providers, settings.settings(), foreign, load, found);
    of(blocks, "provider").forEach(providerReader::read);
    ResourceReader resources = new ResourceReader(providerReader, foreign, load, found);
    blocks.stream()
        .filter(b -> b.type().equals("resource") || b.type().equals("data"))
        .forEach(resources::read);
    EphemeralReader ephemerals = new EphemeralReader(providerReader, foreign, load, found);
    of(blocks, "ephemeral").forEach(ephemerals::read);
    ModuleCallReader calls = new ModuleCallReader(providerReader, load);
    of(blocks, "module").forEach(calls::read);
    CheckReader checks = new CheckReader(resources, load);
    of(blocks, "check").forEach(checks::read);
    RefactoringReader refactoring = new RefactoringReader(providerReader, load);
    refactoring.read(overrides.removals());
    Configuration configuration =
        new Configuration(
            folder,
            files.stream().map(FileNode::file).toList(),
            settings.settings(),
            unique(
                of(blocks, "variable"),
                block -> variable(block, overrides),
                ModuleReader::duplicateVariable),
            locals(of(blocks, "locals")),
            unique(
                of(blocks, "output"), new OutputReader(load)::read, ModuleReader::duplicateOutput),
            resources.blocks(),
            providerReader.blocks(),
            checks.blocks(),
            refactoring.read(blocks),
            calls.calls(),
            new TreeMap<>(),
            Unusable.of(
                resources.declared().keySet(),
                resources.blocks().keySet(),
                ephemerals.blocks(),
                found));
    return new Module(configuration, settings.versions());
  }

  private InputVariable variable(BlockNode block, Overrides overrides) {
    VariableReader reader = new VariableReader(load);
    InputVariable variable = reader.read(block);
    for (BlockNode change : overrides.changes(variable.name())) {
      variable =
          new VariableChange(change, reader.read(VariableChange.withoutRules(change, load)))
              .applied(variable, load);
    }
    return variable;
  }

  private static List<BlockNode> of(List<BlockNode> blocks, String type) {
    return blocks.stream().filter(block -> block.type().equals(type)).toList();
  }

  private Overrides overridden(List<FileNode> files) {
    List<BlockNode> primary = new ArrayList<>();
    List<BlockNode> changes = new ArrayList<>();
    for (FileNode file : files) {
      load.addAll(FILE.problems(file.body(), file.body().range()));
      List<BlockNode> into = Overrides.isOverride(file.file().name()) ? changes : primary;
      file.body().blocks().stream().filter(FILE::isWhole).forEach(into::add);
    }
    Overrides overrides = new Overrides(primary, load);
    changes.forEach(overrides::apply);
    return overrides;
  }

  private interface Duplicate {
    Diagnostic of(String name, SourceRange earlier, SourceRange range);
  }

  private <T> SortedMap<String, T> unique(
      List<BlockNode> blocks, Function<BlockNode, T> reader, Duplicate duplicate) {
    SortedMap<String, T> read = new TreeMap<>();
    Map<String, SourceRange> ranges = new TreeMap<>();
    for (BlockNode block : blocks) {
      String name = block.labels().getFirst().text();
      T value = reader.apply(block);
      Optional<SourceRange> earlier = Optional.ofNullable(ranges.get(name));
      if (earlier.isPresent()) {
        load.add(duplicate.of(name, earlier.get(), block.header()));
      } else {
        ranges.put(name, block.header());
        read.put(name, value);
      }
    }
    return read;
  }

  private static Diagnostic duplicateVariable(String name, SourceRange earlier, SourceRange range) {
    return Diagnostic.error(
        "Duplicate variable declaration",
        "A variable named "
            + GoText.quoted(name)
            + " was already declared at "
            + GoRange.of(earlier)
            + ". Variable names must be unique within a module.",
        range);
  }

  private static Diagnostic duplicateOutput(String name, SourceRange earlier, SourceRange range) {
    return Diagnostic.error(
        "Duplicate output definition",
        "An output named "
            + GoText.quoted(name)
            + " was already defined at "
            + GoRange.of(earlier)
            + ". Output names must be unique within a module.",
        range);
  }

  private SortedMap<String, LocalValue> locals(List<BlockNode> blocks) {
    SortedMap<String, LocalValue> locals = new TreeMap<>();
    for (BlockNode block : blocks) {
      BodyNode body = block.body();
      load.addAll(body.problems());
      body.blocks().forEach(inside -> load.add(unexpected(inside)));
      for (AttributeNode attribute : body.attributes()) {
        Identifiers.check(
            new Name(attribute.name(), attribute.nameRange()), "Invalid local value name", load);
        Optional<LocalValue> earlier = Optional.ofNullable(locals.get(attribute.name()));
        if (earlier.isPresent()) {
          load.add(
              Diagnostic.error(
                  "Duplicate local value definition",
                  "A local value named "
                      + GoText.quoted(attribute.name())
                      + " was already defined at "
                      + GoRange.of(earlier.get().range())
                      + ". Local value names must be unique within a module.",
                  attribute.range()));
        } else {
          locals.put(
              attribute.name(),
              new LocalValue(attribute.name(), attribute.expression(), attribute.range()));
        }
      }
    }
    return locals;
  }

  /** A block where only arguments may be. */
  static Diagnostic unexpected(BlockNode block) {
    return Diagnostic.error(
        "Unexpected " + GoText.quoted(block.type()) + " block",
        "Blocks are not allowed here.",
        block.typeRange());
  }
}
