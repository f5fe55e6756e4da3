package io.portwright.engine.apply;

import io.portwright.engine.apply.ApplyEvent.Doing;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.schema.Schema;
import io.portwright.provider.spi.Account;
import io.portwright.provider.spi.Action;
import io.portwright.provider.value.Value.ObjectValue;
import java.util.List;
import java.util.Optional;

/** What a step comes to, now that all values it needs are known. Nothing has been sent. */
sealed interface Prepared {

  Step step();

  /**
   * Nothing needs to be sent.
   *
   * @param after the object from now on, with marks; empty when it is gone
   */
  record Settled(Step step, Doing doing, Optional<ObjectValue> after) implements Prepared {}

  /**
   * A call has to be made.
   *
   * @param like the planned object, whose marks the result will have; for an end, what ends
   */
  record Call(
      Step step,
      Doing doing,
      Part part,
      Account account,
      Schema schema,
      Action action,
      ObjectValue like)
      implements Prepared {

    /** Whether the call makes an object, so that there was none before it. */
    boolean makes() {
      return doing == Doing.CREATE && part == Part.FIRST;
    }
  }

  /** Place of a call among those that one step takes. */
  enum Part {
    FIRST,
    /** Another call has arrived before it: the object is there and in state. */
    FURTHER
  }

  /** It cannot be done. */
  record Broken(Step step, Doing doing, List<Diagnostic> why) implements Prepared {
    public Broken {
      why = List.copyOf(why);
    }
  }
}
