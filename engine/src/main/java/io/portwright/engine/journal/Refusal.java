package io.portwright.engine.journal;

import io.portwright.provider.diagnostic.Diagnostic;

/** Why nothing is ordered for an address: what was announced before, and what is known about it. */
final class Refusal {
  private Refusal() {}

  static Diagnostic of(Intent intent) {
    Intent.Call call = intent.call();
    String company = intent.scope().companyUid().map(uid -> " for company " + uid).orElse("");
    String detail =
        """
        An earlier run was about to %s %s "%s" for %s (%s%s), and it is not known what became of \
        it: %s

        Nothing is sent for this address again, because that could order it twice. Look for a \
        service with this name in the Megaport Portal. The call carried the fingerprint

            %s

        and is intent %s in the store.\
        """
            .formatted(
                verb(call.operation()),
                call.resourceType(),
                call.serviceName(),
                intent.address(),
                intent.scope().environment(),
                company,
                evidence(intent.status()),
                call.fingerprint(),
                intent.id());
    return Diagnostic.error("Earlier order with unknown outcome", detail)
        .withCode("JOURNAL-1")
        .about(intent.address().toString());
  }

  private static String verb(Intent.Operation operation) {
    return switch (operation) {
      case CREATE -> "order";
      case UPDATE -> "change";
      case END -> "end";
    };
  }

  private static String evidence(IntentStatus status) {
    return switch (status) {
      case IntentStatus.Open _ ->
          "the run ended before it had recorded an answer, perhaps before it had sent anything.";
      case IntentStatus.Unclear s -> s.evidence();
      case IntentStatus.AwaitingApproval s -> "it waits for approval. " + s.evidence();
      case IntentStatus.Unfamiliar s ->
          "a newer version of this program has marked it \"" + s.word() + "\".";
      case IntentStatus.Accepted s -> "it was accepted as " + s.uids() + ".";
      case IntentStatus.Refused s -> "it was refused: " + s.reason();
    };
  }
}
