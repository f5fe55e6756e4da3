package io.portwright.provider.sandbox.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The faults in force. */
public final class Faults {
  private static final class Armed {
    private final Fault fault;
    private int seen;

    Armed(Fault fault) {
      this.fault = fault;
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
      if (each.fault.fits(method, path)) {
        int hit = each.seen++ - each.fault.after();
        if (hit >= 0 && hit < each.fault.times()) {
          return Optional.of(each.fault.effect());
        }
      }
    }
    return Optional.empty();
  }
}
