package io.portwright.engine.recovery;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * When this client first saw intents, in a file of its own. Two clocks are noted: the one on the
 * wall and the time that the machine has run. The shorter of both durations counts, so that neither
 * a clock that was set nor a suspended machine makes an intent look older than it is. After a
 * restart of the machine the time begins again.
 *
 * <p>A file that cannot be written is no failure: then the time begins with every run.
 */
final class FirstSeen {
  private record Moment(Instant wall, Duration uptime) {}

  private final Path file;
  private final Clock clock;
  private final Supplier<Duration> uptime;
  private final Map<String, Moment> moments = new TreeMap<>();

  FirstSeen(Path file, Clock clock, Supplier<Duration> uptime) {
    this.file = file;
    this.clock = clock;
    this.uptime = uptime;
    read();
  }

  /** How long ago; zero for one that is new, which is noted. */
  Duration age(String id) {
    Moment now = now();
    Moment then = moments.computeIfAbsent(id, _ -> now);
    Duration wall = Duration.between(then.wall(), now.wall());
    Duration ran = now.uptime().minus(then.uptime());
    if (wall.isNegative() || ran.isNegative()) {
      moments.put(id, now);
      return Duration.ZERO;
    }
    return wall.compareTo(ran) < 0 ? wall : ran;
  }

  /** Forgets all but these, and writes the rest. */
  void keep(Collection<String> ids) {
    if (moments.keySet().retainAll(ids) || !ids.isEmpty()) {
      add(ids);
    }
  }

  /** Notes these beside the others. */
  void add(Collection<String> ids) {
    Moment now = now();
    ids.forEach(id -> moments.putIfAbsent(id, now));
    write();
  }

  private Moment now() {
    return new Moment(clock.instant(), uptime.get());
  }

  private void read() {
    try {
      if (Files.exists(file)) {
        Files.readAllLines(file, StandardCharsets.UTF_8).forEach(this::read);
      }
    } catch (IOException _) {
      moments.clear();
    }
  }

  private void read(String line) {
    String[] words = line.split(" ", -1);
    if (words.length == 3 && words[1].matches("\\d{1,18}") && words[2].matches("\\d{1,18}")) {
      moments.put(
          words[0],
          new Moment(
              Instant.ofEpochMilli(Long.parseLong(words[1])),
              Duration.ofMillis(Long.parseLong(words[2]))));
    }
  }

  private void write() {
    StringBuilder text = new StringBuilder();
    moments.forEach((id, at) ->
        text.append(id)
            .append(' ')
            .append(at.wall().toEpochMilli())
            .append(' ')
            .append(Math.max(0, at.uptime().toMillis()))
            .append('\n'));
    Path draft = file.resolveSibling(file.getFileName() + ".new");
    try {
      if (moments.isEmpty()) {
        Files.deleteIfExists(file);
        return;
      }
      Files.createDirectories(Objects.requireNonNull(file.toAbsolutePath().getParent()));
      Files.writeString(draft, text, StandardCharsets.UTF_8);
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException _) {
      // the next run waits a little longer than it needs to
    }
  }
}
