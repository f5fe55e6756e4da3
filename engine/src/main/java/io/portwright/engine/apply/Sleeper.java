package io.portwright.engine.apply;

import java.time.Duration;

/** Lets time pass between two looks at an account. */
@FunctionalInterface
public interface Sleeper {

  /** The real thing. */
  Sleeper REAL = Thread::sleep;

  /** Returns after about this long, or earlier. */
  void sleep(Duration duration) throws InterruptedException;
}
