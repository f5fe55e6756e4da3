package io.portwright.cli.command;

/** Flags that scripts written for Terraform give, and that have nothing to decide here. */
final class IgnoredFlags {

  private IgnoredFlags() {}

  static void ofLocks(Flags flags) {
    flags.ignoredBool("-lock");
    flags.ignored("-lock-timeout", String.class);
  }

  /** Of commands that change state: the state of before is in the history. */
  static void ofState(Flags flags) {
    flags.ignored("-backup", String.class);
    flags.ignored("-backup-out", String.class);
    flags.ignoredBool("-ignore-remote-version");
  }
}
