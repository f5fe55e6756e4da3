package io.portwright.cli.view;

import io.portwright.cli.view.Style.Glyph;
import io.portwright.cli.view.Style.Tone;
import io.portwright.engine.address.InstanceAddress;
import io.portwright.engine.apply.ApplyEvent;
import io.portwright.engine.apply.ApplyEvent.Doing;
import io.portwright.engine.apply.ApplyListener;
import io.portwright.engine.apply.ApplyResult;
import io.portwright.engine.state.CommitId;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The progress of an apply. On a terminal every awaited service has one line that changes in place;
 * elsewhere every change of status is a line of its own. Events and Ctrl-C come from different
 * threads.
 */
public final class ApplyView implements ApplyListener {
  private static final int SHORT_COMMIT = 7;
  private static final int SHORT_UID = 8;

  /** What the user asked for. */
  public enum Task {
    APPLY("Apply"),
    DESTROY("Destroy");

    private final String title;

    Task(String title) {
      this.title = title;
    }
  }

  private final Style style;
  private final Task task;
  private final LiveBlock block;
  private final Map<InstanceAddress, ApplyEvent.Waiting> waiting = new LinkedHashMap<>();
  private final Map<InstanceAddress, String> uids = new LinkedHashMap<>();
  private boolean stopping;

  public ApplyView(Style style, Task task, PrintStream out) {
    this.style = style;
    this.task = task;
    this.block = new LiveBlock(out, style.terminal());
  }

  @Override
  public synchronized void on(ApplyEvent event) {
    switch (event) {
      case ApplyEvent.WaveStarted wave -> say(waveText(wave));
      case ApplyEvent.IntentRecorded intent ->
          say(faint("  intent recorded as " + commit(intent.commit())));
      case ApplyEvent.OrderAccepted accepted -> accepted(accepted);
      case ApplyEvent.Started started -> started(started);
      case ApplyEvent.Waiting now -> waiting(now);
      case ApplyEvent.Done done -> done(done);
      case ApplyEvent.Failed failed -> failed(failed);
      case ApplyEvent.Skipped skipped ->
          say(
              "  "
                  + skipped.address()
                  + ": "
                  + style.paint(Tone.WARNING, "skipped")
                  + ", because something it needs has failed");
      case ApplyEvent.StateCommitted _ -> {}
    }
  }

  /** The user pressed Ctrl-C once. */
  public synchronized void stopping() {
    stopping = true;
    say(
        style.paint(Tone.WARNING, "Stopping:")
            + " nothing more is ordered; what was sent is being recorded. Ctrl-C again ends at"
            + " once.");
  }

  private String waveText(ApplyEvent.WaveStarted wave) {
    String what = String.join(", ", counted(wave.orders()));
    return style.paint(Tone.HEADING, "Ordering wave " + wave.number() + " of " + wave.of())
        + ": "
        + what;
  }

  private static List<String> counted(List<InstanceAddress> orders) {
    Map<String, Integer> kinds = new LinkedHashMap<>();
    orders.forEach(order -> kinds.merge(kind(order.resource().type()), 1, Integer::sum));
    List<String> texts = new ArrayList<>();
    kinds.forEach((kind, count) -> texts.add(count + " " + kind + (count == 1 ? "" : "s")));
    return texts;
  }

  /** What people call a resource type: {@code MCR}, {@code VXC}, {@code LAG port}. */
  private static String kind(String type) {
    String name = type.replaceFirst("^megaport_", "").replace('_', ' ');
    return switch (name) {
      case "mcr", "mve", "vxc", "ix" -> name.toUpperCase(Locale.ROOT);
      case "lag port" -> "LAG";
      case "mcr prefix filter list" -> "prefix filter list";
      case "mcr ipsec addon" -> "IPsec add-on";
      default -> name;
    };
  }

  private void accepted(ApplyEvent.OrderAccepted event) {
    if (!event.uids().isEmpty()) {
      uids.put(event.address(), event.uids().getFirst());
    }
    String uid = event.uids().isEmpty() ? "" : " as " + String.join(", ", event.uids());
    say("  " + event.address() + ": ordered" + uid);
  }

  private void started(ApplyEvent.Started event) {
    if (event.doing() != Doing.CREATE) {
      say("  " + event.address() + ": " + present(event.doing()));
    }
  }

  private static String present(Doing doing) {
    return switch (doing) {
      case CREATE -> "creating";
      case UPDATE -> "changing";
      case END -> "ending";
      case READ -> "reading";
    };
  }

  /** What the service says of itself when it is up; a word for everything else. */
  private static String reached(ApplyEvent.Done event) {
    return event.doing() == Doing.CREATE
        ? event.status().orElse(past(Doing.CREATE))
        : past(event.doing());
  }

