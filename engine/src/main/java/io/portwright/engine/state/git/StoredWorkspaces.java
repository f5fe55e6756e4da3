package io.portwright.engine.state.git;

import io.portwright.engine.address.InstanceAddress;
import io.portwright.engine.state.CommitId;
import io.portwright.engine.state.StoreFailure;
import io.portwright.engine.state.StoreFailure.Reason;
import io.portwright.engine.state.format.IntentFormat;
import io.portwright.engine.state.format.RecordFormat;
import io.portwright.engine.state.format.RecordPath;
import io.portwright.provider.diagnostic.Diagnostic;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The workspaces that a store has state of, and what is in each; needs no key. Real state may be
 * shared with others; rehearsals are always here.
 */
public final class StoredWorkspaces {
  private final Path folder;
  private final Optional<SharedPlace> place;
  private final List<Diagnostic> notices = new ArrayList<>();

  /**
   * Of a store that only this folder uses.
   *
   * @param folder such as {@code .portwright} beside the configuration
   */
  public StoredWorkspaces(Path folder) {
    this(folder, Optional.empty());
  }

  /**
   * @param place where real state is shared, if it is
   */
  public StoredWorkspaces(Path folder, Optional<SharedPlace> place) {
    this.folder = folder;
    this.place = place;
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
    SortedSet<String> names = new TreeSet<>();
    Optional<List<BranchName>> there = place.map(this::there);
    try (Opened opened = open()) {
      for (BranchName branch : opened.branches()) {
        if (there.isEmpty() || branch.isSandbox()) {
          branch.workspace().ifPresent(names::add);
        }
      }
    }
    there.ifPresent(all -> all.forEach(branch -> branch.workspace().ifPresent(names::add)));
    return names;
  }

  /** Real branches at the shared place; as far as they are known here when nobody answers. */
  private List<BranchName> there(SharedPlace shared) {
    try (SharedClone clone = SharedClone.open(folder, BranchName.of("default"), shared)) {
      try {
        return List.copyOf(clone.branches().keySet());
      } catch (StoreFailure failure) {
        List<BranchName> here = clone.repository().branches();
        if (failure.reason() != Reason.UNREACHABLE || here.isEmpty()) {
          throw failure;
        }
        notices.add(
            Diagnostic.warning(
                    "Shared store cannot be reached",
                    failure.sentence()
                        + "\n\nWhat is shown are the workspaces that this folder has seen. Others"
                        + " may have made or deleted some since.")
                .withCode(Reason.UNREACHABLE.code()));
        return here.stream().filter(branch -> !branch.isSandbox()).toList();
      }
    }
  }

  /** What the user must be told since the last call. */
  public List<Diagnostic> notices() {
    List<Diagnostic> collected = List.copyOf(notices);
    notices.clear();
    return collected;
  }

  /** The branches of one workspace: real first. */
  public List<Branch> branches(String workspace) {
    List<Branch> found = new ArrayList<>();
    BranchName real = BranchName.of(workspace);
    if (place.isPresent()) {
      try (SharedClone clone = SharedClone.open(folder, real, place.get())) {
        clone.update();
        branch(clone.repository(), real).ifPresent(found::add);
      }
    }
    try (Opened opened = open()) {
      List<BranchName> here =
          place.isPresent()
              ? List.of(BranchName.sandbox(workspace))
              : List.of(real, BranchName.sandbox(workspace));
      for (BranchName name : here) {
        opened.repository().flatMap(open -> branch(open, name)).ifPresent(found::add);
      }
    }
    return found;
  }

  private static Optional<Branch> branch(StateRepository open, BranchName name) {
    CommitId head = open.head(name);
    if (!head.exists()) {
      return Optional.empty();
    }
    CommittedTree tree = open.tree(head);
    List<String> intents = new ArrayList<>();
    tree.readAll(IntentFormat.FOLDER, (path, _) -> intents.add(path));
    return Optional.of(new Branch(name, head, managed(tree), intents.size()));
  }

  /** Addresses of resources in a state, without data, in order. */
  static List<InstanceAddress> managed(CommittedTree tree) {
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
    return managed;
  }

  /**
   * Removes a branch.
   *
   * @return whether it was removed; not when somebody has written to it since it was looked at
   */
  public boolean delete(Branch branch) {
    if (place.isPresent() && !branch.name().isSandbox()) {
      try (SharedClone clone = SharedClone.open(folder, branch.name(), place.get())) {
        return clone.remove(branch.commit());
      }
    }
    try (Opened opened = open()) {
      return opened
          .repository()
          .map(open -> open.delete(branch.name(), branch.commit()))
          .orElse(false);
    }
  }

  private Opened open() {
    return new Opened(StateRepository.open(folder.resolve(StoreFolder.REPOSITORY)));
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
