package io.portwright.provider.sandbox.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** The faults in force. */
public final class Faults {
  private static final class Armed {
    private final Fault fault;
    private final Random random;
    private int seen;
    private int hits;

    Armed(Fault fault) {
      this.fault = fault;
      this.random = new Random(fault.turn().seed());
    }

    /** Counts a fitting request; whether it is hit. */
    boolean takes() {
      Fault.Turn turn = fault.turn();
      boolean passes = seen < turn.after() || hits == turn.times();
      seen = Math.min(seen, Integer.MAX_VALUE - 1) + 1;
      if (passes || random.nextInt(100) >= turn.percent()) {
        return false;
      }
      hits++;
      return true;
    }
  }

  private final List<Armed> armed = new ArrayList<>();

  public synchronized void add(Fault fault) {
    armed.add(new Armed(fault));
  }

  public synchronized void clear() {
    armed.clear();
  }

  /** The effect on a request: that of the first fault whose turn it is. */
  synchronized Optional<Fault.Effect> next(String method, String path) {
    for (Armed each : armed) {
      if (each.fault.fits(method, path) && each.takes()) {
        return Optional.of(each.fault.effect());
      }
    }
    return Optional.empty();
  }
}
