package io.portwright.engine.config;

import io.portwright.engine.address.ModuleAddress;
import io.portwright.engine.address.ResourceAddress;
import io.portwright.engine.eval.GoRange;
import io.portwright.engine.eval.GoText;
import io.portwright.engine.eval.Nearest;
import io.portwright.engine.syntax.AttributeNode;
import io.portwright.engine.syntax.BlockNode;
import io.portwright.engine.syntax.BodyNode;
import io.portwright.engine.syntax.Name;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.diagnostic.SourceRange;
import io.portwright.provider.schema.Schema;
import io.portwright.provider.spi.DataSourceType;
import io.portwright.provider.spi.Provider;
import io.portwright.provider.spi.ResourceType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads {@code resource} and {@code data} blocks. */
final class ResourceReader {
  private final ProviderReader providers;
  private final ForeignBlocks foreign;
  private final List<Diagnostic> load;
  private final List<Diagnostic> found;
  private final SortedMap<ResourceAddress, ResourceBlock> blocks = new TreeMap<>();
  private final Map<ResourceAddress, SourceRange> declared = new HashMap<>();

  /**
   * @param load receives what is wrong with the form of blocks
   * @param found receives what is wrong with types
   */
  ResourceReader(
      ProviderReader providers,
      ForeignBlocks foreign,
      List<Diagnostic> load,
      List<Diagnostic> found) {
    this.providers = providers;
    this.foreign = foreign;
    this.load = load;
    this.found = found;
  }

  SortedMap<ResourceAddress, ResourceBlock> blocks() {
    return blocks;
  }

  /** Every address that has a block, also those whose block is in error. */
  Map<ResourceAddress, SourceRange> declared() {
    return declared;
  }

  /** A data source inside of a {@code check} block. */
  void readInside(BlockNode block, String check) {
    read(block, Optional.of(check));
  }

  void read(BlockNode block) {
    read(block, Optional.empty());
  }

  private void read(BlockNode block, Optional<String> check) {
    boolean data = block.type().equals("data");
    Name type = block.labels().getFirst();
    Name name = block.labels().getLast();
    Identifiers.check(type, data ? "Invalid data source name" : "Invalid resource type name", load);
    Identifiers.check(name, data ? "Invalid data resource name" : "Invalid resource name", load);
    ResourceAddress address =
        new ResourceAddress(
            ModuleAddress.ROOT,
            data ? ResourceAddress.Mode.DATA : ResourceAddress.Mode.MANAGED,
            type.text(),
            name.text());
    int before = load.size();
    load.addAll(block.body().problems());
    load.addAll(
        BlockShape.repeated(
            block.body().attributes().stream()
                .filter(a -> MetaArguments.RESOURCE.arguments().contains(a.name()))
                .toList()));
    check.ifPresent(_ -> refuseInCheck(block));
    Repetition repetition = RepetitionReader.read(block.body(), load);
    Lifecycle lifecycle = new LifecycleReader(load).read(block, address);
    MetaArguments meta = data ? MetaArguments.DATA : MetaArguments.RESOURCE;
    BodyNode body = ResourceBodies.own(block, meta, load);
    if (!data) {
      refuseProvisioners(block);
    }
    ProviderKey key = providers.keyOf(block);
    var dependsOn =
        StaticReferences.list(VariableReader.expression(block.body(), "depends_on"), load);
    if (check.isPresent() && load.size() > before) {
      return;
    }
    Optional<SourceRange> earlier =
        Optional.ofNullable(declared.putIfAbsent(address, block.header()));
    earlier.ifPresent(first -> load.add(duplicate(address, first, block, check)));
    schema(key, block, data)
        .ifPresent(schema -> {
          boolean timed =
              !data
                  && providers
                      .provider(key.localName())
                      .filter(one -> SchemaBlocks.takesTimeouts(one, schema))
                      .isPresent();
          BodyNode object =
              ResourceBodies.known(timed ? TimeoutsReader.without(body) : body, schema, meta);
          blocks.putIfAbsent(
              address,
              new ResourceBlock(
                  address,
                  schema,
                  object,
                  BodyExpressions.in(object, schema, meta),
                  repetition,
                  dependsOn,
                  lifecycle,
                  timed ? new TimeoutsReader(found).read(body) : Timeouts.NONE,
                  providers.canonical(key),
                  check,
                  type.range(),
                  block.header()));
        });
  }

