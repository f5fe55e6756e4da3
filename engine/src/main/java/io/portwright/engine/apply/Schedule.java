package io.portwright.engine.apply;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Which steps can be taken now. Steps and milestones wait for each other; a milestone is reached by
 * itself as soon as all that it waits for is done. Time and memory are linear in what was added.
 */
final class Schedule {

  /** A step, or a milestone that many steps wait for at once. Equal by value. */
  sealed interface Node {
    record Doing(Step step) implements Node {}

    /**
     * @param what kind of milestone, such as {@code done}
     * @param of what it is about
     */
    record Milestone(String what, Object of) implements Node {}
  }

  /** Is told about milestones before anything that waits for them becomes ready. */
  interface Observer {
    void reached(Node.Milestone milestone);

    void missed(Node.Milestone milestone);
  }

  private enum Fate {
    OPEN,
    TAKEN,
    DONE,
    FAILED
  }

  private static final class Entry {
    private final Node node;
    private final List<Entry> waiting = new ArrayList<>();
    private int missing;
    private Fate fate = Fate.OPEN;

    private Entry(Node node) {
      this.node = node;
    }
  }

  private final Map<Node, Entry> entries = new HashMap<>();
  private final SortedSet<Step> ready = new TreeSet<>();
  private final Observer observer;

  Schedule(Observer observer) {
    this.observer = observer;
  }

  void add(Node node) {
    entries.computeIfAbsent(node, Entry::new);
  }

  /** Lets {@code node} wait for {@code on}; adds both where they are new. */
  void add(Node node, Node on) {
    Entry later = entries.computeIfAbsent(node, Entry::new);
    entries.computeIfAbsent(on, Entry::new).waiting.add(later);
    later.missing++;
  }

  /** Whether a node waits for another one, be it through others. */
  boolean waits(Node node, Node on) {
    Entry wanted = entries.get(node);
    Entry start = entries.get(on);
    if (wanted == null || start == null) {
      return false;
    }
    Set<Entry> seen = new HashSet<>(Set.of(start));
    Deque<Entry> open = new ArrayDeque<>(seen);
    while (!open.isEmpty()) {
      Entry entry = open.pop();
      if (entry == wanted) {
        return true;
      }
      entry.waiting.stream().filter(seen::add).forEach(open::add);
    }
    return false;
  }

  boolean contains(Node node) {
    return entries.containsKey(node);
  }

  /** Makes what waits for nothing ready. To be called once, when everything has been added. */
  void start() {
    List<Entry> free = entries.values().stream().filter(entry -> entry.missing == 0).toList();
    Deque<Entry> reached = new ArrayDeque<>();
    free.forEach(entry -> free(entry, reached));
    settle(reached);
  }

  /** The steps that can be taken, in order; each is given out once. */
  List<Step> take() {
    List<Step> taken = List.copyOf(ready);
    ready.clear();
    taken.forEach(step -> entry(step).fate = Fate.TAKEN);
    return taken;
  }

  void done(Step step) {
    Entry entry = entry(step);
    Deque<Entry> reached = new ArrayDeque<>();
    entry.fate = Fate.DONE;
    release(entry, reached);
    settle(reached);
  }

  /**
   * @return steps that will never be taken now, in order
   */
  List<Step> fail(Step step) {
    List<Step> lost = new ArrayList<>();
    Deque<Entry> open = new ArrayDeque<>();
    Entry first = entry(step);
    first.fate = Fate.FAILED;
    open.addAll(first.waiting);
    while (!open.isEmpty()) {
      Entry entry = open.pop();
      if (entry.fate != Fate.OPEN) {
        continue;
      }
      entry.fate = Fate.FAILED;
      switch (entry.node) {
        case Node.Doing doing -> lost.add(doing.step());
        case Node.Milestone milestone -> observer.missed(milestone);
      }
      open.addAll(entry.waiting);
    }
    lost.sort(null);
    return lost;
  }

  /** Steps that have been neither done nor given up, in order. */
  List<Step> open() {
    List<Step> found = new ArrayList<>();
    for (Entry entry : entries.values()) {
      boolean unfinished = entry.fate == Fate.OPEN || entry.fate == Fate.TAKEN;
      if (unfinished && entry.node instanceof Node.Doing doing) {
        found.add(doing.step());
      }
    }
    found.sort(null);
    return found;
  }

  /** Whether a milestone has been reached; one that was never added has. */
  boolean isReached(Node.Milestone milestone) {
    Entry entry = entries.get(milestone);
    return entry == null || entry.fate == Fate.DONE;
  }

  /**
   * How many of some steps lie behind each other at most.
   *
   * @param counted steps that make a level of their own
   */
  int depth(Set<Step> counted) {
    Map<Entry, Integer> missing = new HashMap<>();
    Map<Entry, Integer> depth = new HashMap<>();
    Deque<Entry> open = new ArrayDeque<>();
    for (Entry entry : entries.values()) {
      missing.put(entry, entry.missing);
      // What is settled already has released what waited for it.
      if (entry.missing == 0 && entry.fate == Fate.OPEN) {
        open.add(entry);
      }
    }
    int deepest = 0;
    while (!open.isEmpty()) {
      Entry entry = open.pop();
      boolean counts = entry.node instanceof Node.Doing doing && counted.contains(doing.step());
      int here = depth.getOrDefault(entry, 0) + (counts ? 1 : 0);
      deepest = Math.max(deepest, here);
      for (Entry later : entry.waiting) {
        depth.merge(later, here, Math::max);
        if (missing.merge(later, -1, Integer::sum) == 0) {
          open.add(later);
        }
      }
    }
    return deepest;
  }

  private void settle(Deque<Entry> reached) {
    while (!reached.isEmpty()) {
      Entry entry = reached.pop();
      observer.reached((Node.Milestone) entry.node);
      entry.fate = Fate.DONE;
      release(entry, reached);
    }
  }

  private void release(Entry entry, Deque<Entry> reached) {
    for (Entry later : entry.waiting) {
      later.missing--;
      if (later.missing == 0 && later.fate == Fate.OPEN) {
        free(later, reached);
      }
    }
  }

  private void free(Entry entry, Deque<Entry> reached) {
    switch (entry.node) {
      case Node.Doing doing -> ready.add(doing.step());
      case Node.Milestone _ -> reached.add(entry);
    }
  }

  private Entry entry(Step step) {
    Entry entry = entries.get(new Node.Doing(step));
    if (entry == null) {
      throw new IllegalArgumentException("not a step of this schedule: " + step);
    }
    return entry;
  }
}
