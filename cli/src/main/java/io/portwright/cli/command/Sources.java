package io.portwright.cli.command;

import io.portwright.engine.config.ConfigLoader;
import io.portwright.engine.config.ProviderSet;
import io.portwright.engine.plan.RootModule;
import io.portwright.engine.source.module.FetchListener;
import io.portwright.engine.source.module.FetchSettings;
import io.portwright.engine.source.module.FetchSettings.Renewal;
import io.portwright.engine.state.CommitMessage.Trailer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * The files of a configuration.
 *
 * @param folder that holds them, absolute
 * @param commit of their own repository, where that is not the one that is checked out there
 * @param hash of the files, where it is not that of what is in the folder
 */
record Sources(
    Surroundings surroundings, Path folder, Optional<String> commit, Optional<String> hash) {

  /** Those of the working folder. */
  static Sources here(Surroundings surroundings) {
    return new Sources(surroundings, surroundings.folder(), Optional.empty(), Optional.empty());
  }

  boolean areHere() {
    return folder.equals(surroundings.folder());
  }

  ConfigLoader loader(ProviderSet providers, Renewal renewal) {
    FetchSettings fetching =
        FetchSettings.of(surroundings.environment())
            .with(renewal)
            .with(
                (FetchListener)
                    (key, source) ->
                        surroundings
                            .err()
                            .println("Fetching module " + key + " from " + source + " ..."));
    return new ConfigLoader(folder, providers, fetching);
  }

  /**
   * What expressions see of the world around these files.
   *
   * @param now empty where it is not known yet
   * @param newIds random ids; empty where they are not known yet
   */
  io.portwright.engine.eval.Surroundings evaluation(
      String workspace, Optional<Instant> now, Optional<Supplier<UUID>> newIds) {
    return new io.portwright.engine.eval.Surroundings(
        folder, surroundings.home(), workspace, now, surroundings.clock().instant(), newIds);
  }

  /** Which files a change of state was made from, for the history of the store. */
  List<Trailer> origin(RootModule module) {
    Optional<String> from = areHere() ? ConfigurationCommit.of(folder) : commit;
    List<Trailer> trailers = new ArrayList<>();
    from.ifPresent(id -> {
      trailers.add(new Trailer(ConfigurationCommit.TRAILER, id));
      trailers.add(new Trailer(ConfigurationCommit.HASH, hash.orElseGet(module::hash)));
    });
    return trailers;
  }
}