  private static String past(Doing doing) {
    return switch (doing) {
      case CREATE -> "ready";
      case UPDATE -> "changed";
      case END -> "ended";
      case READ -> "read";
    };
  }

  private void waiting(ApplyEvent.Waiting now) {
    ApplyEvent.Waiting before = waiting.put(now.address(), now);
    now.uid().ifPresent(uid -> uids.put(now.address(), uid));
    boolean news =
        before == null
            || !before.status().equals(now.status())
            || !before.reason().equals(now.reason());
    if (style.terminal().live()) {
      block.show(lines());
    } else if (news) {
      String reason = now.reason().map(text -> ", " + text).orElse("");
      say("  " + now.address() + ": " + now.status() + reason);
    }
  }

  private void done(ApplyEvent.Done event) {
    waiting.remove(event.address());
    String after =
        event.duration().compareTo(Duration.ofMillis(50)) < 0
            ? ""
            : " after " + Durations.of(event.duration());
    say("  " + event.address() + ": " + style.paint(Tone.GOOD, reached(event)) + after);
  }

  private void failed(ApplyEvent.Failed event) {
    waiting.remove(event.address());
    String what =
        switch (event.fate()) {
          case NOT_DONE -> notDone(event.doing());
          case UNCLEAR -> "outcome unclear";
          case NOT_READY -> "not ready";
        };
    say("  " + event.address() + ": " + style.paint(Tone.ERROR, what) + ", see below");
  }

  private static String notDone(Doing doing) {
    return switch (doing) {
      case CREATE -> "not ordered";
      case UPDATE -> "not changed";
      case END -> "not ended";
      case READ -> "not read";
    };
  }

  private void say(String line) {
    block.print(List.of(line), lines());
  }

  private List<String> lines() {
    List<String> lines = new ArrayList<>();
    int widest =
        waiting.keySet().stream().mapToInt(address -> address.toString().length()).max().orElse(0);
    Duration usual = Duration.ZERO;
    for (ApplyEvent.Waiting one : waiting.values()) {
      String address = one.address().toString();
      String uid =
          Optional.ofNullable(uids.get(one.address()))
              .map(text -> text.substring(0, Math.min(SHORT_UID, text.length())))
              .map(text -> text + style.glyph(Glyph.ELLIPSIS))
              .orElse("");
      lines.add(
          "  "
              + address
              + " ".repeat(widest - address.length())
              + String.format(
                  Locale.ROOT, "  %-12s %8s   ", one.status(), Durations.of(one.elapsed()))
              + faint(uid)
              + one.reason().map(reason -> "   " + reason).orElse(""));
      usual = usual.compareTo(one.usual()) < 0 ? one.usual() : usual;
    }
    if (!lines.isEmpty()) {
      String count = lines.size() == 1 ? "1 service" : lines.size() + " services";
      lines.add(
          faint(
              "  waiting for "
                  + count
                  + ", usually "
                  + Durations.of(usual)
                  + (stopping
                      ? "; stopping"
                      : "; Ctrl-C orders nothing more and leaves what was ordered")));
    }
    return lines;
  }

  private String faint(String text) {
    return style.paint(Tone.FAINT, text);
  }

  private static String commit(CommitId commit) {
    return commit.toString().substring(0, Math.min(SHORT_COMMIT, commit.toString().length()));
  }

  /** The closing lines. Diagnostics and outputs are shown by the caller. */
  public synchronized List<String> ending(ApplyResult result) {
    block.show(List.of());
    List<String> lines = new ArrayList<>();
    lines.add("");
    ApplyResult.Counts counts = result.counts();
    String done =
        counts.created() + " added, " + counts.updated() + " changed, " + counts.ended() + " ended";
    String head =
        switch (result.ending()) {
          case COMPLETE -> style.paint(Tone.GOOD, task.title + " complete:");
          case FAILED -> style.paint(Tone.ERROR, task.title + " did not finish:");
          case CANCELLED -> style.paint(Tone.WARNING, task.title + " was stopped:");
          case REFUSED -> style.paint(Tone.ERROR, "Nothing was sent:");
        };
    lines.add(head + " " + done + ", in " + Durations.of(result.duration()) + ".");
    if (result.commit().exists()) {
      lines.add(faint("State is at commit " + commit(result.commit()) + "."));
    }
    if (!result.waiting().isEmpty()) {
      lines.add("");
      lines.add(style.paint(Tone.HEADING, "Still waiting for others:"));
      for (ApplyResult.StillWaiting one : result.waiting()) {
        String uid = one.uid().map(text -> " (" + text + ")").orElse("");
        lines.add("  " + one.address() + uid + ": " + one.status() + ", " + one.reason());
      }
    }
    return lines;
  }
}