  private static Diagnostic duplicate(
      ResourceAddress address, SourceRange earlier, BlockNode block, Optional<String> check) {
    return Diagnostic.error(
        "Duplicate "
            + (address.isData() ? "data " : "resource ")
            + GoText.quoted(address.type())
            + " configuration",
        "A "
            + address.type()
            + (address.isData() ? " data" : "")
            + " resource named "
            + GoText.quoted(address.name())
            + " was already declared at "
            + GoRange.of(earlier)
            + ". Resource names must be unique per type in each module"
            + (check.isPresent() ? ", including within check blocks." : "."),
        block.header());
  }

  private void refuseInCheck(BlockNode block) {
    for (AttributeNode argument : block.body().attributes()) {
      if (argument.name().equals("count") || argument.name().equals("for_each")) {
        load.add(
            Diagnostic.error(
                "Invalid " + GoText.quoted(argument.name()) + " attribute",
                "The \"count\" and \"for_each\" meta-arguments are not supported within nested data"
                    + " blocks.",
                argument.nameRange()));
      }
    }
    for (BlockNode inside : block.body().blocks("lifecycle")) {
      load.add(
          Diagnostic.error(
              "Invalid lifecycle block",
              "Nested data blocks do not support \"lifecycle\" blocks as the lifecycle is managed"
                  + " by the containing block.",
              inside.header()));
    }
  }

  private void refuseProvisioners(BlockNode block) {
    for (BlockNode inside : block.body().blocks()) {
      if (inside.type().equals("provisioner") || inside.type().equals("connection")) {
        found.add(provisioner(inside));
      }
    }
  }

  /** Refuses a {@code provisioner} or {@code connection} block. */
  static Diagnostic provisioner(BlockNode inside) {
    return Diagnostic.error(
            "Provisioners are not supported",
            "Network services have no machine to run commands on, so blocks of type "
                + GoText.quoted(inside.type())
                + " are not supported. Remove the block, and run the command after apply with the"
                + " outputs of this configuration.",
            inside.header())
        .withCode("CONFIG-4");
  }

  private Optional<Schema> schema(ProviderKey key, BlockNode block, boolean data) {
    Name type = block.labels().getFirst();
    Optional<Provider> provider = providers.provider(key.localName());
    if (provider.isEmpty()) {
      Optional<String> near = providers.near(type.text(), data);
      if (near.isPresent()) {
        found.add(invalidType(key.localName(), type, data, near));
      } else {
        foreign.add(
            key.localName(),
            block.type()
                + " "
                + block.labels().getFirst().range().text()
                + " "
                + block.labels().getLast().range().text(),
            block.header());
      }
      return Optional.empty();
    }
    Optional<Schema> schema =
        data
            ? provider.get().dataSourceType(type.text()).map(DataSourceType::schema)
            : provider.get().resourceType(type.text()).map(ResourceType::schema);
    if (schema.isEmpty()) {
      found.add(unknownType(provider.get(), type, data));
    }
    return schema;
  }

  private static Diagnostic unknownType(Provider provider, Name type, boolean data) {
    Optional<String> near =
        Nearest.to(type.text(), data ? provider.dataSourceTypes() : provider.resourceTypes());
    boolean otherKind =
        data
            ? provider.resourceType(type.text()).isPresent()
            : provider.dataSourceType(type.text()).isPresent();
    Diagnostic problem = invalidType(provider.source(), type, data, near);
    return otherKind
        ? Diagnostic.error(
            problem.summary(), problem.detail() + otherKind(type, data), type.range())
        : problem;
  }

  private static String otherKind(Name type, boolean data) {
    return "\n\nDid you intend to use the "
        + (data ? "managed resource type " : "data source ")
        + GoText.quoted(type.text())
        + "? If so, declare this using a "
        + (data
            ? "\"resource\" block instead of a \"data\" block."
            : "\"data\" block instead of a \"resource\" block.");
  }

  private static Diagnostic invalidType(
      String provider, Name type, boolean data, Optional<String> near) {
    return Diagnostic.error(
        data ? "Invalid data source" : "Invalid resource type",
        "The provider "
            + provider
            + " does not support "
            + (data ? "data source " : "resource type ")
            + GoText.quoted(type.text())
            + "."
            + near.map(n -> " Did you mean " + GoText.quoted(n) + "?").orElse(""),
        type.range());
  }
}
