package io.portwright.cli.command;

/** Flags that Terraform has for its locks; accepted for old scripts. */
final class LockOptions {

  @SuppressWarnings("UnusedVariable") // accepted as Terraform does
  private boolean lock = true;

  @SuppressWarnings("UnusedVariable") // accepted as Terraform does
  private String lockTimeout = "0s";

  void declare(Flags flags) {
    flags.hiddenBool("-lock", given -> lock = given);
    flags.hidden("-lock-timeout", String.class, given -> lockTimeout = given);
  }
}
