package io.portwright.cli.command;

import io.portwright.engine.config.GitBackend;
import io.portwright.engine.config.Settings;
import io.portwright.engine.config.Settings.Backend;
import io.portwright.engine.git.Access;
import io.portwright.engine.git.RemoteAddress;
import io.portwright.engine.state.Schemas;
import io.portwright.engine.state.crypt.IdentityFile;
import io.portwright.engine.state.format.StorePlace;
import io.portwright.engine.state.format.StorePlace.Origin;
import io.portwright.engine.state.git.BranchName;
import io.portwright.engine.state.git.GitStateStore;
import io.portwright.engine.state.git.Pace;
import io.portwright.engine.state.git.SharedPlace;
import io.portwright.engine.state.git.StoredWorkspaces;
import io.portwright.provider.diagnostic.Diagnostic;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which store a folder works with: its own, or one that is shared in a git repository somewhere
 * else, because a {@code backend} block or {@code init -store} said so. A rehearsal always works
 * with the folder's own: the world that it orders in is here as well.
 */
final class Stores {
  private final Surroundings surroundings;
  private final Path folder;
  private final List<GitStateStore> opened = new ArrayList<>();
  private final List<GitStateStore> shared = new ArrayList<>();
  private final List<StoredWorkspaces> listed = new ArrayList<>();
  private Optional<StorePlace> unsaved = Optional.empty();

  /**
   * @param folder {@code .portwright} beside the configuration
   */
  Stores(Surroundings surroundings, Path folder) {
    this.surroundings = surroundings;
    this.folder = folder;
  }

  /**
   * Where real state is shared; empty when it is kept in this folder alone. A {@code backend} block
   * that vanishes does not silently end the sharing.
   *
   * @param settings of the configuration; empty when its files cannot be read
   */
  Optional<StorePlace> place(Optional<Settings> settings) {
    Optional<StorePlace> remembered = StorePlace.read(folder);
    if (settings.isEmpty()) {
      return remembered;
    }
    Optional<Backend> backend = settings.get().backend();
    Optional<GitBackend> written = backend.flatMap(Backend::git);
    if (written.isEmpty()) {
      remembered
          .filter(place -> place.origin() == Origin.CONFIGURATION)
          .ifPresent(place -> refuse(StoreFindings.vanished(place)));
      return remembered;
    }
    StorePlace place = written(written.get(), backend.get(), remembered);
    remembered
        .filter(before -> before.origin() == Origin.COMMAND && !isSame(before, place))
        .ifPresent(before -> refuse(StoreFindings.contradiction(before, place, backend.get())));
    unsaved = Optional.of(place).filter(now -> !remembered.equals(Optional.of(now)));
    return Optional.of(place);
  }

  /** Remembers what a block says, now that state could be read there. */
  void remember() {
    unsaved.ifPresent(place -> {
      PrivateFolder.make(folder);
      place.write(folder);
    });
    unsaved = Optional.empty();
  }

  /** What a block says, completed by what {@code init} was told. */
  static StorePlace written(GitBackend written, Backend backend, Optional<StorePlace> remembered) {
    if (written.problems().stream().anyMatch(Diagnostic::isError)) {
      throw new Refusal(written.problems());
    }
    Optional<StorePlace> other = written.url().isPresent() ? Optional.empty() : remembered;
    String url =
        written
            .url()
            .or(() -> other.map(StorePlace::url))
            .orElseThrow(() -> new Refusal(List.of(StoreFindings.noAddress(backend))));
    String branch =
        written.branch().or(() -> other.map(StorePlace::branch)).orElse(SharedPlace.PREFIX);
    return new StorePlace(url, branch, Origin.CONFIGURATION);
  }

  static boolean isSame(StorePlace one, StorePlace other) {
    return one.url().equals(other.url()) && one.branch().equals(other.branch());
  }

  private static void refuse(Diagnostic finding) {
    throw new Refusal(List.of(finding));
  }

  /** The same for the engine. */
  SharedPlace shared(StorePlace place) {
    RemoteAddress address =
        RemoteAddress.read(place.url(), surroundings.folder())
            .orElseThrow(() -> new Refusal(addressProblems(place)));
    return new SharedPlace(
        address,
        place.branch(),
        Access.of(surroundings.environment()),
        Pace.of(surroundings.random()));
  }

  private static List<Diagnostic> addressProblems(StorePlace place) {
    return GitBackend.address(place.url(), Optional.empty()).stream().toList();
  }

  /** The branch of a workspace. */
  GitStateStore open(
      BranchName branch, Optional<Settings> settings, Schemas schemas, IdentityFile identity) {
    Optional<SharedPlace> place =
        branch.isSandbox() ? Optional.empty() : place(settings).map(this::shared);
    GitStateStore store =
        place
            .map(shared -> GitStateStore.shared(folder, branch, shared, schemas, identity))
            .orElseGet(() -> new GitStateStore(folder, branch, schemas, identity));
    opened.add(store);
    place.ifPresent(_ -> shared.add(store));
    return store;
  }

  /**
   * Makes sure, before a plan is saved, that this user has a key: a store of one's own makes it.
   */
  void requireKeys() {
    shared.forEach(GitStateStore::box);
  }

  /** Whether state that was opened is shared with others. */
  boolean isShared() {
    return !shared.isEmpty();
  }

  /** Makes sure, before anything is ordered, that what is shared can be changed. */
  void requireWritable() {
    shared.forEach(GitStateStore::prepare);
  }

  /** What is stored of each workspace. */
  StoredWorkspaces workspaces(Optional<Settings> settings) {
    StoredWorkspaces stored = new StoredWorkspaces(folder, place(settings).map(this::shared));
    listed.add(stored);
    return stored;
  }

  /** What the stores that were opened have to say since the last call. */
  List<Diagnostic> notices() {
    List<Diagnostic> all = new ArrayList<>();
    opened.forEach(store -> all.addAll(store.notices()));
    listed.forEach(stored -> all.addAll(stored.notices()));
    return all;
  }
}
