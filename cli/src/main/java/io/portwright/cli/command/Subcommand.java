package io.portwright.cli.command;

/** A command that has been parsed and can run. */
interface Subcommand {

  int OK = 0;
  int FAILED = 1;
  int CHANGES = 2;

  /** Names the flags and words that it takes. */
  void declare(Flags flags);

  /** Runs; answers the exit code. */
  int run(Surroundings surroundings);
}
