package io.portwright.cli.command;

import io.portwright.cli.view.Style.Tone;
import io.portwright.engine.config.ConfigLoader;
import io.portwright.engine.config.Configuration;
import io.portwright.engine.source.module.FetchSettings.Renewal;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * {@code portwright init}: says whether a folder is ready, and fetches the modules that it needs.
 * Providers are built in and the store is made by the first apply; {@code plan} works without it.
 */
final class InitCommand implements Subcommand {

  private final CommonOptions common = new CommonOptions();
  private boolean upgrade;

  @Override
  public void declare(Flags flags) {
    common.declare(flags);
    flags.ignoredBool("-input");
    flags.bool("-upgrade", "fetch the latest of every module", given -> upgrade = given);
  }

  @Override
  public int run(Surroundings surroundings) {
    try (Workbench bench = new Workbench(surroundings, common)) {
      ConfigLoader loader = bench.loader(upgrade ? Renewal.LATEST : Renewal.RECORDED);
      Optional<Configuration> configuration = bench.take(loader.readable(Path.of("")));
      int code = bench.report();
      if (code != OK || configuration.isEmpty()) {
        return FAILED;
      }
      PrivateFolder.make(bench.folder());
      loader.forgetOthers(configuration.get());
      AtomicInteger files = new AtomicInteger();
      AtomicInteger blocks = new AtomicInteger();
      AtomicInteger modules = new AtomicInteger(-1);
      configuration
          .get()
          .forEachModule((_, module) -> {
            files.addAndGet(module.files().size());
            blocks.addAndGet(module.resources().size());
            modules.incrementAndGet();
          });
      surroundings
          .out()
          .println(
              bench.style().paint(Tone.GOOD, "Ready.")
                  + (files.get() == 0
                      ? " There are no .tf files here yet."
                      : " Read "
                          + Counted.of(files.get(), "file")
                          + ", "
                          + Counted.of(blocks.get(), "resource")
                          + (modules.get() > 0 ? ", " + Counted.of(modules.get(), "module") : "")
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
