package io.portwright.cli.command;

import picocli.CommandLine.Option;

/** Flags that Terraform has for its locks; accepted for old scripts. */
final class LockOptions {

  @Option(
      names = {"-lock", "--lock"},
      arity = "0..1",
      fallbackValue = "true",
      defaultValue = "true",
      hidden = true)
  @SuppressWarnings("UnusedVariable") // accepted as Terraform does
  private boolean lock;

  @Option(
      names = {"-lock-timeout", "--lock-timeout"},
      paramLabel = "DURATION",
      defaultValue = "0s",
      hidden = true)
  @SuppressWarnings("UnusedVariable") // accepted as Terraform does
  private String lockTimeout = "0s";
}
