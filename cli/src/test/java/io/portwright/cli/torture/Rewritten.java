package io.portwright.cli.torture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/** Somebody moves the branch of the shared state by force. */
final class Rewritten implements Affair {
  private static final String BRANCH = "refs/heads/portwright/default";
  private static final Pattern PUSH = Pattern.compile("([0-9a-f]{12}):" + BRANCH);

  /** What becomes of the branch. */
  private enum Move {
    BACK,
    AWAY
  }

  /** What people do about it. */
  private enum WayOut {
    RESTORE,
    ACCEPT
  }

  private final Theatre theatre;
  private final Move move;
  private final WayOut wayOut;
  private boolean moved;
  private int orders;

  private Rewritten(Theatre theatre, Move move, WayOut wayOut) {
    this.theatre = theatre;
    this.move = move;
    this.wayOut = wayOut;
  }

  static Affair setBackAndRestored(Theatre theatre) {
    return new Rewritten(theatre, Move.BACK, WayOut.RESTORE);
  }

  static Affair setBackAndAccepted(Theatre theatre) {
    return new Rewritten(theatre, Move.BACK, WayOut.ACCEPT);
  }

  static Affair deletedAndRestored(Theatre theatre) {
    return new Rewritten(theatre, Move.AWAY, WayOut.RESTORE);
  }

  @Override
  public void happens(Drama drama) {
    orders = orders();
    try (Repository team = opened();
        RevWalk walk = new RevWalk(team)) {
      ObjectId tip = team.resolve(BRANCH);
      if (tip == null) {
        return;
      }
      var commit = walk.parseCommit(tip);
      if (move == Move.AWAY) {
        deleted(team);
        moved = true;
      } else if (commit.getParentCount() > 0) {
        set(team, commit.getParent(0));
        moved = true;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Repository opened() throws IOException {
    return new FileRepositoryBuilder().setBare().setGitDir(theatre.team().toFile()).build();
  }

  private static void set(Repository team, ObjectId to) throws IOException {
    RefUpdate update = team.updateRef(BRANCH);
    update.setNewObjectId(to);
    update.setForceUpdate(true);
    RefUpdate.Result result = update.update();
    if (result != RefUpdate.Result.FORCED
        && result != RefUpdate.Result.NEW
        && result != RefUpdate.Result.FAST_FORWARD) {
      throw new AssertionError("the branch cannot be moved: " + result);
    }
  }

  private static void deleted(Repository team) throws IOException {
    RefUpdate update = team.updateRef(BRANCH);
    update.setForceUpdate(true);
    if (update.delete() != RefUpdate.Result.FORCED) {
      throw new AssertionError("the branch cannot be deleted");
    }
  }

  /** Orders that the service has seen. */
  private int orders() {
    return (int)
        theatre.control().requests().stream()
            .filter(request ->
                request.method().equals("POST")
                    && (request.path().endsWith("/buy") || request.path().endsWith("/prefixList")))
            .count();
  }

  @Override
  public List<String> afterwards(Run run) {
    List<String> wrong = new ArrayList<>();
    if (!moved) {
      return wrong;
    }
    if (orders() > orders + 1) {
      wrong.add((orders() - orders) + " orders were sent after the history had changed");
    }
    int before = orders();
    Run next = theatre.carryOut(Drama.CREATE);
    if (next.exitCode() == 0 || !next.text().contains("STORE-23")) {
      wrong.add("another history is believed: " + Aftermath.tail(next.text()));
    }
    if (orders() > before) {
      wrong.add("something was ordered on another history");
    }
    switch (wayOut) {
      case RESTORE -> wrong.addAll(restore(next.text()));
      case ACCEPT -> {
        Run accepted =
            theatre.run(List.of("init", "-input=false", "-no-color", "-accept-history=" + tip()));
        if (accepted.exitCode() != 0) {
          wrong.add("the way out is none: " + Aftermath.tail(accepted.text()));
        }
      }
    }
    return wrong;
  }

  private String tip() {
    try (Repository team = opened()) {
      ObjectId tip = team.resolve(BRANCH);
      return tip == null ? "none" : tip.name();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As the program says: the commit where this folder last saw the branch is pushed there. */
  private List<String> restore(String said) {
    Matcher shown = PUSH.matcher(said);
    if (!shown.find()) {
      return List.of("no commit to bring back is named: " + Aftermath.tail(said));
    }
    try (Repository team = opened()) {
      set(team, team.resolve(shown.group(1)));
      return List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
