package io.portwright.engine.git;

import io.portwright.engine.git.RemoteFailure.Reason;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.transport.FetchConnection;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.Transport;

/**
 * A repository somewhere else, and a bare one on this disk that takes in what is fetched of it.
 * Every method fails with {@link RemoteFailure}.
 */
public final class RemoteRepository implements AutoCloseable {
  private static final String WANTED = "refs/portwright/wanted";

  private final Wire wire;
  private final Repository local;
  private Optional<String> name = Optional.empty();

  private RemoteRepository(RemoteAddress address, Access access, Repository local) {
    this.wire = new Wire(address, access, local);
    this.local = local;
  }

  /**
   * @param bare a folder that does not exist yet
   */
  public static RemoteRepository open(RemoteAddress address, Path bare, Access access) {
    GitEnvironment.install();
    try {
      Repository local = new FileRepositoryBuilder().setBare().setGitDir(bare.toFile()).build();
      local.create(true);
      // It lives for seconds: nothing may tidy it up behind our back.
      Tidying.stop(local.getConfig());
      local.getConfig().save();
      return new RemoteRepository(address, access, local);
    } catch (IOException e) {
      throw new RemoteFailure(Reason.DISK, "cannot make the folder " + bare + ": " + e, e);
    }
  }

  /**
   * The commit that a branch, a tag, a commit or the like is there now, as 40 hexadecimal digits.
   *
   * @param ref empty for the default branch
   */
  public String commit(String ref) {
    RemoteNames names = wire.talk("listing the branches", this::list);
    if (names.isEmpty()) {
      throw new RemoteFailure(Reason.NO_COMMIT, "the repository has no commits yet");
    }
    Optional<Ref> found = names.find(ref);
    Optional<ObjectId> tip = found.flatMap(RemoteNames::commit);
    if (tip.isPresent()) {
      name = found.map(Ref::getName);
      return tip.get().getName();
    }
    if (RemoteNames.isCommit(ref)) {
      return ref;
    }
    Optional<ObjectId> commit = Optional.empty();
    if (RemoteNames.needsHistory(ref)) {
      fetchAll();
      commit = resolved(ref);
    }
    return commit
        .map(ObjectId::getName)
        .orElseThrow(() -> new RemoteFailure(Reason.NO_COMMIT, noCommit(ref, names)));
  }

  private static String noCommit(String ref, RemoteNames names) {
    return ref.isEmpty()
        ? "the repository has no default branch; name one with ?ref= (" + names.shown() + ")"
        : "there is no branch, tag or commit \"" + ref + "\" (" + names.shown() + ")";
  }

  /** Takes in a commit with all its files; what {@link #commit} answered, or an older one. */
  public void fetch(String commit) {
    if (has(commit)) {
      return;
    }
    if (name.isPresent() || !wire.url().scheme().equals("file")) {
      fetchAlone(name.orElse(commit));
    }
    if (!has(commit)) {
      fetchAll();
    }
    if (!has(commit)) {
      throw new RemoteFailure(Reason.NO_COMMIT, "commit " + commit + " is not in the repository");
    }
  }

  /** Many servers give out only what a branch or tag points at; the rest comes with its history. */
  private void fetchAlone(String wanted) {
    try {
      fetch(1, new RefSpec("+" + wanted + ":" + WANTED));
    } catch (RemoteFailure e) {
      if (e.reason() != Reason.NOT_GIT) {
        throw e;
      }
    }
  }

  private void fetchAll() {
    fetch(0, new RefSpec("+refs/heads/*:refs/heads/*"), new RefSpec("+refs/tags/*:refs/tags/*"));
  }

  private boolean has(String commit) {
    try (RevWalk walk = new RevWalk(local)) {
      walk.parseTree(walk.parseCommit(ObjectId.fromString(commit)).getTree());
      return true;
    } catch (IOException _) {
      return false;
    }
  }

  private Optional<ObjectId> resolved(String ref) {
    try {
      return Optional.ofNullable(local.resolve(ref + "^{commit}"));
    } catch (IOException | RuntimeException _) {
      return Optional.empty();
    }
  }

  // ---- the wire ----

  private RemoteNames list(Transport transport, Deadline deadline) throws IOException {
    try (FetchConnection connection = transport.openFetch()) {
      return new RemoteNames(connection.getRefsMap());
    }
  }

  private void fetch(int depth, RefSpec... specs) {
    wire.talk(
        "fetching",
        (transport, deadline) -> {
          if (depth > 0) {
            transport.setDepth(depth);
          }
          return transport.fetch(deadline, List.of(specs));
        });
  }

  @Override
  public void close() {
    local.close();
  }
}
