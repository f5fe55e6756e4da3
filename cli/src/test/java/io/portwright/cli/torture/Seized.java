package io.portwright.cli.torture;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The second person takes the state for herself while the first is ordering. */
final class Seized implements Affair {
  private static final Pattern ID = Pattern.compile("ID: +([0-9a-f-]{36})");

  /** How far she goes. */
  enum By {
    /** Only the lock is removed. */
    NOBODY,
    /** The lock is removed, and she carries the design out with a lock of her own. */
    FORCE,
    /** She carries the design out and asks for no lock. */
    RECKLESS
  }

  private final Theatre theatre;
  private final By by;
  private Optional<Run> rival = Optional.empty();

  Seized(Theatre theatre, By by) {
    this.theatre = theatre;
    this.by = by;
  }

  @Override
  public void happens(Drama drama) {
    switch (by) {
      case NOBODY -> unlock();
      case FORCE -> {
        unlock();
        rival = Optional.of(theatre.run(theatre.bob(), drama.commands(true)));
      }
      case RECKLESS -> {
        List<List<String>> commands = new ArrayList<>();
        for (List<String> command : drama.commands(true)) {
          List<String> reckless = new ArrayList<>(command);
          reckless.add(1, "-lock=false");
          commands.add(reckless);
        }
        rival = Optional.of(theatre.run(theatre.bob(), commands));
      }
    }
  }

  private void unlock() {
    Run asked = theatre.run(theatre.bob(), List.of("state", "unlock", "-force", "no-such-lock"));
    Matcher id = ID.matcher(asked.text());
    if (id.find()) {
      Cuts.orThrow(theatre.run(theatre.bob(), List.of("state", "unlock", "-force", id.group(1))));
    } else if (!asked.text().contains("The state is not locked")) {
      throw new AssertionError(asked.text());
    }
  }

  @Override
  public List<String> afterwards(Run run) {
    if (rival.isEmpty()) {
      return List.of();
    }
    List<String> wrong = new ArrayList<>(Aftermath.bugs(rival.get()));
    if (rival.get().text().contains("[STORE-")) {
      wrong.add("the rival could not work: " + Aftermath.tail(rival.get().text()));
    }
    return wrong;
  }
}
