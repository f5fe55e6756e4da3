package io.portwright.engine.state.git;

import io.portwright.engine.state.CommitId;
import io.portwright.engine.state.StoreFailure;
import io.portwright.engine.state.StoreFailure.Reason;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;

/** What is said when the histories here and at the shared place do not fit. */
final class Histories {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final StateRepository repository;
  private final SharedPlace place;
  private final BranchName branch;

  Histories(StateRepository repository, SharedPlace place, BranchName branch) {
    this.repository = repository;
    this.place = place;
    this.branch = branch;
  }

  /**
   * @param seen what the branch does not lead to any more
   * @param tip where it is; none when it is gone
   */
  StoreFailure rewritten(CommitId seen, CommitId tip) {
    String now;
    if (!tip.exists()) {
      now = "The branch is gone now.";
    } else if (repository.follows(seen, tip)) {
      now = "It has been set back to\n\n    " + line(tip) + "\n\nand what came after is missing.";
    } else {
      now = "It has another history now, and leads to\n\n    " + line(tip);
    }
    return new StoreFailure(
        Reason.REWRITTEN,
        "cannot use branch "
            + place.remoteName(branch)
            + " of "
            + place
            + ": it does not lead to the commit any more where this folder last saw it",
        "It was last seen at\n\n    "
            + line(seen)
            + "\n\n"
            + now
            + "\n\nOrders that only the missing commits know would be placed again, so nothing is"
            + " read and nothing is ordered. If nobody meant this, bring the commit back from"
            + " here:\n\n    git --git-dir="
            + repository.folder()
            + " push "
            + (tip.exists() && !repository.follows(seen, tip) ? "--force " : "")
            + place
            + " "
            + seen.brief()
            + ":refs/heads/"
            + place.remoteName(branch)
            + "\n\nIf it was meant, take over the history as it is now:\n\n"
            + "    portwright init -accept-history="
            + (tip.exists() ? tip.brief() : "none"));
  }

  /**
   * @param head what is here and not there
   * @param tip where the branch is over there; none when there is no such branch
   */
  StoreFailure unshared(CommitId head, CommitId tip) {
    boolean ahead = repository.follows(head, tip);
    String there =
        tip.exists()
            ? (ahead ? "The shared store is behind, at\n\n    " : "The shared store is at\n\n    ")
                + line(tip)
            : "The shared store has no branch " + place.remoteName(branch) + " yet.";
    String share =
        "To put what is here into the shared store:\n\n    portwright init -migrate-state";
    String drop =
        "To go on with what the shared store has, and leave what is here behind:\n\n"
            + "    portwright init -reconfigure";
    return new StoreFailure(
        Reason.UNSHARED,
        "cannot use "
            + place
            + ": this folder has state of its own that is not in branch "
            + place.remoteName(branch),
        "Here, the last commit is\n\n    "
            + line(head)
            + "\n\n"
            + there
            + "\n\n"
            + (ahead ? share + "\n\n" : "Both went on alone, so they cannot be put together.\n\n")
            + drop);
  }

  /**
   * One commit for people: {@code 9ad1e02c0f3b 2026-11-24 09:12 UTC Ann: Order megaport_port.a}.
   */
  String line(CommitId commit) {
    try (RevWalk walk = new RevWalk(repository.git())) {
      RevCommit found = walk.parseCommit(ObjectId.fromString(commit.hex()));
      return commit.brief()
          + " "
          + TIME.format(Instant.ofEpochSecond(found.getCommitTime()))
          + " UTC "
          + found.getAuthorIdent().getName()
          + ": "
          + found.getShortMessage();
    } catch (IOException unreadable) {
      return commit.brief();
    }
  }
}
