package io.portwright.cli.command;

import io.portwright.cli.view.DiagnosticJson;
import io.portwright.cli.view.Style.Tone;
import io.portwright.engine.config.Configuration;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code portwright validate}: checks the files without asking any service. */
@Command(name = "validate")
final class ValidateCommand implements Subcommand {

  @Mixin private final CommonOptions common = new CommonOptions();

  @Option(
      names = {"-json", "--json"},
      description = "as JSON, in Terraform's form")
  private boolean json;

  @Override
  public int run(Surroundings surroundings) {
    try (Workbench bench = new Workbench(surroundings, common)) {
      Optional<Configuration> configuration = bench.readable();
      configuration.ifPresent(found -> bench.validation().accepts(found));
      if (json) {
        int code = bench.hasErrors() ? FAILED : OK;
        bench.printLines(out -> DiagnosticJson.validation(bench.findings(), out));
        return code;
      }
      int code = bench.report();
      if (code == OK) {
        surroundings
            .out()
            .println(bench.style().paint(Tone.GOOD, "Success!") + " The configuration is valid.");
      }
      return code;
    }
  }
}
