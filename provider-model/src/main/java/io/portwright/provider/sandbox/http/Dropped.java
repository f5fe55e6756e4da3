package io.portwright.provider.sandbox.http;

import java.io.Serial;

/** Ends the connection: the server closes it when a handler fails. */
final class Dropped extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  Dropped() {
    super("connection dropped by a fault", null, false, false);
  }
}
