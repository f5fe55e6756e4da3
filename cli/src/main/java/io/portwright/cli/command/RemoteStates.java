package io.portwright.cli.command;

import io.portwright.engine.config.GitBackend;
import io.portwright.engine.state.StoreFailure;
import io.portwright.engine.state.crypt.IdentityFile;
import io.portwright.engine.state.format.StorePlace;
import io.portwright.engine.state.format.StorePlace.Origin;
import io.portwright.engine.state.git.BranchName;
import io.portwright.engine.state.git.SharedPlace;
import io.portwright.engine.state.git.StoredOutputs;
import io.portwright.engine.state.tfstate.StateFile;
import io.portwright.engine.state.tfstate.StateFileReader;
import io.portwright.provider.diagnostic.Checked;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.diagnostic.DiagnosticCode;
import io.portwright.provider.spi.Answer;
import io.portwright.provider.spi.AttributeProblem;
import io.portwright.provider.spi.RemoteStateSource;
import io.portwright.provider.value.AttributePath;
import io.portwright.provider.value.Value;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Outputs of other configurations: in state files of Terraform, in stores of this program on this
 * machine, and in shared ones. Where a file lies beside a store that has taken it over, the store
 * is read: it is what the other configuration goes by. A rehearsal reads the rehearsal of the other
 * configuration, if there was one.
 */
final class RemoteStates implements RemoteStateSource {
  private static final String STORE = ".portwright";
  private static final String REPOSITORY = "store.git";

  private final Path folder;
  private final Supplier<IdentityFile> identity;
  private final BooleanSupplier rehearsal;
  private final Function<StorePlace, SharedPlace> places;

  /**
   * @param folder that relative paths start from
   * @param rehearsal asked at each read, because a provider block may decide it
   * @param places how shared stores are reached
   */
  RemoteStates(
      Path folder,
      Supplier<IdentityFile> identity,
      BooleanSupplier rehearsal,
      Function<StorePlace, SharedPlace> places) {
    this.places = places;
    this.folder = folder;
    this.identity = identity;
    this.rehearsal = rehearsal;
  }

  @Override
  public Answer<Optional<SortedMap<String, Value>>> outputs(Place place, String workspace) {
    try {
      return switch (place) {
        case Place.StateFile file -> file(file, workspace);
        case Place.Store store -> Answer.of(store(store, workspace));
        case Place.Shared shared -> shared(shared, workspace);
      };
    } catch (StoreFailure failure) {
      return refused(failure.diagnostic());
    } catch (IllegalArgumentException notOne) {
      return refused(
          Diagnostic.error(
              "Invalid backend configuration",
              "The place of the state is not one: " + notOne.getMessage() + "."));
    }
  }

  private Answer<Optional<SortedMap<String, Value>>> file(Place.StateFile place, String workspace) {
    Path file = StateFile.place(workspace, place.path(), place.workspaceFolder());
    Optional<SortedMap<String, Value>> taken =
        configuration(file, workspace)
            .flatMap(other -> stored(other.resolve(STORE).resolve(REPOSITORY), workspace));
    if (taken.isPresent()) {
      return Answer.of(taken);
    }
    Checked<Optional<StateFile>> loaded = StateFile.load(folder, file);
    if (loaded.hasErrors()) {
      return refused(loaded.diagnostics());
    }
    if (loaded.orThrow().isEmpty()) {
      return Answer.of(Optional.empty());
    }
    Checked<SortedMap<String, Value>> read = StateFileReader.outputs(loaded.orThrow().get());
    return read.hasErrors() ? refused(read.diagnostics()) : Answer.of(plain(read.orThrow()));
  }

  /** As Terraform gives them: without marks. */
  private static Optional<SortedMap<String, Value>> plain(SortedMap<String, Value> outputs) {
    outputs.replaceAll((_, value) -> value.unmarkedDeep());
    return Optional.of(outputs);
  }

