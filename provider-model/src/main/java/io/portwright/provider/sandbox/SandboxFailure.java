package io.portwright.provider.sandbox;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * The sandbox cannot start: folder in use or damaged, port taken, TLS files unusable. Category
 * environment; the message says what to do.
 */
public final class SandboxFailure extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  SandboxFailure(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
