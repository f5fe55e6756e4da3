package io.portwright.cli.command;

import io.portwright.cli.view.DiagnosticJson;
import io.portwright.cli.view.Style.Tone;
import io.portwright.engine.config.Configuration;
import java.util.Optional;

/** {@code portwright validate}: checks the files without asking any service. */
final class ValidateCommand implements Subcommand {

  private final CommonOptions common = new CommonOptions();
  private boolean json;

  @Override
  public void declare(Flags flags) {
    common.declare(flags);
    flags.flag("-json", "as JSON, in Terraform's form", given -> json = given);
  }

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
