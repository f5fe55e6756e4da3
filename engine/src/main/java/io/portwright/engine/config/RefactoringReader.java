package io.portwright.engine.config;

import io.portwright.engine.address.ModuleAddress;
import io.portwright.engine.config.Refactoring.Fate;
import io.portwright.engine.config.Refactoring.Move;
import io.portwright.engine.config.Refactoring.Removal;
import io.portwright.engine.eval.GoRange;
import io.portwright.engine.syntax.AttributeNode;
import io.portwright.engine.syntax.BlockNode;
import io.portwright.engine.syntax.BodyNode;
import io.portwright.engine.syntax.Expression;
import io.portwright.engine.syntax.Expression.Traversal;
import io.portwright.engine.syntax.TraversalStep;
import io.portwright.provider.diagnostic.Checked;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.diagnostic.SourceRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Reads {@code moved}, {@code removed} and {@code import} blocks. */
final class RefactoringReader {
  private static final BlockShape MOVED = BlockShape.of(Set.of("from", "to"), Set.of(), Set.of());
  private static final BlockShape REMOVED =
      BlockShape.of(Set.of("from"), Set.of(), Set.of("lifecycle", "connection"))
          .with("provisioner", List.of("type"));
  private static final BlockShape REMOVED_LIFECYCLE =
      BlockShape.of(Set.of(), Set.of("destroy"), Set.of());
  private static final BlockShape IMPORT =
      BlockShape.of(Set.of("to", "id"), Set.of("provider", "for_each"), Set.of());

  private final ProviderReader providers;
  private final List<Diagnostic> found;

  RefactoringReader(ProviderReader providers, List<Diagnostic> found) {
    this.providers = providers;
    this.found = found;
  }

  Refactoring read(List<BlockNode> blocks) {
    List<Move> moves = new ArrayList<>();
    List<Removal> removals = new ArrayList<>();
    List<Refactoring.Import> imports = new ArrayList<>();
    for (BlockNode block : blocks) {
      switch (block.type()) {
        case "moved" -> moved(block).ifPresent(moves::add);
        case "removed" -> removed(block).ifPresent(removals::add);
        case "import" ->
            imported(block)
                .ifPresent(one -> {
                  duplicate(one, imports);
                  imports.add(one);
                });
        default -> {}
      }
    }
    return moves.isEmpty() && removals.isEmpty() && imports.isEmpty()
        ? Refactoring.NONE
        : new Refactoring(moves, removals, imports);
  }

  private Optional<MoveEndpoint> endpoint(
      BodyNode body, String argument, Function<Traversal, Checked<MoveEndpoint>> reading) {
    return body.attribute(argument)
        .map(AttributeNode::expression)
        .flatMap(expression -> StaticReferences.bare(expression, found))
        .flatMap(traversal -> {
          Checked<MoveEndpoint> address = reading.apply(traversal);
          found.addAll(address.diagnostics());
          return address.value();
        });
  }

  private Optional<Move> moved(BlockNode block) {
    found.addAll(MOVED.problems(block));
    Optional<MoveEndpoint> from = endpoint(block.body(), "from", WrittenAddress::of);
    Optional<MoveEndpoint> to = endpoint(block.body(), "to", WrittenAddress::of);
    if (from.isEmpty() || to.isEmpty()) {
      return Optional.empty();
    }
    boolean alike =
        switch (from.get()) {
          case MoveEndpoint.Module _ -> to.get() instanceof MoveEndpoint.Module;
          case MoveEndpoint.Resource _ -> to.get() instanceof MoveEndpoint.Resource;
        };
    if (!alike) {
      found.add(
          Diagnostic.error(
              "Invalid \"moved\" addresses",
              "The \"from\" and \"to\" addresses must either both refer to resources or both refer"
                  + " to modules.",
              block.header()));
      return Optional.empty();
    }
    return Optional.of(new Move(from.get(), to.get(), block.header()));
  }

  private Optional<Removal> removed(BlockNode block) {
    BodyNode body = block.body();
    found.addAll(REMOVED.problems(block));
    Fate fate = fate(body);
    for (BlockNode inside : body.blocks()) {
      if (inside.type().equals("provisioner") || inside.type().equals("connection")) {
        found.add(ResourceReader.provisioner(inside));
      }
    }
    return endpoint(body, "from", WrittenAddress::ofRemoved)
        .flatMap(from -> removal(from, fate, block, body.attribute("from").orElseThrow()));
  }

