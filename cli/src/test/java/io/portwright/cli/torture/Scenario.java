package io.portwright.cli.torture;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;

/** Designs that follow one another, and what disturbs the run that carries each of them out. */
record Scenario(List<Act> acts) {

  Scenario {
    acts = List.copyOf(acts);
  }

  /** What disturbs a run at its n-th request, or, for a crash, at its n-th look at the clock. */
  sealed interface Trouble {
    int at();

    record Happens(Mishap mishap, int at) implements Trouble {}

    /** The user presses Ctrl-C. */
    record Interrupt(int at) implements Trouble {}

    /** The process is gone. */
    record Crash(int at) implements Trouble {}
  }

  /**
   * @param looks of the parts that are there
   */
  record Act(Map<Part, Integer> looks, Optional<Trouble> trouble) {
    Act {
      looks = Map.copyOf(looks);
    }

    String design() {
      StringBuilder text = new StringBuilder(HEAD);
      for (Part part : Part.values()) {
        if (looks.containsKey(part)) {
          text.append('\n').append(part.text(looks.get(part)));
        }
      }
      return Cuts.impatient(text.toString());
    }

    /** Without a part and whatever needs it. */
    Act without(Part part) {
      EnumMap<Part, Integer> rest = new EnumMap<>(Part.class);
      rest.putAll(looks);
      rest.remove(part);
      rest.keySet().removeIf(other -> other.needs().contains(part));
      return new Act(rest, trouble);
    }
  }

  private static final String HEAD =
      """
      terraform {
        required_providers {
          megaport = {
            source = "megaport/megaport"
          }
        }
      }

      provider "megaport" {
        environment           = "sandbox"
        accept_purchase_terms = true
      }
      """;

  static Scenario random(Random random) {
    List<Act> acts = new ArrayList<>();
    int length = 1 + random.nextInt(3);
    Map<Part, Integer> looks = new EnumMap<>(Part.class);
    for (int i = 0; i < length; i++) {
      looks = edited(looks, random, i == 0 ? 55 : 25);
      acts.add(new Act(looks, random.nextInt(10) < 8 ? trouble(random) : Optional.empty()));
    }
    return new Scenario(acts);
  }

  private static Map<Part, Integer> edited(Map<Part, Integer> looks, Random random, int percent) {
    EnumMap<Part, Integer> edited = new EnumMap<>(Part.class);
    for (Part part : Part.values()) {
      boolean there = looks.containsKey(part) ^ random.nextInt(100) < percent;
      if (there && edited.keySet().containsAll(part.needs())) {
        boolean other = random.nextInt(100) < 50;
        edited.put(part, other ? random.nextInt(Part.LOOKS) : looks.getOrDefault(part, 0));
      }
    }
    return edited;
  }

  private static Optional<Trouble> trouble(Random random) {
    int at = 1 + random.nextInt(30);
    return Optional.of(
        switch (random.nextInt(6)) {
          case 0 -> new Trouble.Interrupt(at);
          case 1, 2 -> new Trouble.Crash(at);
          default ->
              new Trouble.Happens(Mishap.values()[random.nextInt(Mishap.values().length)], at);
        });
  }

  /** How often a part may have been ordered at most. */
  int orders(Part part) {
    int count = 0;
    int look = -1;
    for (Act act : acts) {
      int next = act.looks().getOrDefault(part, -1);
      if (next >= 0 && (look < 0 || part.isReplaced(look, next))) {
        count++;
      }
      look = next;
    }
    return count;
  }

  /** Parts that are there in the end. */
  Map<Part, Integer> last() {
    return acts.getLast().looks();
  }

  // ---- smaller ones ----

  /** Scenarios with a little less in them, most promising first. */
  List<Scenario> smaller() {
    List<Scenario> smaller = new ArrayList<>();
    for (int i = 0; i < acts.size() && acts.size() > 1; i++) {
      List<Act> rest = new ArrayList<>(acts);
      rest.remove(i);
      smaller.add(new Scenario(rest));
    }
    for (Part part : Part.values()) {
      if (acts.stream().anyMatch(act -> act.looks().containsKey(part))) {
        smaller.add(new Scenario(acts.stream().map(act -> act.without(part)).toList()));
      }
    }
    for (int i = 0; i < acts.size(); i++) {
      if (acts.get(i).trouble().isPresent()) {
        List<Act> calmer = new ArrayList<>(acts);
        calmer.set(i, new Act(acts.get(i).looks(), Optional.empty()));
        smaller.add(new Scenario(calmer));
      }
    }
    return smaller;
  }

  // ---- as text: one line for each act ----

  @Override
  public String toString() {
    return acts.stream().map(Scenario::line).collect(Collectors.joining("\n", "", "\n"));
  }

  private static String line(Act act) {
    String looks =
        new EnumMap<>(Part.class) {
          private static final long serialVersionUID = 1L;

          {
            putAll(act.looks());
          }
        }.entrySet().stream()
            .map(entry -> lower(entry.getKey()) + "=" + entry.getValue())
            .collect(Collectors.joining(" "));
    String trouble =
        act.trouble()
            .map(given ->
                switch (given) {
                  case Trouble.Happens(Mishap mishap, int at) -> lower(mishap) + " " + at;
                  case Trouble.Interrupt(int at) -> "interrupt " + at;
                  case Trouble.Crash(int at) -> "crash " + at;
                })
            .orElse("calm");
    return looks + " | " + trouble;
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  /** Reads what {@link #toString} writes; {@code #} begins a comment line. */
  static Scenario parse(String text) {
    return new Scenario(
        text.lines()
            .filter(line -> !line.isBlank() && !line.startsWith("#"))
            .map(Scenario::act)
            .toList());
  }

  private static Act act(String line) {
    String[] halves = line.split("\\|", 2);
    EnumMap<Part, Integer> looks = new EnumMap<>(Part.class);
    for (String word : halves[0].strip().split(" +", 0)) {
      if (!word.isEmpty()) {
        String[] pair = word.split("=", 2);
        looks.put(Part.valueOf(pair[0].toUpperCase(Locale.ROOT)), Integer.valueOf(pair[1]));
      }
    }
    String[] trouble = halves[1].strip().split(" ", 2);
    return new Act(looks, trouble[0].equals("calm") ? Optional.empty() : Optional.of(of(trouble)));
  }

  private static Trouble of(String[] words) {
    int at = Integer.parseInt(words[1]);
    return switch (words[0]) {
      case "interrupt" -> new Trouble.Interrupt(at);
      case "crash" -> new Trouble.Crash(at);
      default -> new Trouble.Happens(Mishap.valueOf(words[0].toUpperCase(Locale.ROOT)), at);
    };
  }
}
