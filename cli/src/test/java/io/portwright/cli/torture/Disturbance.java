package io.portwright.cli.torture;

import io.portwright.cli.command.Surroundings.Signals;
import io.portwright.provider.sandbox.SandboxControl;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** What disturbs a run inside this process. */
final class Disturbance {

  /** The process is gone: no code that handles failures may see it. */
  static final class Gone extends Error {
    private static final long serialVersionUID = 1L;
  }

  private final Optional<Scenario.Trouble> trouble;
  private final AtomicInteger looks = new AtomicInteger();
  private volatile Runnable pressed = () -> {};

  Disturbance(Optional<Scenario.Trouble> trouble, SandboxControl control) {
    this.trouble = trouble;
    trouble.ifPresent(given -> {
      if (given instanceof Scenario.Trouble.Happens(Mishap mishap, int at)) {
        control.inject(mishap.at(at));
      }
    });
  }

  /** The time; looked at before every commit and every call, which is where a run can end. */
  Clock clock() {
    return new Clock() {
      @Override
      public ZoneId getZone() {
        return Clock.systemUTC().getZone();
      }

      @Override
      public Clock withZone(ZoneId zone) {
        return this;
      }

      @Override
      public Instant instant() {
        looked(looks.incrementAndGet());
        return Clock.systemUTC().instant();
      }
    };
  }

  private void looked(int look) {
    trouble.ifPresent(given -> {
      switch (given) {
        case Scenario.Trouble.Crash(int at) -> {
          if (look >= at) {
            throw new Gone();
          }
        }
        case Scenario.Trouble.Interrupt(int at) -> {
          if (look == at) {
            pressed.run();
          }
        }
        case Scenario.Trouble.Happens _ -> {}
      }
    });
  }

  Signals signals() {
    return (first, _) -> {
      pressed = first;
      return () -> pressed = () -> {};
    };
  }
}
