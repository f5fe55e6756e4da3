package io.portwright.cli.command;

import io.portwright.engine.config.Configuration;
import io.portwright.engine.git.CommitFiles;
import io.portwright.engine.git.RemoteFailure;
import io.portwright.engine.history.WayBack;
import io.portwright.engine.plan.Earlier.Wish;
import io.portwright.engine.plan.RootModule;
import io.portwright.engine.state.StoredCommit;
import io.portwright.provider.diagnostic.Diagnostic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The files that a state was applied from, read out of the repository of the configuration into a
 * folder that lives as long as this. The working folder stays as it is.
 */
final class EarlierConfiguration implements AutoCloseable {
  /** What is added to the files of then: objects that have moved or were forgotten since. */
  private static final String ADDED = "portwright-way-back.tf";

  private final Path top;

  private EarlierConfiguration(Path top) {
    this.top = top;
  }

  /**
   * Makes a bench read the files of then; empty when they cannot be had for certain, and the bench
   * says why.
   *
   * @param source from the state that is planned on
   */
  static Optional<EarlierConfiguration> open(Workbench bench, WayBackSource source, Wish wish) {
    return switch (wish) {
      case CONFIGURATION -> committed(bench, source.commit(), source.way());
      case RECORDS -> recorded(bench, source);
    };
  }

  private static Optional<EarlierConfiguration> committed(
      Workbench bench, StoredCommit state, WayBack way) {
    Path working = bench.surroundings().folder();
    Optional<Path> git = ConfigurationCommit.repository(working);
    Optional<String> commit = state.trailer(ConfigurationCommit.TRAILER);
    Optional<String> hash = state.trailer(ConfigurationCommit.HASH);
    if (commit.isEmpty() || hash.isEmpty()) {
      return missing(bench, "that commit of the state does not say which files it was made from");
    }
    if (git.isEmpty()) {
      return missing(bench, "this folder is in no git repository");
    }
    EarlierConfiguration made = made(bench);
    try {
      Path root = made.top.resolve("files");
      CommitFiles.write(git.get(), commit.get(), root);
      Path folder = root.resolve(git.get().resolveSibling("").relativize(working));
      if (made.isRead(bench, folder, commit.get(), hash.get(), way)) {
        return Optional.of(made);
      }
    } catch (RemoteFailure failure) {
      missing(bench, failure.text());
    } catch (RuntimeException unexpected) {
      made.close();
      throw unexpected;
    }
    made.close();
    return Optional.empty();
  }

  private static EarlierConfiguration made(Workbench bench) {
    PrivateFolder.make(bench.folder());
    try {
      return new EarlierConfiguration(Files.createTempDirectory(bench.folder(), "earlier-"));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make a folder in " + bench.folder(), e);
    }
  }

  private static Optional<EarlierConfiguration> recorded(Workbench bench, WayBackSource source) {
    Optional<Configuration> today = bench.readable();
    if (today.isEmpty()) {
      return Optional.empty();
    }
    RecordedConfiguration records = new RecordedConfiguration(today.get(), source);
    if (!records.problems().isEmpty()) {
      bench.add(List.of(unwritten(records.problems())));
      return Optional.empty();
    }
    EarlierConfiguration made = made(bench);
    try {
      records.write(made.top);
      write(made.top, source.way());
      bench.readFrom(
          new Sources(bench.surroundings(), made.top, Optional.empty(), Optional.empty()));
      return Optional.of(made);
    } catch (RuntimeException unexpected) {
      made.close();
      throw unexpected;
    }
  }

  private static Diagnostic unwritten(List<String> problems) {
    return Diagnostic.error(
            "Records of then are no configuration",
            "A plan could also be made from what state held then, but not here:\n\n    "
                + String.join("\n    ", problems))
        .withCode("STATE-37");
  }

  private boolean isRead(Workbench bench, Path folder, String commit, String hash, WayBack way) {
    if (!Files.isDirectory(folder)) {
      missing(bench, "commit " + commit + " has no such folder");
      return false;
    }
    bench.readFrom(
        new Sources(bench.surroundings(), folder, Optional.of(commit), Optional.of(hash)));
    Optional<Configuration> configuration = bench.readable();
    if (configuration.isEmpty()) {
      return false;
    }
    RootModule module =
        new RootModule(configuration.get(), new TreeMap<>(), bench.evaluationSurroundings());
    if (!module.hash().equals(hash)) {
      missing(
          bench,
          "the files that were applied were not those of commit "
              + commit
              + " (they had been changed, or modules came from somewhere else)");
      return false;
    }
    write(folder, way);
    return true;
  }

  private static void write(Path folder, WayBack way) {
    String blocks = way.blocks();
    if (!blocks.isEmpty()) {
      try {
        Files.writeString(folder.resolve(ADDED), blocks, StandardCharsets.UTF_8);
      } catch (IOException e) {
        throw new UncheckedIOException("cannot write to " + folder, e);
      }
    }
  }

  private static Optional<EarlierConfiguration> missing(Workbench bench, String why) {
    bench.add(
        List.of(
            Diagnostic.error(
                    "Configuration of then is not here",
                    "To plan the way back, the files are needed that were applied then, but "
                        + why
                        + ".")
                .withCode("STATE-34")));
    return Optional.empty();
  }

  @Override
  public void close() {
    try (Stream<Path> all = Files.walk(top)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot remove " + top, e);
    }
  }
}
