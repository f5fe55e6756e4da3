package io.portwright.cli.command;

import io.portwright.cli.view.Style.Tone;
import io.portwright.engine.config.Configuration;
import io.portwright.engine.source.module.FetchSettings.Renewal;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * {@code portwright init}: says whether a folder is ready, and fetches the modules that it needs.
 * Providers are built in and the store is made by the first apply; {@code plan} works without it.
 */
@Command(name = "init")
final class InitCommand implements Subcommand {

  @Mixin private final CommonOptions common = new CommonOptions();

  @Option(
      names = {"-input", "--input"},
      arity = "0..1",
      fallbackValue = "true",
      defaultValue = "true",
      hidden = true)
  @SuppressWarnings("UnusedVariable") // accepted as Terraform does
  private boolean input;

  @Option(
      names = {"-upgrade", "--upgrade"},
      arity = "0..1",
      fallbackValue = "true",
      description = "fetch the latest of every module")
  private boolean upgrade;

  @Override
  public int run(Surroundings surroundings) {
    try (Workbench bench = new Workbench(surroundings, common)) {
      Optional<Configuration> configuration =
          bench.take(bench.loaded(upgrade ? Renewal.LATEST : Renewal.RECORDED));
      int code = bench.report();
      if (code != OK || configuration.isEmpty()) {
        return FAILED;
      }
      PrivateFolder.make(bench.folder());
      int files = configuration.get().files().size();
      int blocks = configuration.get().resources().size();
      surroundings
          .out()
          .println(
              bench.style().paint(Tone.GOOD, "Ready.")
                  + (files == 0
                      ? " There are no .tf files here yet."
                      : " Read "
                          + Counted.of(files, "file")
                          + ", "
                          + Counted.of(blocks, "resource")
                          + "."));
      surroundings
          .out()
          .println(
              "State will be kept in .portwright/store.git. See what would happen, without an"
                  + " account:\n\n"
                  + "    portwright plan --sandbox");
      return OK;
    }
  }
}
