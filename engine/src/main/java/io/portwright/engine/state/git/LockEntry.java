package io.portwright.engine.state.git;

import io.portwright.engine.state.CommitMessage;
import io.portwright.engine.state.LockHolder;
import io.portwright.engine.state.StoredCommit;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * What a lock says of itself, as text: the form of a commit message.
 *
 * @param lease as the holder counts it
 * @param beat grows as long as the holder lives
 * @param released whether it was given back, at a host where nothing can be removed
 */
record LockEntry(LockHolder holder, Duration lease, long beat, boolean released) {
  private static final Duration LONGEST = Duration.ofMinutes(30);
  private static final int WIDEST = 200;

  static LockEntry of(LockHolder holder, Duration lease) {
    return new LockEntry(holder, lease, 1, false);
  }

  LockEntry next() {
    return new LockEntry(holder, lease, beat + 1, false);
  }

  LockEntry givenBack() {
    return new LockEntry(holder, lease, beat + 1, true);
  }

  String text() {
    CommitMessage message =
        CommitMessage.of((released ? "Unlocked by " : "Locked by ") + holder.who())
            .with("Lock", holder.id())
            .with("Who", holder.who())
            .with("Command", holder.command())
            .with("Version", holder.version())
            .with("Since", holder.since().toString())
            .with("Lease", lease.toString())
            .with("Beat", Long.toString(beat));
    return (released ? message.with("Released", "true") : message).text();
  }

  /**
   * Reads any text: what is missing in a foreign or a cut one is made up.
   *
   * @param name stands for the id of a lock that says none
   */
  static LockEntry read(String name, String text) {
    CommitMessage message = StoredCommit.message(text);
    LockHolder holder =
        new LockHolder(
            shown(trailer(message, "Lock").orElse(name)),
            shown(trailer(message, "Who").orElse("somebody")),
            shown(trailer(message, "Command").orElse("unknown")),
            shown(trailer(message, "Version").orElse("unknown")),
            trailer(message, "Since").flatMap(LockEntry::instant).orElse(Instant.EPOCH));
    return new LockEntry(
        holder,
        trailer(message, "Lease").flatMap(LockEntry::duration).orElse(Duration.ZERO),
        0,
        trailer(message, "Released").isPresent());
  }

  private static Optional<String> trailer(CommitMessage message, String key) {
    return message.trailers().stream()
        .filter(trailer -> trailer.key().equals(key))
        .map(CommitMessage.Trailer::value)
        .findFirst();
  }

  /** Whoever may write to the store wrote this; it must not play with somebody's terminal. */
  private static String shown(String text) {
    String plain = text.replaceAll("\\p{C}", "?");
    return plain.length() > WIDEST ? plain.substring(0, WIDEST) : plain;
  }

  private static Optional<Instant> instant(String text) {
    try {
      return Optional.of(Instant.parse(text));
    } catch (DateTimeParseException _) {
      return Optional.empty();
    }
  }

  /** Nobody can make others wait for longer than anybody would choose. */
  private static Optional<Duration> duration(String text) {
    try {
      Duration read = Duration.parse(text);
      return Optional.of(read)
          .filter(Duration::isPositive)
          .map(lease -> lease.compareTo(LONGEST) > 0 ? LONGEST : lease);
    } catch (DateTimeParseException _) {
      return Optional.empty();
    }
  }
}
