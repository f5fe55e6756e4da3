package io.portwright.engine.apply;

/** Is told what happens during an apply, in order, by one thread. Must not block for long. */
@FunctionalInterface
public interface ApplyListener {

  /** Wants to know nothing. */
  ApplyListener NONE = _ -> {};

  void on(ApplyEvent event);
}
