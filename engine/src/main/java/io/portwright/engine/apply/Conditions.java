package io.portwright.engine.apply;

import io.portwright.engine.journal.Keeping;
import io.portwright.engine.state.Author;
import io.portwright.engine.state.CommitMessage;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Where and how an apply runs.
 *
 * @param clock for durations and ages
 * @param ids random text of at least 32 lower-case hexadecimal digits, new at every call: intents,
 *     waves, fingerprints, keys of deposed objects
 * @param author of the commits
 * @param sendWindow longest duration of one request that orders
 * @param trailers what every commit of this run says of it, such as who runs it
 * @param keeping what a later run needs to settle orders that this one leaves open
 * @param lease asked right before anything is sent
 * @param parallelism how many changes and ends are under way at a time, at least 1
 */
public record Conditions(
    Clock clock,
    Sleeper sleeper,
    Supplier<String> ids,
    Supplier<Author> author,
    Duration sendWindow,
    List<CommitMessage.Trailer> trailers,
    Keeping keeping,
    Lease lease,
    int parallelism) {
  /** As Terraform has it. */
  public static final int PARALLELISM = 10;

  public Conditions {
    if (parallelism < 1) {
      throw new IllegalArgumentException("nothing would ever be sent");
    }
    trailers = List.copyOf(trailers);
  }

  /** Conditions where nobody else is asked. */
  public Conditions(
      Clock clock,
      Sleeper sleeper,
      Supplier<String> ids,
      Supplier<Author> author,
      Duration sendWindow,
      List<CommitMessage.Trailer> trailers,
      Keeping keeping) {
    this(clock, sleeper, ids, author, sendWindow, trailers, keeping, Lease.NONE, PARALLELISM);
  }

  public Conditions with(Lease other) {
    return new Conditions(
        clock, sleeper, ids, author, sendWindow, trailers, keeping, other, parallelism);
  }

  /** With so many changes and ends at a time. */
  public Conditions with(int calls) {
    return new Conditions(clock, sleeper, ids, author, sendWindow, trailers, keeping, lease, calls);
  }

  /** A random UUID, new at every call. */
  UUID newUuid() {
    String digits = ids.get();
    long high = Long.parseUnsignedLong(digits, 0, 16, 16);
    long low = Long.parseUnsignedLong(digits, 16, 32, 16);
    return new UUID(high & ~0xf000L | 0x4000L, low & ~(3L << 62) | 2L << 62);
  }
}