  private Optional<Removal> removal(
      MoveEndpoint from, Fate fate, BlockNode block, AttributeNode written) {
    SourceRange range = written.expression().range();
    ModuleAddress module =
        switch (from) {
          case MoveEndpoint.Module m -> m.address();
          case MoveEndpoint.Resource r -> r.address().module();
        };
    if (!module.equals(module.path())) {
      found.add(
          Diagnostic.error(
              "Module instance keys not allowed",
              "Module address must be a module (e.g. \"module.foo\"), not a module instance (e.g."
                  + " \"module.foo[1]\").",
              key(written.expression()).orElse(range)));
      return Optional.empty();
    }
    return switch (from) {
      case MoveEndpoint.Module _ ->
          Optional.of(new Removal(module, Optional.empty(), fate, block.header()));
      case MoveEndpoint.Resource r when r.key().isPresent() -> {
        found.add(
            Diagnostic.error(
                "Resource instance keys not allowed",
                "Resource address must be a resource (e.g. \"test_instance.foo\"), not a resource"
                    + " instance (e.g. \"test_instance.foo[1]\").",
                key(written.expression()).orElse(range)));
        yield Optional.empty();
      }
      case MoveEndpoint.Resource r when r.address().isData() -> {
        found.add(
            Diagnostic.error(
                "Data source address not allowed",
                "Data sources are never destroyed, so they are not valid targets of removed"
                    + " blocks. To remove the data source from state, remove the data source block"
                    + " from configuration.",
                range));
        yield Optional.empty();
      }
      case MoveEndpoint.Resource r ->
          Optional.of(new Removal(module, Optional.of(r.address()), fate, block.header()));
    };
  }

  private static Optional<SourceRange> key(Expression written) {
    return written instanceof Traversal traversal
        ? traversal.steps().stream()
            .filter(TraversalStep.Index.class::isInstance)
            .map(TraversalStep::range)
            .findFirst()
        : Optional.empty();
  }

  private Fate fate(BodyNode body) {
    Fate fate = Fate.DESTROY;
    for (BlockNode lifecycle : body.blocks("lifecycle")) {
      found.addAll(REMOVED_LIFECYCLE.problems(lifecycle));
      Optional<Boolean> destroy =
          Constants.truth(VariableReader.expression(lifecycle.body(), "destroy"), found);
      fate = destroy.orElse(true) ? Fate.DESTROY : Fate.FORGET;
    }
    return fate;
  }

  private void duplicate(Refactoring.Import block, List<Refactoring.Import> before) {
    if (block.forEach().isPresent()) {
      return;
    }
    String written = block.to().range().text();
    String to = block.to().block().toString();
    before.stream()
        .filter(other -> other.forEach().isEmpty() && other.to().range().text().equals(written))
        .findFirst()
        .ifPresent(same ->
            found.add(
                Diagnostic.error(
                    "Duplicate import configuration for \"" + to + "\"",
                    "An import block for the resource \""
                        + to
                        + "\" was already declared at "
                        + GoRange.of(same.range())
                        + ". A resource can have only one import block.",
                    block.to().range())));
  }

  private Optional<Refactoring.Import> imported(BlockNode block) {
    BodyNode body = block.body();
    found.addAll(IMPORT.problems(block));
    Optional<AttributeNode> to = body.attribute("to");
    Optional<SourceRange> provider =
        VariableReader.expression(body, "provider")
            .flatMap(written -> providers.written(written, "provider"))
            .flatMap(_ -> body.attribute("provider"))
            .map(AttributeNode::range);
    Optional<ImportTarget> target =
        to.flatMap(written -> {
          Checked<ImportTarget> read =
              body.attribute("for_each").isPresent()
                  ? ImportTarget.repeated(written)
                  : ImportTarget.single(written);
          found.addAll(read.diagnostics());
          return read.value();
        });
    Optional<Expression> id = VariableReader.expression(body, "id");
    return target.isEmpty() || id.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Refactoring.Import(
                target.get(),
                id.get(),
                VariableReader.expression(body, "for_each"),
                provider,
                block.header()));
  }
}
