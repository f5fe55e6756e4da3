package io.portwright.cli.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code portwright version}: program, language level. */
@Command(name = "version")
final class VersionCommand implements Subcommand {

  @Option(
      names = {"-json", "--json"},
      description = "as JSON")
  private boolean json;

  @Override
  public int run(Surroundings surroundings) {
    if (json) {
      surroundings
          .out()
          .println(
              "{\"portwright_version\":\""
                  + Program.VERSION
                  + "\",\"terraform_language_version\":\"1.11.4\"}");
    } else {
      surroundings.out().println("Portwright " + Program.VERSION);
      surroundings.out().println("Terraform language 1.11.4");
    }
    return OK;
  }
}
