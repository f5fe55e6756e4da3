package io.portwright.cli.command;

/** A command line that cannot be run as it is; the message is complete and ready to show. */
final class UsageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UsageException(String message) {
    super(message);
  }
}
