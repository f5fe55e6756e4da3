package io.portwright.engine.apply;

import io.portwright.engine.address.InstanceAddress;
import io.portwright.engine.state.CommitId;
import io.portwright.provider.diagnostic.Diagnostic;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Something that happened during an apply. */
public sealed interface ApplyEvent {

  /** What is done to an instance. */
  enum Doing {
    CREATE,
    UPDATE,
    END,
    READ
  }

  /**
   * Orders that are ready go out now, in one or more requests.
   *
   * @param number from 1
   * @param of how many waves there will be, as far as the plan tells; never less than number
   */
  record WaveStarted(int number, int of, List<InstanceAddress> orders) implements ApplyEvent {
    public WaveStarted {
      orders = List.copyOf(orders);
    }
  }

  /** The intents of a request are in the store; it is sent next. */
  record IntentRecorded(CommitId commit, List<InstanceAddress> orders) implements ApplyEvent {
    public IntentRecorded {
      orders = List.copyOf(orders);
    }
  }

  /** The service took an order. */
  record OrderAccepted(InstanceAddress address, List<String> uids) implements ApplyEvent {
    public OrderAccepted {
      uids = List.copyOf(uids);
    }
  }

  /** A call that is no order begins. */
  record Started(InstanceAddress address, Doing doing) implements ApplyEvent {}

  /**
   * Still on its way, or waiting for somebody else.
   *
   * @param status such as {@code DEPLOYABLE}
   * @param elapsed since the call was accepted
   * @param usual how long it usually takes
   * @param uid empty when the service has none that is known
   * @param reason what it waits for, when it is not the service itself
   */
  record Waiting(
      InstanceAddress address,
      Doing doing,
      String status,
      Duration elapsed,
      Duration usual,
      Optional<String> uid,
      Optional<String> reason)
      implements ApplyEvent {}

  /**
   * As wanted.
   *
   * @param status of the service, such as {@code LIVE}; empty for what is no service
   */
  record Done(InstanceAddress address, Doing doing, Optional<String> status, Duration duration)
      implements ApplyEvent {}

  /** How far something came that did not work. */
  enum Fate {
    /** The service did not do it. */
    NOT_DONE,
    /** Nobody knows whether the service did it. */
    UNCLEAR,
    /** The service took it, but it is not as wanted. */
    NOT_READY
  }

  /** It did not work; {@code why} is in the result too. */
  record Failed(InstanceAddress address, Doing doing, Fate fate, Diagnostic why)
      implements ApplyEvent {}

  /** Not tried, because something that it needs has failed. */
  record Skipped(InstanceAddress address, Doing doing) implements ApplyEvent {}

  /** State was committed. */
  record StateCommitted(CommitId commit) implements ApplyEvent {}
}
