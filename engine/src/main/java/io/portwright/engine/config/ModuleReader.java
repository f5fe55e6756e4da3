package io.portwright.engine.config;

import io.portwright.engine.address.ResourceAddress;
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
  private static final Set<String> AWAITED = Set.of("ephemeral");

  private static final Map<String, List<String>> LABELS =
      Map.of(
          "resource", List.of("type", "name"),
          "data", List.of("type", "name"),
          "ephemeral", List.of("type", "name"),
          "variable", List.of("name"),
          "output", List.of("name"),
          "provider", List.of("name"),
          "module", List.of("name"),
          "check", List.of("name"));

  private static final BlockShape FILE =
      BlockShape.of(
          Set.of(),
          Set.of(),
          Set.of(
              "terraform",
              "provider",
              "variable",
              "locals",
              "output",
              "module",
              "resource",
              "data",
              "ephemeral",
              "moved",
              "removed",
              "import",
              "check"));

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

  List<Diagnostic> found() {
    return found;
  }

  /**
   * @param configuration without the modules that it calls
   * @param declared addresses of all resource blocks, also those in error
   */
  record Module(Configuration configuration, Set<ResourceAddress> declared) {}

  Module read(Path folder, List<FileNode> files) {
    List<BlockNode> blocks = blocks(files);
    SettingsReader settings = new SettingsReader(load);
    of(blocks, "terraform").forEach(settings::read);
    ProviderReader providerReader =
        new ProviderReader(providers, settings.settings(), foreign, load);
    of(blocks, "provider").forEach(providerReader::read);
    ResourceReader resources = new ResourceReader(providerReader, foreign, load, found);
    blocks.stream()
        .filter(b -> b.type().equals("resource") || b.type().equals("data"))
        .forEach(resources::read);
    blocks.stream()
        .filter(b -> AWAITED.contains(b.type()))
        .forEach(b -> found.add(NotYet.block(b)));
    ModuleCallReader calls = new ModuleCallReader(providerReader, load);
    of(blocks, "module").forEach(calls::read);
    CheckReader checks = new CheckReader(resources, load);
    of(blocks, "check").forEach(checks::read);
    Configuration configuration =
        new Configuration(
            folder,
            files.stream().map(FileNode::file).toList(),
            settings.settings(),
            unique(of(blocks, "variable"), new VariableReader(load)::read, ModuleReader::variable),
            locals(of(blocks, "locals")),
            unique(of(blocks, "output"), new OutputReader(load)::read, ModuleReader::output),
            resources.blocks(),
            providerReader.blocks(),
            checks.blocks(),
            new RefactoringReader(providerReader, load).read(blocks),
            calls.calls(),
            new TreeMap<>());
    return new Module(configuration, resources.declared().keySet());
  }

  private static List<BlockNode> of(List<BlockNode> blocks, String type) {
    return blocks.stream().filter(block -> block.type().equals(type)).toList();
  }

  private List<BlockNode> blocks(List<FileNode> files) {
    List<BlockNode> primary = new ArrayList<>();
    List<BlockNode> changes = new ArrayList<>();
    for (FileNode file : files) {
      load.addAll(FILE.problems(file.body(), file.body().range()));
      List<BlockNode> into = Overrides.isOverride(file.file().name()) ? changes : primary;
      file.body().blocks().stream().filter(this::hasItsLabels).forEach(into::add);
    }
    return changes.isEmpty() ? primary : Overrides.applied(primary, changes, load);
  }

  private boolean hasItsLabels(BlockNode block) {
    if (!FILE.blocks().contains(block.type())) {
      return false;
    }
    List<String> wanted = LABELS.getOrDefault(block.type(), List.of());
    List<Name> labels = block.labels();
    if (labels.size() == wanted.size()) {
      return true;
    }
    if (labels.size() < wanted.size()) {
      load.add(
          Diagnostic.error(
              "Missing " + wanted.get(labels.size()) + " for " + block.type(),
              "All "
                  + block.type()
                  + " blocks must have "
                  + wanted.size()
                  + " labels ("
                  + String.join(", ", wanted)
                  + ").",
              block.open()));
    } else {
      load.add(
          Diagnostic.error(
              "Extraneous label for " + block.type(),
              wanted.isEmpty()
                  ? "No labels are expected for " + block.type() + " blocks."
                  : "Only "
                      + wanted.size()
                      + " labels ("
                      + String.join(", ", wanted)
                      + ") are expected for "
                      + block.type()
                      + " blocks.",
              labels.get(wanted.size()).range()));
    }
    return false;
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

  private static Diagnostic variable(String name, SourceRange earlier, SourceRange range) {
    return Diagnostic.error(
        "Duplicate variable declaration",
        "A variable named "
            + GoText.quoted(name)
            + " was already declared at "
            + GoRange.of(earlier)
            + ". Variable names must be unique within a module.",
        range);
  }

  private static Diagnostic output(String name, SourceRange earlier, SourceRange range) {
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
      for (BlockNode inside : body.blocks()) {
        load.add(
            Diagnostic.error(
                "Unexpected " + GoText.quoted(inside.type()) + " block",
                "Blocks are not allowed here.",
                inside.typeRange()));
      }
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
}
