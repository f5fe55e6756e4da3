package io.portwright.engine.config;

import io.portwright.engine.address.ResourceAddress;
import io.portwright.engine.eval.GoRange;
import io.portwright.engine.eval.GoText;
import io.portwright.engine.syntax.BlockNode;
import io.portwright.engine.syntax.Name;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.diagnostic.SourceRange;
import io.portwright.provider.spi.Provider;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads {@code ephemeral} blocks, of which no provider has any type. */
final class EphemeralReader {
  private final ProviderReader providers;
  private final ForeignBlocks foreign;
  private final List<Diagnostic> load;
  private final List<Diagnostic> found;
  private final SortedMap<String, EphemeralBlock> blocks = new TreeMap<>();

  /**
   * @param load receives what is wrong with the form of blocks
   * @param found receives what is wrong with types
   */
  EphemeralReader(
      ProviderReader providers,
      ForeignBlocks foreign,
      List<Diagnostic> load,
      List<Diagnostic> found) {
    this.providers = providers;
    this.foreign = foreign;
    this.load = load;
    this.found = found;
  }

  /** By type and name: {@code type.name}. */
  SortedMap<String, EphemeralBlock> blocks() {
    return blocks;
  }

  void read(BlockNode block) {
    Name type = block.labels().getFirst();
    Name name = block.labels().getLast();
    Identifiers.check(type, "Invalid ephemeral resource type", load);
    Identifiers.check(name, "Invalid ephemeral resource name", load);
    String key = type.text() + "." + name.text();
    Optional<SourceRange> earlier = Optional.ofNullable(blocks.get(key)).map(EphemeralBlock::range);
    if (earlier.isPresent()) {
      load.add(duplicate(type, name, earlier.get(), block));
    }
    RepetitionReader.read(block.body(), load);
    // Rules of a block without type are never asked, so it does not matter whose they are.
    new LifecycleReader(load).read(block, ResourceAddress.managed(type.text(), name.text()));
    ResourceBodies.own(block, MetaArguments.DATA, load);
    ProviderKey provider = providers.keyOf(block);
    var dependsOn =
        StaticReferences.list(VariableReader.expression(block.body(), "depends_on"), load);
    blocks.putIfAbsent(key, new EphemeralBlock(dependsOn, block.header()));
    unknownType(provider, block);
  }

  private void unknownType(ProviderKey key, BlockNode block) {
    Name type = block.labels().getFirst();
    Optional<Provider> provider = providers.provider(key.localName());
    if (provider.isPresent()) {
      found.add(
          Diagnostic.error(
              "Invalid ephemeral resource",
              "The provider "
                  + provider.get().source()
                  + " does not support ephemeral resource "
                  + GoText.quoted(type.text())
                  + ".",
              type.range()));
    } else {
      foreign.add(
          key.localName(),
          "ephemeral " + type.range().text() + " " + block.labels().getLast().range().text(),
          block.header());
    }
  }

  private static Diagnostic duplicate(Name type, Name name, SourceRange earlier, BlockNode block) {
    return Diagnostic.error(
        "Duplicate ephemeral " + GoText.quoted(type.text()) + " configuration",
        "A "
            + type.text()
            + " ephemeral resource named "
            + GoText.quoted(name.text())
            + " was already declared at "
            + GoRange.of(earlier)
            + ". Resource names must be unique per type in each module.",
        block.header());
  }
}
