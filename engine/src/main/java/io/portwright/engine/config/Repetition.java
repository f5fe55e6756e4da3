package io.portwright.engine.config;

import io.portwright.engine.syntax.Expression;
import java.util.Optional;

/** How many instances a block has. */
public sealed interface Repetition {

  /** One, without a key. */
  record Single() implements Repetition {}

  /** {@code count = amount}. */
  record Count(Expression amount) implements Repetition {}

  /** {@code for_each = collection}. */
  record ForEach(Expression collection) implements Repetition {}

  /** The expression that decides. */
  default Optional<Expression> expression() {
    return switch (this) {
      case Single _ -> Optional.empty();
      case Count c -> Optional.of(c.amount());
      case ForEach f -> Optional.of(f.collection());
    };
  }
}
