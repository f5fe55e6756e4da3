package io.portwright.provider.sandbox;

import java.io.Serial;

/**
 * The sandbox cannot start: folder in use or damaged, port taken. Category environment; the message
 * says what to do.
 */
public final class SandboxFailure extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  SandboxFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
