package io.portwright.cli.order;

import io.portwright.engine.address.InstanceAddress;
import io.portwright.engine.state.Author;
import io.portwright.engine.state.CommitMessage;
import io.portwright.engine.state.Sealing;
import io.portwright.engine.state.StateChange;
import io.portwright.engine.state.StateSnapshot;
import io.portwright.engine.state.StateStore;
import io.portwright.engine.state.StoreFailure;
import io.portwright.engine.state.UpdateResult;
import io.portwright.provider.diagnostic.Diagnostic;
import java.util.List;

/** A real store in front of which something happens when it is written. */
final class FailingStore implements StateStore {

  /** The process is gone: no code that handles failures may see it. */
  static final class Died extends Error {
    private static final long serialVersionUID = 1L;
  }

  /** What happens before a commit. */
  interface Trap {
    void before(CommitMessage message);
  }

  private final StateStore real;
  private final Trap trap;

  FailingStore(StateStore real, Trap trap) {
    this.real = real;
    this.trap = trap;
  }

  /** The disk is full for every commit whose summary holds a text, and for all after it. */
  static Trap failOn(String text) {
    return new Trap() {
      private boolean full;

      @Override
      public void before(CommitMessage message) {
        full |= message.summary().contains(text);
        if (full) {
          throw full();
        }
      }
    };
  }

  /** The disk is full for one commit. */
  static Trap failOnceOn(String text) {
    return new Trap() {
      private boolean over;

      @Override
      public void before(CommitMessage message) {
        if (!over && message.summary().contains(text)) {
          over = true;
          throw full();
        }
      }
    };
  }

  static Trap dieOn(String text) {
    return message -> {
      if (message.summary().contains(text)) {
        throw new Died();
      }
    };
  }

  private static StoreFailure full() {
    return new StoreFailure(
        StoreFailure.Reason.FULL,
        "cannot write state: no space left",
        "Nothing was changed. Free some space.");
  }

  @Override
  public UpdateResult update(
      StateSnapshot expected, StateChange change, CommitMessage message, Author author) {
    trap.before(message);
    return real.update(expected, change, message, author);
  }

  @Override
  public StateSnapshot read() {
    return real.read();
  }

  @Override
  public List<InstanceAddress> addresses() {
    return real.addresses();
  }

  @Override
  public Sealing sealing() {
    return real.sealing();
  }

  @Override
  public String hash(byte[] content) {
    return real.hash(content);
  }

  @Override
  public List<Diagnostic> notices() {
    return real.notices();
  }

  @Override
  public String place() {
    return real.place();
  }

  @Override
  public void close() {
    real.close();
  }
}
