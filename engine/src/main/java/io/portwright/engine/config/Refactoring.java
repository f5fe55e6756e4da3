package io.portwright.engine.config;

import io.portwright.engine.address.ModuleAddress;
import io.portwright.engine.address.ResourceAddress;
import io.portwright.engine.syntax.Expression;
import io.portwright.provider.diagnostic.SourceRange;
import java.util.List;
import java.util.Optional;

/** What a module says about objects whose blocks came, went or were renamed. */
public record Refactoring(List<Move> moves, List<Removal> removals, List<Import> imports) {
  public static final Refactoring NONE = new Refactoring(List.of(), List.of(), List.of());

  public Refactoring {
    moves = List.copyOf(moves);
    removals = List.copyOf(removals);
    imports = List.copyOf(imports);
  }

  /**
   * A {@code moved} block.
   *
   * @param from seen from the module of the block
   * @param to of the same kind as {@code from}
   * @param range the block's header
   */
  public record Move(MoveEndpoint from, MoveEndpoint to, SourceRange range) {}

  /** What becomes of the object that nobody declares any more. */
  public enum Fate {
    DESTROY,
    /** It stays as it is; only state forgets it. */
    FORGET
  }

  /**
   * A {@code removed} block.
   *
   * @param resource empty for a whole module
   * @param range the block's header
   */
  public record Removal(
      ModuleAddress module, Optional<ResourceAddress> resource, Fate fate, SourceRange range) {}

  /**
   * An {@code import} block; only in the root module.
   *
   * @param to the target
   * @param id what the service calls the object
   * @param provider where the argument stands that names a provider configuration
   * @param range the block's header
   */
  public record Import(
      ImportTarget to,
      Expression id,
      Optional<Expression> forEach,
      Optional<SourceRange> provider,
      SourceRange range) {}
}
