package io.portwright.provider.sandbox.world;

import java.io.Serial;

/** The sandbox's data cannot be read or written; the message says what to do. Environment. */
public final class StorageFailure extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  StorageFailure(String message) {
    super(message);
  }

  StorageFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
