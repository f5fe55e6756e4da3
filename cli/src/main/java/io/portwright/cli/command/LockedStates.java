package io.portwright.cli.command;

import io.portwright.engine.state.StateStore;
import java.util.ArrayList;
import java.util.List;

/** The locks of several states, taken one after the other and given back together. */
final class LockedStates implements AutoCloseable {
  private final List<Runnable> endings = new ArrayList<>();

  /**
   * Takes the lock of a store, which is closed together with it.
   *
   * @throws Refusal when somebody else has it; the others are still held
   */
  void add(Workbench bench, StateStore store, LockOptions options, String command) {
    endings.add(store::close);
    add(options.take(bench, store, command));
  }

  void add(LockedState locked) {
    endings.add(locked::close);
  }

  @Override
  public void close() {
    endings.reversed().forEach(Runnable::run);
    endings.clear();
  }
}
