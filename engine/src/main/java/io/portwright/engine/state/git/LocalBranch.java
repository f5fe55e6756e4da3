package io.portwright.engine.state.git;

import io.portwright.engine.state.Author;
import io.portwright.engine.state.CommitId;
import io.portwright.provider.diagnostic.Diagnostic;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** A branch of a store that only this folder uses. Reading writes nothing. */
final class LocalBranch implements StateBranch {
  private final Path folder;
  private final BranchName branch;
  private Optional<StateRepository> repository = Optional.empty();

  LocalBranch(Path folder, BranchName branch) {
    this.folder = folder;
    this.branch = branch;
  }

  @Override
  public BranchName name() {
    return branch;
  }

  @Override
  public Optional<StateRepository> repository() {
    if (repository.isEmpty()) {
      repository = StateRepository.open(folder.resolve(StoreFolder.REPOSITORY));
    }
    return repository;
  }

  @Override
  public StateRepository forWriting() {
    Optional<StateRepository> present = repository();
    if (present.isPresent()) {
      return present.get();
    }
    StateRepository made = StoreFolder.openOrCreate(folder);
    repository = Optional.of(made);
    return made;
  }

  @Override
  public CommitId look() {
    return repository().map(open -> open.head(branch)).orElse(CommitId.NONE);
  }

  @Override
  public CommitId confirm() {
    return look();
  }

  @Override
  public CommitId known() {
    return look();
  }

  @Override
  public CommitResult commit(
      CommitId expected, SortedMap<String, PathChange> changes, String message, Author author) {
    return forWriting().commit(branch, expected, changes, message, author);
  }

  @Override
  public BranchLocks locks() {
    return new LocalLocks(folder, branch);
  }

  @Override
  public List<Diagnostic> notices() {
    return List.of();
  }

  @Override
  public String place() {
    return folder.resolve(StoreFolder.REPOSITORY) + " (branch " + branch + ")";
  }

  @Override
  public void close() {
    repository.ifPresent(StateRepository::close);
    repository = Optional.empty();
  }
}
