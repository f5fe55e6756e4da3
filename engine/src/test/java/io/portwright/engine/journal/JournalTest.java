package io.portwright.engine.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portwright.engine.address.InstanceAddress;
import io.portwright.engine.address.InstanceKey;
import io.portwright.engine.address.ResourceAddress;
import io.portwright.engine.journal.Intent.Call;
import io.portwright.engine.journal.Intent.Operation;
import io.portwright.engine.journal.Intent.Scope;
import io.portwright.engine.journal.Intent.Target;
import io.portwright.engine.state.CommitId;
import io.portwright.engine.state.DeposedKey;
import io.portwright.engine.state.Lineage;
import io.portwright.engine.state.StateChange;
import io.portwright.engine.state.StateSnapshot;
import io.portwright.engine.state.StoreFailure;
import io.portwright.provider.value.Value;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class JournalTest {
  private static final InstanceAddress A =
      ResourceAddress.managed("megaport_port", "a").instance(InstanceKey.NONE);
  private static final InstanceAddress B =
      ResourceAddress.managed("megaport_port", "b").instance(new InstanceKey.Name("x"));

  private static Intent intent(String id, InstanceAddress address) {
    return intent(id, address, address.equals(A) ? "My port" : "Other port");
  }

  private static Intent intent(String id, InstanceAddress address, String serviceName) {
    return new Intent(
        id,
        "wave-1",
        Target.current(address),
        new Call(Operation.CREATE, "megaport_port", serviceName, "pw-" + id, "hmac-sha256:00"),
        new Scope("production", Optional.of("company-1")),
        Duration.ofSeconds(90),
        List.of("u2", "u1"),
        new IntentStatus.Open());
  }

  private static StateSnapshot with(Intent... intents) {
    StateSnapshot snapshot = StateSnapshot.EMPTY;
    for (Intent intent : intents) {
      snapshot = apply(snapshot, Journal.outcome(intent, intent.status()));
    }
    return snapshot;
  }

  private static StateSnapshot apply(StateSnapshot snapshot, StateChange change) {
    return snapshot.after(change, CommitId.NONE, new Lineage("l"), StateSnapshot.NO_RESOURCES);
  }

  static Stream<IntentStatus> statuses() {
    return Stream.of(
        new IntentStatus.Open(),
        new IntentStatus.Accepted(List.of("uid-1", "uid-2")),
        new IntentStatus.Accepted(List.of()),
        new IntentStatus.Refused("No capacity."),
        new IntentStatus.Unclear("The answer was HTML (trace t-1)."),
        new IntentStatus.AwaitingApproval("Queue entry 7."),
        new IntentStatus.Unfamiliar("paused"));
  }

  @ParameterizedTest
  @MethodSource("statuses")
  void everyIntentComesBackFromItsDocument(IntentStatus status) {
    Intent given = intent("i-1", B).withStatus(status);
    assertThat(Journal.of(with(given)).intents()).containsExactly(given);
    Intent deposed =
        new Intent(
            "i-2",
            "w",
            new Target(A, Optional.of(new DeposedKey("0000000a"))),
            given.call(),
            new Scope("sandbox", Optional.empty()),
            Duration.ofMillis(1500),
            List.of(),
            status);
    assertThat(Journal.of(with(deposed)).intents()).containsExactly(deposed);
  }

  @ParameterizedTest
  @MethodSource("statuses")
  void anAddressIsBlockedUntilItsOutcomeIsKnown(IntentStatus status) {
    boolean known =
        status instanceof IntentStatus.Accepted || status instanceof IntentStatus.Refused;
    var journal = Journal.of(with(intent("old", A).withStatus(status)));
    assertThat(journal.blocking(A).isEmpty()).isEqualTo(known);
    assertThat(journal.announce(List.of(intent("new", A))).hasErrors()).isEqualTo(!known);
    assertThat(journal.announce(List.of(intent("new", B))).hasErrors()).isFalse();
  }

  @Test
  void aWaveWithOneBlockedAddressIsRefusedAsAWholeWithTheEvidence() {
    var unclear = new IntentStatus.Unclear("The connection was reset (trace t-9).");
    var journal = Journal.of(with(intent("old", A).withStatus(unclear)));
    var refused = journal.announce(List.of(intent("n1", B), intent("n2", A)));
    assertThat(refused.value()).isEmpty();
    assertThat(refused.diagnostics())
        .singleElement()
        .satisfies(d -> {
          assertThat(d.address()).hasValue("megaport_port.a");
          assertThat(d.detail())
              .isEqualTo(
                  """
                  An earlier run was about to order megaport_port "My port" for \
                  megaport_port.a (production for company company-1), and it is not known \
                  what became of it: The connection was reset (trace t-9).

                  Nothing is sent for megaport_port.a again before that is known, because that \
                  could order it twice. The next plan or apply looks for a service called \
                  "My port" with the fingerprint

                      pw-old

                  (intent old). These had that name before and are not meant: u1, u2. If it is \
                  there, it is yours and is billed. To see what is known, and to decide where \
                  nothing proves it:

                      portwright recover\
                  """);
        });
  }

  @Test
  void announcingAddsTheWaveAndDropsWhatIsSettled() {
    var settled = intent("done", A).withStatus(new IntentStatus.Accepted(List.of("u")));
    var waiting = intent("open", B);
    var snapshot = with(settled, waiting);
    var after =
        apply(snapshot, Journal.of(snapshot).announce(List.of(intent("next", A))).orThrow());
    assertThat(Journal.of(after).intents()).extracting(Intent::id).containsExactly("next", "open");
    assertThat(Journal.of(apply(after, Journal.remove(waiting))).intents())
        .extracting(Intent::id)
        .containsExactly("next");
  }

  @Test
  void aWaveNamesEachAddressAndIdOnce() {
    var journal = Journal.of(with(intent("x", A).withStatus(new IntentStatus.Refused("no"))));
    assertThatThrownBy(() -> journal.announce(List.of(intent("1", A), intent("2", A))))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> journal.announce(List.of(intent("x", B))))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() ->
            journal.announce(List.of(intent("1", A).withStatus(new IntentStatus.Refused("no")))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void fieldsOfANewerVersionAreIgnoredAndMissingOnesAreDamage() {
    var snapshot = with(intent("i", A));
    var document = Objects.requireNonNull(snapshot.intents().get("i"));
    var newer = document.with("later", Value.TRUE);
    assertThat(Journal.of(apply(snapshot, StateChange.NONE.withIntent("i", newer))).intents())
        .containsExactly(intent("i", A));
    for (String field : document.attributes().keySet()) {
      if (!field.equals("format") && !field.equals("company")) {
        var broken = new java.util.TreeMap<>(Map.copyOf(document.attributes()));
        broken.remove(field);
        var change = StateChange.NONE.withIntent("i", Value.object(broken));
        assertThatThrownBy(() -> Journal.of(apply(snapshot, change)))
            .as(field)
            .isInstanceOf(StoreFailure.class)
            .hasMessageContaining(field);
      }
    }
  }

  @Test
  void anotherOrderOfTheSameNameWaitsUntilTheFirstIsSettled() {
    Journal journal = Journal.of(with(intent("old", A, "twin")));
    assertThat(journal.announce(List.of(intent("new", B, "twin"))).diagnostics())
        .singleElement()
        .satisfies(d -> {
          assertThat(d.code().orElseThrow()).hasToString("JOURNAL-2");
          assertThat(d.address()).contains(B.toString());
          assertThat(d.detail()).contains("pw-old", "megaport_port.a", "twin");
        });
    assertThat(journal.announce(List.of(intent("new", B, "other"))).hasErrors()).isFalse();
  }
}
