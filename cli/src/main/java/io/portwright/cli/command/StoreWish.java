package io.portwright.cli.command;

import io.portwright.engine.config.GitBackend;
import io.portwright.engine.config.Settings;
import io.portwright.engine.config.Settings.Backend;
import io.portwright.engine.state.StoreFailure;
import io.portwright.engine.state.format.StorePlace;
import io.portwright.engine.state.format.StorePlace.Origin;
import io.portwright.engine.state.git.SharedPlace;
import io.portwright.provider.diagnostic.Diagnostic;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Where {@code init} is to set up a store: by its flags, the configuration, and what it was. */
final class StoreWish {
  private static final List<String> NAMES = List.of("url", "branch");

  private final InitOptions options;
  private final Optional<Backend> backend;
  private final Path folder;

  /**
   * @param folder {@code .portwright} beside the configuration
   */
  StoreWish(InitOptions options, Settings settings, Path folder) {
    this.options = options;
    this.backend = settings.backend();
    this.folder = folder;
  }

  /** Empty for the store of this folder alone. */
  Optional<StorePlace> place() {
    checkFlags();
    boolean local = options.store().filter(InitOptions.LOCAL::equals).isPresent();
    Optional<StorePlace> flagged = local ? Optional.empty() : flagged();
    Optional<GitBackend> written = backend.flatMap(Backend::git);
    if (written.isPresent()) {
      StorePlace place = Stores.written(written.get(), backend.get(), flagged.or(this::remembered));
      if (local || flagged.filter(other -> !Stores.isSame(other, place)).isPresent()) {
        String flag = options.store().isPresent() ? "-store" : "-backend-config";
        throw refused(StoreFindings.otherThanWritten(flag, place, backend));
      }
      return Optional.of(place);
    }
    if (local || flagged.isPresent()) {
      return flagged;
    }
    Optional<StorePlace> remembered = remembered();
    remembered
        .filter(place -> place.origin() == Origin.CONFIGURATION)
        .ifPresent(place -> {
          throw refused(StoreFindings.vanished(place));
        });
    return remembered;
  }

  /** What the folder remembers; a file that cannot be read is made anew when a flag says how. */
  Optional<StorePlace> remembered() {
    try {
      return StorePlace.read(folder);
    } catch (StoreFailure damaged) {
      if (options.store().isPresent()) {
        return Optional.empty();
      }
      throw damaged;
    }
  }

  private Optional<StorePlace> flagged() {
    Optional<GitBackend> block = backend.flatMap(Backend::git);
    if (options.store().isPresent()) {
      return options
          .store()
          .map(url -> new StorePlace(url, branch(block, options.branch()), Origin.COMMAND));
    }
    Optional<String> url = options.completion("url").or(() -> block.flatMap(GitBackend::url));
    Optional<String> branch = options.completion("branch");
    if (options.completions().isEmpty() || backend.filter(b -> b.git().isEmpty()).isPresent()) {
      return Optional.empty();
    }
    return url.or(() -> remembered().map(StorePlace::url))
        .map(text ->
            new StorePlace(
                text,
                branch.orElseGet(() -> branch(block, SharedPlace.PREFIX)),
                Origin.CONFIGURATION));
  }

  /** A flag that says nothing of the branch leaves it to the block. */
  private static String branch(Optional<GitBackend> block, String otherwise) {
    return otherwise.equals(SharedPlace.PREFIX)
        ? block.flatMap(GitBackend::branch).orElse(otherwise)
        : otherwise;
  }

  private void checkFlags() {
    for (String completion : options.completions()) {
      String name = completion.substring(0, completion.indexOf('='));
      if (!NAMES.contains(name) && backend.flatMap(Backend::git).isPresent()) {
        throw refused(
            Diagnostic.error(
                "Invalid backend configuration argument",
                "The backend configuration argument \""
                    + name
                    + "\" given on the command line is not expected for the selected backend"
                    + " type."
                    + NearName.hint(name, NAMES)));
      }
    }
    if (!options.completions().isEmpty() && backend.isEmpty()) {
      throw refused(StoreFindings.noBlock());
    }
    List<Diagnostic> problems =
        Stream.of(
                options
                    .store()
                    .or(() -> options.completion("url"))
                    .filter(text -> !text.equals(InitOptions.LOCAL))
                    .flatMap(text -> GitBackend.address(text, Optional.empty())),
                GitBackend.prefix(options.branch(), Optional.empty()),
                options
                    .completion("branch")
                    .flatMap(text -> GitBackend.prefix(text, Optional.empty())))
            .flatMap(Optional::stream)
            .toList();
    if (!problems.isEmpty()) {
      throw new Refusal(problems);
    }
  }

  private static Refusal refused(Diagnostic finding) {
    return new Refusal(List.of(finding));
  }
}
