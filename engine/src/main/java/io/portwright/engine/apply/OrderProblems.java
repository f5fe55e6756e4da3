package io.portwright.engine.apply;

import io.portwright.engine.journal.Intent;
import io.portwright.engine.journal.Journal;
import io.portwright.engine.state.StoreFailure;
import io.portwright.provider.diagnostic.Diagnostic;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What the user must know when sending orders or recording them goes wrong. */
final class OrderProblems {
  private OrderProblems() {}

  static Diagnostic withAdvice(Diagnostic evidence, Intent intent) {
    Diagnostic told =
        Diagnostic.error(evidence.summary(), evidence.detail() + "\n\n" + Journal.advice(intent))
            .about(intent.address().toString());
    return evidence.code().map(code -> told.withCode(code.text())).orElse(told);
  }

  static Diagnostic tooLate() {
    return Diagnostic.error(
            "Too much time has passed before an order was sent",
            "This computer was suspended, its clock was set, or writing state took very long."
                + " Another run may believe by now that these orders were never sent, so they are"
                + " not.\n\nRun plan and apply again.")
        .withCode("APPLY-13");
  }

  static Diagnostic unanswered() {
    return Diagnostic.error(
            "No answer to an order",
            "The request may have left, and no answer to it was read. Nothing is sent for this"
                + " address again until somebody has looked whether the service exists.")
        .withCode("APPLY-6");
  }

  static Diagnostic crashed(RuntimeException bug) {
    return Diagnostic.error(
            "Sending orders broke off",
            "This is a mistake in Portwright: "
                + bug
                + ". What may have been sent is recorded as unclear, and nothing more is ordered.")
        .withCode("APPLY-7");
  }

  /** What the user must know when the store has no order less, but does not know how some ended. */
  static Diagnostic outcomesKept(StoreFailure failure, Path file) {
    Diagnostic plain = failure.diagnostic();
    Diagnostic told =
        Diagnostic.error(
            plain.summary(),
            plain.detail()
                + "\n\nHow the last orders ended is kept, encrypted, in\n\n    "
                + file
                + "\n\nThe next plan or apply reads that file back first.");
    return plain.code().map(code -> told.withCode(code.text())).orElse(told);
  }

  /** What the user must know when the store fails: which orders it does not have. */
  static Diagnostic unrecorded(StoreFailure failure, List<String> lines, Optional<Path> file) {
    return Diagnostic.error(
            "Orders are not recorded",
            "These orders were accepted, but state could not be written. Keep this list: the"
                + " services exist and cost money.\n\n    "
                + String.join("\n    ", lines)
                + "\n\nThe store said: "
                + failure.getMessage()
                + ".\n\n"
                + (file.isPresent()
                    ? "What is missing in state is kept, encrypted, in\n\n    "
                        + file.get()
                        + "\n\nMend the store and run plan or apply again: it reads that file back"
                        + " first."
                    : "Mend that first. Nothing is ordered for these addresses again: the next"
                        + " plan shows them as orders with unknown outcome."))
        .withCode("APPLY-8");
  }
}
