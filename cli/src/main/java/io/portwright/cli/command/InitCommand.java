package io.portwright.cli.command;

import io.portwright.cli.view.Style.Tone;
import io.portwright.engine.config.ConfigLoader;
import io.portwright.engine.config.Configuration;
import io.portwright.engine.source.module.FetchSettings.Renewal;
import io.portwright.engine.state.crypt.IdentityFile;
import io.portwright.engine.state.format.StorePlace;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * {@code portwright init}: says whether a folder is ready, fetches the modules that it needs, and
 * sets up a store that is shared with others. Providers are built in and a store of this folder is
 * made by the first apply; {@code plan} works without it.
 */
final class InitCommand implements Subcommand {

  private final CommonOptions common = new CommonOptions();
  private final InitOptions store = new InitOptions();
  private boolean upgrade;

  @Override
  public void declare(Flags flags) {
    common.declare(flags);
    store.declare(flags);
    flags.bool("-upgrade", "fetch the latest of every module", given -> upgrade = given);
  }

  @Override
  public int run(Surroundings surroundings) {
    store.check();
    try (Workbench bench = new Workbench(surroundings, common)) {
      ConfigLoader loader = bench.loader(upgrade ? Renewal.LATEST : Renewal.RECORDED);
      Optional<Configuration> configuration = bench.take(loader.readable(Path.of("")));
      int code = bench.report();
      if (code != OK || configuration.isEmpty()) {
        return FAILED;
      }
      PrivateFolder.make(bench.folder());
      loader.forgetOthers(configuration.get());
      if (store.createsIdentity()) {
        identity(bench);
      }
      List<String> told = new ArrayList<>();
      boolean done = !store.looksAtStore() || stored(bench, configuration.get(), told);
      if (done) {
        told.addFirst(ready(bench, configuration.get()));
        told.addAll(
            List.of(
                "See what would happen, without an account:", "", "    portwright plan --sandbox"));
      }
      bench.print(told);
      return bench.report() == OK && done ? OK : FAILED;
    }
  }

  /**
   * Whether the store is ready.
   *
   * @param told gets where it is and what was done
   */
  private boolean stored(Workbench bench, Configuration configuration, List<String> told) {
    store.readFiles(bench.surroundings().folder());
    StoreWish wish = new StoreWish(store, configuration.settings(), bench.folder());
    Optional<StorePlace> place = wish.place();
    if (place.isPresent()) {
      if (store.acceptsLocalStore()) {
        throw new UsageException(
            "portwright init: "
                + LocalStoreConsent.FLAG
                + " is for a state that only this folder has; here it is shared.");
      }
      StoreSetup setup = new StoreSetup(bench, store, place.get());
      boolean done = setup.isDone();
      told.addAll(setup.lines());
      return done;
    }
    if (store.history().isPresent()) {
      throw new UsageException(
          "portwright init: -accept-history is for a shared store, and this folder has none.");
    }
    StoreLeaving leaving = new StoreLeaving(bench, store);
    boolean done = leaving.isDone(wish.remembered());
    told.addAll(leaving.lines());
    if (done && store.acceptsLocalStore()) {
      new LocalStoreConsent(bench.folder()).give(bench.author());
      told.add("Real services may be ordered with it: this folder is the only record of them.");
    }
    return done;
  }

  private static void identity(Workbench bench) {
    boolean present = bench.identity().read().isPresent();
    IdentityFile.Found found = bench.identity().readOrCreate();
    found.notice().ifPresent(notice -> bench.add(List.of(notice)));
    bench.print(
        List.of(
            (present ? "There is a key already; the public part is " : "The public key is ")
                + found.identity().recipients().getFirst().text()));
  }

  private static String ready(Workbench bench, Configuration configuration) {
    AtomicInteger files = new AtomicInteger();
    AtomicInteger blocks = new AtomicInteger();
    AtomicInteger modules = new AtomicInteger(-1);
    configuration.forEachModule((_, module) -> {
      files.addAndGet(module.files().size());
      blocks.addAndGet(module.resources().size());
      modules.incrementAndGet();
    });
    return bench.style().paint(Tone.GOOD, "Ready.")
        + (files.get() == 0
            ? " There are no .tf files here yet."
            : " Read "
                + Counted.of(files.get(), "file")
                + ", "
                + Counted.of(blocks.get(), "resource")
                + (modules.get() > 0 ? ", " + Counted.of(modules.get(), "module") : "")
                + ".");
  }
}