  /** The folder of the configuration whose state a file is, by the places that Terraform uses. */
  private Optional<Path> configuration(Path file, String workspace) {
    Path full = folder.resolve(file).normalize();
    Path place = StateFile.place(workspace);
    return full.endsWith(place)
        ? Optional.ofNullable(full.getRoot())
            .map(root -> root.resolve(full.subpath(0, full.getNameCount() - place.getNameCount())))
        : Optional.empty();
  }

  private Optional<SortedMap<String, Value>> store(Place.Store place, String workspace) {
    Path at = folder.resolve(place.repository());
    for (Path repository : List.of(at.resolve(STORE).resolve(REPOSITORY), at.resolve(REPOSITORY))) {
      if (Files.isDirectory(repository)) {
        return read(repository, place, workspace);
      }
    }
    boolean isRepository = Files.isRegularFile(at.resolve("HEAD"));
    return isRepository ? read(at, place, workspace) : Optional.empty();
  }

  /** A shared store has no rehearsals, so a rehearsal reads what is real. */
  private Answer<Optional<SortedMap<String, Value>>> shared(Place.Shared given, String workspace) {
    String prefix = given.prefix().orElse(SharedPlace.PREFIX);
    List<Diagnostic> problems =
        Stream.of(
                GitBackend.address(given.url(), Optional.empty()),
                GitBackend.prefix(prefix, Optional.empty()))
            .flatMap(Optional::stream)
            .toList();
    if (!problems.isEmpty()) {
      return refused(problems);
    }
    SharedPlace place = places.apply(new StorePlace(given.url(), prefix, Origin.CONFIGURATION));
    Path clone = place.cloneIn(folder.resolve(STORE));
    try {
      StoredOutputs.Found found =
          StoredOutputs.read(clone, BranchName.of(workspace), place, identity.get());
      return new Answer<>(Optional.of(found.outputs()), problems(found.notices()));
    } catch (StoreFailure failure) {
      return refused(
          failure.reason() == StoreFailure.Reason.REWRITTEN
              ? rewritten(failure, folder.relativize(clone))
              : failure.diagnostic());
    }
  }

  private static Diagnostic rewritten(StoreFailure failure, Path clone) {
    return Diagnostic.error(
            "Other store has another history",
            failure.sentence()
                + "\n\n"
                + "Its outputs may be those of an earlier time. Ask whoever keeps that store. If it"
                + " was meant, forget what was seen there by deleting the folder\n\n"
                + "    "
                + clone)
        .withCode("REMOTE-3");
  }

  private Optional<SortedMap<String, Value>> read(
      Path repository, Place.Store place, String workspace) {
    return place.branch().isPresent()
        ? StoredOutputs.read(repository, new BranchName(place.branch().get()), identity.get())
        : stored(repository, workspace);
  }

  private Optional<SortedMap<String, Value>> stored(Path repository, String workspace) {
    Optional<SortedMap<String, Value>> rehearsed =
        rehearsal.getAsBoolean()
            ? StoredOutputs.read(repository, BranchName.sandbox(workspace), identity.get())
            : Optional.empty();
    return rehearsed.isPresent()
        ? rehearsed
        : StoredOutputs.read(repository, BranchName.of(workspace), identity.get());
  }

  private static Answer<Optional<SortedMap<String, Value>>> refused(Diagnostic problem) {
    return refused(List.of(problem));
  }

  private static Answer<Optional<SortedMap<String, Value>>> refused(List<Diagnostic> problems) {
    return new Answer<>(Optional.empty(), problems(problems));
  }

  private static List<AttributeProblem> problems(List<Diagnostic> findings) {
    return findings.stream()
        .map(finding ->
            new AttributeProblem(
                AttributePath.ROOT,
                finding.severity(),
                finding.code().map(DiagnosticCode::text),
                finding.summary(),
                finding.detail()))
        .toList();
  }
}
