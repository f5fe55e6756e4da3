package io.portwright.provider.spi;

import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.value.Value.ObjectValue;
import java.util.function.UnaryOperator;

/** What the account says about an object that state knows. */
public sealed interface Reading {

  /** It is there. */
  record Present(ObjectValue state) implements Reading {}

  /** It is certainly gone; {@code evidence} is a full sentence. */
  record Gone(String evidence) implements Reading {}

  /** It could not be read; it stays in state as it is. */
  record Unreadable(Diagnostic why) implements Reading {}

  /** With another state, if it is there. */
  default Reading mapped(UnaryOperator<ObjectValue> change) {
    return switch (this) {
      case Present(ObjectValue state) -> new Present(change.apply(state));
      case Gone _, Unreadable _ -> this;
    };
  }
}
