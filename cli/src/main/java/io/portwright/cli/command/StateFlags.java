package io.portwright.cli.command;

/** Flags that Terraform's state commands have; accepted for old scripts. */
final class StateFlags {
  @SuppressWarnings("UnusedVariable") // accepted as Terraform does
  private final LockOptions locking = new LockOptions();

  @SuppressWarnings("UnusedVariable") // every state is in the history
  private String backup = "";

  @SuppressWarnings("UnusedVariable") // accepted as Terraform does
  private boolean ignored;

  void declare(Flags flags) {
    locking.declare(flags);
    flags.hidden("-backup", String.class, given -> backup = given);
    flags.hidden("-backup-out", String.class, given -> backup = given);
    flags.hiddenBool("-ignore-remote-version", given -> ignored = given);
  }
}
