package io.portwright.cli.command;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Flags that Terraform's state commands have; accepted for old scripts. */
final class StateFlags {
  @SuppressWarnings("UnusedVariable") // accepted as Terraform does
  @Mixin
  private final LockOptions locking = new LockOptions();

  @Option(
      names = {"-backup", "--backup", "-backup-out", "--backup-out"},
      paramLabel = "PATH",
      hidden = true)
  @SuppressWarnings("UnusedVariable") // every state is in the history
  private String backup = "";

  @Option(
      names = {"-ignore-remote-version", "--ignore-remote-version"},
      arity = "0..1",
      fallbackValue = "true",
      hidden = true)
  @SuppressWarnings("UnusedVariable") // accepted as Terraform does
  private boolean ignored;
}
