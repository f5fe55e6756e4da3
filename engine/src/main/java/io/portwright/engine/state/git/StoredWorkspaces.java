package io.portwright.engine.state.git;

import io.portwright.engine.address.InstanceAddress;
import io.portwright.engine.state.CommitId;
import io.portwright.engine.state.format.IntentFormat;
import io.portwright.engine.state.format.RecordFormat;
import io.portwright.engine.state.format.RecordPath;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** The workspaces that a local store has state of, and what is in each; needs no key. */
public final class StoredWorkspaces {
  private final Path repository;

  /**
   * @param folder such as {@code .portwright} beside the configuration
   */
  public StoredWorkspaces(Path folder) {
    this.repository = folder.resolve(StoreFolder.REPOSITORY);
  }

  /**
   * One branch of a workspace.
   *
   * @param commit where it was when it was looked at
   * @param managed addresses of resources, without data
   * @param intents number of orders whose outcome is not known
   */
  public record Branch(
      BranchName name, CommitId commit, List<InstanceAddress> managed, int intents) {
    public Branch {
      managed = List.copyOf(managed);
    }

    public boolean isEmpty() {
      return managed.isEmpty() && intents == 0;
    }
  }

  /** Names of workspaces with a branch, real or sandbox. */
  public SortedSet<String> names() {
    try (Opened opened = open()) {
      SortedSet<String> names = new TreeSet<>();
      for (BranchName branch : opened.branches()) {
        branch.workspace().ifPresent(names::add);
      }
      return names;
    }
  }

  /** The branches of one workspace: real first. */
  public List<Branch> branches(String workspace) {
    try (Opened opened = open()) {
      List<Branch> found = new ArrayList<>();
      for (BranchName name : List.of(BranchName.of(workspace), BranchName.sandbox(workspace))) {
        opened.repository().flatMap(open -> branch(open, name)).ifPresent(found::add);
      }
      return found;
    }
  }

  private static Optional<Branch> branch(StateRepository open, BranchName name) {
    CommitId head = open.head(name);
    if (!head.exists()) {
      return Optional.empty();
    }
    CommittedTree tree = open.tree(head);
    List<InstanceAddress> managed = new ArrayList<>();
    tree.readAll(
        RecordPath.FOLDER,
        (path, file) -> {
          InstanceAddress address = RecordFormat.address(path, file);
          if (!address.resource().isData()) {
            managed.add(address);
          }
        });
    managed.sort(null);
    List<String> intents = new ArrayList<>();
    tree.readAll(IntentFormat.FOLDER, (path, _) -> intents.add(path));
    return Optional.of(new Branch(name, head, managed, intents.size()));
  }

  /**
   * Removes a branch.
   *
   * @return whether it was removed; not when somebody has written to it since it was looked at
   */
  public boolean delete(Branch branch) {
    try (Opened opened = open()) {
      return opened
          .repository()
          .map(open -> open.delete(branch.name(), branch.commit()))
          .orElse(false);
    }
  }

  private Opened open() {
    return new Opened(StateRepository.open(repository));
  }

  private record Opened(Optional<StateRepository> repository) implements AutoCloseable {
    List<BranchName> branches() {
      return repository.map(StateRepository::branches).orElse(List.of());
    }

    @Override
    public void close() {
      repository.ifPresent(StateRepository::close);
    }
  }
}
