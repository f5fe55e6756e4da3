package io.portwright.cli.command;

import io.portwright.engine.state.CommitId;
import io.portwright.engine.state.StateStore;
import io.portwright.engine.state.StoreFailure;
import io.portwright.engine.state.StoredCommit;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.diagnostic.DiagnosticCode;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What other runs have done to the state since this one read it.
 *
 * @param known the commit that this run began with
 */
record Rivals(StateStore store, CommitId known) {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final int SHOWN = 5;

  /** Findings that mean that another run was faster. */
  private static final Set<String> CODES = Set.of("APPLY-4", "APPLY-5", "STATE-6");

  /** The same finding; one that says that state has moved also says who moved it. */
  Diagnostic named(Diagnostic finding) {
    boolean moved = finding.code().map(DiagnosticCode::text).filter(CODES::contains).isPresent();
    if (!moved) {
      return finding;
    }
    List<String> lines = lines();
    return lines.isEmpty()
        ? finding
        : finding.withDetail(
            finding.detail()
                + "\n\nState has moved since:\n\n    "
                + String.join("\n    ", lines)
                + "\n\nLook at what changed:\n\n    portwright state "
                + (known.exists() ? "diff " + known.brief() : "log"));
  }

  /** One line for each commit, newest first; none when nobody can say. */
  private List<String> lines() {
    List<String> lines = new ArrayList<>();
    try {
      store
          .history()
          .walk(commit -> {
            if (commit.id().equals(known)) {
              return false;
            }
            lines.add(lines.size() < SHOWN ? line(commit) : "…");
            return lines.size() <= SHOWN;
          });
    } catch (StoreFailure _) {
      return List.of();
    }
    return lines;
  }

  private static String line(StoredCommit commit) {
    return commit.id().brief()
        + " "
        + TIME.format(commit.author().at())
        + " UTC "
        + commit.actor()
        + ": "
        + commit.message().summary();
  }
}
