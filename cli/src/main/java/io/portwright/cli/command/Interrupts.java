package io.portwright.cli.command;

/** Ctrl-C while a block of code runs; a second one ends the process at once. */
final class Interrupts implements AutoCloseable {
  private final AutoCloseable registration;

  private Interrupts(AutoCloseable registration) {
    this.registration = registration;
  }

  static Interrupts of(Surroundings surroundings, Runnable first) {
    return new Interrupts(
        surroundings.signals().onInterrupt(first, () -> Runtime.getRuntime().halt(130)));
  }

  @Override
  public void close() {
    try {
      registration.close();
    } catch (Exception e) {
      throw new IllegalStateException("cannot restore the signal handler", e);
    }
  }
}
