package io.portwright.engine.git;

import io.portwright.engine.git.RemoteFailure.Reason;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.transport.FetchConnection;
import org.eclipse.jgit.transport.PushResult;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.RemoteRefUpdate;
import org.eclipse.jgit.transport.Transport;

/**
 * References of a repository somewhere else, moved by compare-and-swap, and a bare one on this disk
 * that takes in what they lead to. No reference of the one on this disk is ever touched.
 *
 * <p>Every method fails with {@link RemoteFailure} when there is no usable answer; after a push
 * nobody knows then whether the reference has moved.
 */
public final class RemoteRefs implements AutoCloseable {
  private static final ObjectId NOTHING = ObjectId.zeroId();

  /** Other programs push there too; none of them takes that long. */
  private static final Duration DEAD_LOCK_WAIT = Duration.ofSeconds(3);

  /** What servers say when two pushes meet, in small letters. */
  private static final List<String> MEETING =
      List.of(
          "lock",
          "stale",
          "non-fast-forward",
          "fast forward",
          "fetch first",
          "already exists",
          "failed to update ref",
          "cannot update ref",
          "incorrect old",
          "invalid old id",
          "but expected");

  private final Wire wire;
  private final Repository local;

  private RemoteRefs(Wire wire, Repository local) {
    this.wire = wire;
    this.local = local;
  }

  /**
   * @param bare a bare repository that exists
   */
  public static RemoteRefs open(RemoteAddress address, Path bare, Access access) {
    GitEnvironment.install();
    try {
      Repository local =
          new FileRepositoryBuilder().setBare().setGitDir(bare.toFile()).setMustExist(true).build();
      Tidying.stop(local.getConfig());
      return new RemoteRefs(new Wire(address, access, local), local);
    } catch (IOException e) {
      throw new RemoteFailure(Reason.DISK, "cannot open the repository " + bare + ": " + e, e);
    }
  }

  /**
   * Where references are, by name; those that do not exist are missing.
   *
   * @param names in full; one that ends with {@code /} stands for all below it
   */
  public SortedMap<String, String> list(List<String> names) {
    return ids(
        wire.talk(
            "listing the branches",
            (transport, _) -> {
              try (FetchConnection connection = open(transport, names)) {
                return among(connection.getRefs(), names);
              }
            }));
  }

  /** As {@link #list}, and takes in the commits they lead to, with all history. */
  public SortedMap<String, String> fetch(List<String> names) {
    return ids(
        wire.talk(
            "fetching",
            (transport, deadline) -> {
              transport.setCheckFetchedObjects(true);
              try (FetchConnection connection = open(transport, names)) {
                Map<String, Ref> found = among(connection.getRefs(), names);
                List<Ref> missing = found.values().stream().filter(ref -> !has(ref)).toList();
                if (!missing.isEmpty()) {
                  connection.fetch(deadline, missing, Set.of());
                }
                return found;
              }
            }));
  }

  private static FetchConnection open(Transport transport, List<String> names) throws IOException {
    List<RefSpec> specs = new ArrayList<>();
    for (String name : names) {
      specs.add(
          name.endsWith("/")
              ? new RefSpec(name + "*:" + name + "*")
              : new RefSpec(name + ":" + name));
    }
    return transport.openFetch(specs);
  }

  private static Map<String, Ref> among(Collection<Ref> all, List<String> names) {
    Map<String, Ref> found = new TreeMap<>();
    for (Ref ref : all) {
      String name = ref.getName();
      boolean wanted =
          names.stream()
              .anyMatch(one -> one.endsWith("/") ? name.startsWith(one) : name.equals(one));
      if (wanted && ref.getObjectId() != null) {
        found.put(name, ref);
      }
    }
    return found;
  }

  private static SortedMap<String, String> ids(Map<String, Ref> refs) {
    SortedMap<String, String> ids = new TreeMap<>();
    refs.forEach((name, ref) -> {
      ObjectId id = ref.getObjectId();
      if (id != null) {
        ids.put(name, id.getName());
      }
    });
    return ids;
  }

  private boolean has(Ref ref) {
    try (RevWalk walk = new RevWalk(local)) {
      walk.parseTree(walk.parseCommit(ref.getObjectId()).getTree());
      return true;
    } catch (IOException _) {
      return false;
    }
  }

  /**
   * Moves a reference forward, if it is where the caller saw it.
   *
   * @param expected 40 hexadecimal digits; all zeros for a reference that does not exist yet
   * @param next a commit of the repository on this disk that descends from it; all zeros to remove
   *     the reference
   */
  public Pushed push(String name, String expected, String next) {
    Pushed pushed = pushOnce(name, expected, next);
    return pushed instanceof Pushed.Moved
            && wire.url().folder().filter(at -> freed(at, name)).isPresent()
        ? pushOnce(name, expected, next)
        : pushed;
  }

  /** In a folder, whoever was killed while it pushed has left the lock of the server side there. */
  private static boolean freed(Path repository, String name) {
    try {
      boolean freed = false;
      for (Path place : List.of(repository, repository.resolve(".git"))) {
        for (String locked : List.of(name, "packed-refs")) {
          freed |= DeadLock.remove(place, locked, DEAD_LOCK_WAIT);
        }
      }
      return freed;
    } catch (IOException _) {
      return false;
    }
  }

  private Pushed pushOnce(String name, String expected, String next) {
    boolean removes = next.equals(NOTHING.getName());
    return wire.talk(
        removes ? "removing " + name : "pushing",
        (transport, deadline) -> {
          RemoteRefUpdate update =
              new RemoteRefUpdate(
                  local, removes ? null : next, name, false, null, ObjectId.fromString(expected));
          PushResult result = transport.push(deadline, List.of(update));
          return outcome(name, update, result);
        });
  }

  private static Pushed outcome(String name, RemoteRefUpdate update, PushResult result) {
    String said =
        Stream.of(String.valueOf(update.getMessage()), result.getMessages().strip())
            .filter(text -> !text.isEmpty() && !text.equals("null"))
            .reduce((one, other) -> one + "; " + other)
            .orElse("no reason given");
    return switch (update.getStatus()) {
      case OK, UP_TO_DATE -> new Pushed.Accepted();
      case REJECTED_NONFASTFORWARD, REJECTED_REMOTE_CHANGED, NON_EXISTING ->
          new Pushed.Moved(update.getStatus().name());
      case REJECTED_NODELETE -> new Pushed.Refused(said);
      case REJECTED_OTHER_REASON -> meets(said) ? new Pushed.Moved(said) : new Pushed.Refused(said);
      case NOT_ATTEMPTED, AWAITING_REPORT ->
          throw new RemoteFailure(Reason.NOT_GIT, "the server did not say what became of " + name);
    };
  }

  /** A rule of the host may speak of locks too; the caller looks where the reference is. */
  private static boolean meets(String said) {
    String small = said.toLowerCase(Locale.ROOT);
    return MEETING.stream().anyMatch(small::contains);
  }

  @Override
  public void close() {
    local.close();
  }
}
