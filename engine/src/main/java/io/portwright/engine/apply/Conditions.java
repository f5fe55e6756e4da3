package io.portwright.engine.apply;

import io.portwright.engine.state.Author;
import io.portwright.engine.state.CommitMessage;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
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
 */
public record Conditions(
    Clock clock,
    Sleeper sleeper,
    Supplier<String> ids,
    Supplier<Author> author,
    Duration sendWindow,
    List<CommitMessage.Trailer> trailers) {

  public Conditions {
    trailers = List.copyOf(trailers);
  }

  /** Send window of production: longer than any answer that was ever seen. */
  public static final Duration SEND_WINDOW = Duration.ofMinutes(2);
}
