package io.portwright.engine.recovery;

import io.portwright.engine.journal.Intent;
import io.portwright.engine.journal.Journal;
import io.portwright.engine.recovery.Suspects.Found;
import io.portwright.engine.recovery.Suspects.Suspect;
import io.portwright.engine.state.ResourceRecord;
import io.portwright.engine.state.StateChange;
import io.portwright.engine.state.StateSnapshot;
import io.portwright.provider.diagnostic.Checked;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.spi.Search;
import java.util.Optional;
import java.util.stream.Stream;

/** Carries out what a person has decided about an order that nothing proves. */
final class Decision {
  private final Suspects suspects;
  private final Judge judge;

  Decision(Suspects suspects, Judge judge) {
    this.suspects = suspects;
    this.judge = judge;
  }

  Checked<StateChange> adopted(Intent intent, String uid, StateSnapshot state) {
    Optional<ResourceRecord> owner =
        state.records().values().stream().filter(record -> has(record, uid)).findFirst();
    if (owner.isPresent()) {
      return refused(intent, uid, "State has it already, as " + owner.get().address() + ".");
    }
    return switch (suspects.of(intent, state)) {
      case Found.Unusable(String why) -> refused(intent, uid, why);
      case Found.Usable(Suspect suspect) -> adopted(suspect, uid, state);
    };
  }

  private Checked<StateChange> adopted(Suspect suspect, String uid, StateSnapshot state) {
    suspect.account().refresh();
    Search.Candidate candidate =
        new Search.Candidate(
            uid,
            suspect.order().serviceName(),
            "",
            Optional.empty(),
            Search.Mark.NONE,
            Search.Life.RUNNING);
    Intent intent = suspect.intent();
    return switch (judge.adopted(suspect, candidate, state)) {
      case Verdict.Adopt adopt -> Checked.of(Journal.remove(intent).with(adopt.record()));
      case Verdict.Ended _ ->
          refused(
              intent,
              uid,
              "There is no such service, or it has ended. If this order made nothing that is still"
                  + " there, say so with -not-ordered.");
      case Verdict.Unclear(String why) -> refused(intent, uid, why);
      case Verdict.NotOrdered(String why) -> refused(intent, uid, why);
      case Verdict.TooEarly _ -> refused(intent, uid, "It is too early to tell.");
    };
  }

  private static boolean has(ResourceRecord record, String uid) {
    return Stream.concat(record.current().stream(), record.deposed().values().stream())
        .anyMatch(object -> object.uid().filter(uid::equals).isPresent());
  }

  private static Checked<StateChange> refused(Intent intent, String uid, String why) {
    return Checked.failed(
        Diagnostic.error(
                "Service cannot be taken for this order",
                uid
                    + " cannot become "
                    + intent.address()
                    + ". "
                    + why
                    + "\n\nNothing was changed.")
            .withCode("RECOVER-2")
            .about(intent.address().toString()));
  }
}
