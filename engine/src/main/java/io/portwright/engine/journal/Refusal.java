package io.portwright.engine.journal;

import io.portwright.engine.address.InstanceAddress;
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

        %s\
        """
            .formatted(
                verb(call.operation()),
                call.resourceType(),
                call.serviceName(),
                intent.address(),
                intent.scope().environment(),
                company,
                evidence(intent.status()),
                advice(intent));
    return Diagnostic.error("Earlier order with unknown outcome", detail)
        .withCode("JOURNAL-1")
        .about(intent.address().toString());
  }

  static Diagnostic ofNamesake(Intent intent, InstanceAddress address) {
    String detail =
        """
        An order of %s "%s" for %s has an unknown outcome, and %s would order another one of the \
        same name: nobody could tell them apart. It is not sent before the other one is settled.

        %s\
        """
            .formatted(
                intent.call().resourceType(),
                intent.call().serviceName(),
                intent.address(),
                address,
                advice(intent));
    return Diagnostic.error("Order of the same name with unknown outcome", detail)
        .withCode("JOURNAL-2")
        .about(address.toString());
  }

  static String advice(Intent intent) {
    Intent.Call call = intent.call();
    String known =
        intent.knownUids().isEmpty()
            ? ""
            : " These had that name before and are not meant: "
                + String.join(", ", intent.knownUids())
                + ".";
    return """
    Nothing is sent for %s again before that is known, because that could order it twice. The \
    next plan or apply looks for a service called "%s" with the fingerprint

        %s

    (intent %s).%s If it is there, it is yours and is billed. To see what is known, and to \
    decide where nothing proves it:

        portwright recover\
    """
        .formatted(intent.address(), call.serviceName(), call.fingerprint(), intent.id(), known);
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
