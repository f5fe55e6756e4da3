package io.portwright.engine.apply;

import static org.assertj.core.api.Assertions.assertThat;

import io.portwright.engine.apply.ApplyResult.Ending;
import io.portwright.engine.fake.Bench;
import io.portwright.engine.fake.FakeWorld.Script;
import io.portwright.engine.journal.Intent;
import io.portwright.engine.journal.Journal;
import io.portwright.engine.state.InstanceObject;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Objects that take several calls: every order among them is announced like any other, and whatever
 * happens between two of them, the object is in state as it has become.
 */
class FurtherOrdersTest {
  private static final String TAGGED =
      """
      resource "fake_port" "a" {
        name = "a"
        tags = { one = "1", two = "2" }
      }

      resource "fake_link" "l" {
        name = "l"
        on   = fake_port.a.uid
      }
      """;

  private static Bench bench() {
    Bench bench = new Bench(TAGGED);
    bench.world.orderTags();
    return bench;
  }

  private static List<String> sent(Bench bench) {
    return bench.log.stream().filter(line -> line.startsWith("send")).toList();
  }

  private static InstanceObject port(Bench bench) {
    return bench.store.read().records().values().stream()
        .filter(record -> record.address().toString().equals("fake_port.a"))
        .findFirst()
        .flatMap(record -> record.current())
        .orElseThrow();
  }

  @Test
  void goOutOneAfterAnotherBeforeWhatDependsOnTheObject() {
    Bench bench = bench();
    ApplyResult result = bench.apply(bench.plan());

    assertThat(result.ending()).isEqualTo(Ending.COMPLETE);
    assertThat(result.counts()).isEqualTo(new ApplyResult.Counts(2, 0, 0));
    assertThat(sent(bench)).containsExactly("send [a]", "send [a#one]", "send [a#two]", "send [l]");
    for (int i = 0; i < bench.log.size(); i++) {
      if (bench.log.get(i).startsWith("send")) {
        assertThat(bench.log.get(i - 1)).startsWith("commit Order");
        assertThat(bench.log.get(i + 1)).endsWith(": ordered");
      }
    }
    assertThat(bench.state()).containsExactly("fake_link.l uid-2", "fake_port.a uid-1");
    assertThat(bench.plan().hasChanges()).isFalse();
  }

  @Test
  void keepWhatTheServiceCallsTheObject() {
    Bench bench = bench();
    ApplyResult _ = bench.apply(bench.plan());
    assertThat(port(bench).providerData().get("uid")).isEqualTo("uid-1");
  }

  @Test
  void refusedOneLeavesTheObjectAndTheNextRunGoesOn() {
    Bench bench = bench();
    bench.world.script("a#two", Script.REFUSED);
    ApplyResult first = bench.apply(bench.plan());

    assertThat(first.ending()).isEqualTo(Ending.FAILED);
    assertThat(port(bench).status()).isEqualTo(InstanceObject.Status.READY);
    assertThat(port(bench).attributes().toString()).contains("one").doesNotContain("two");
    assertThat(bench.state()).containsExactly("fake_port.a uid-1");

    bench.world.unscript("a#two");
    bench.log.clear();
    ApplyResult second = bench.apply(bench.plan());
    assertThat(second.ending()).isEqualTo(Ending.COMPLETE);
    assertThat(sent(bench)).containsExactly("send [a#two]", "send [l]");
    assertThat(bench.plan().hasChanges()).isFalse();
  }

  @Test
  void unclearOneBlocksTheAddressAndIsNeverRepeated() {
    Bench bench = bench();
    bench.world.script("a#one", Script.UNCLEAR);
    ApplyResult _ = bench.apply(bench.plan());
    assertThat(Journal.of(bench.store.read()).blocking())
        .singleElement()
        .satisfies(intent -> {
          assertThat(intent.address()).hasToString("fake_port.a");
          assertThat(intent.call().operation()).isEqualTo(Intent.Operation.UPDATE);
        });

    bench.world.unscript("a#one");
    bench.log.clear();
    ApplyResult _ = bench.apply(bench.plan());
    assertThat(sent(bench)).isEmpty();
  }

  @Test
  void changeThatIsOnlyAnOrderIsOne() {
    Bench bench = bench();
    ApplyResult _ = bench.apply(bench.plan());
    bench.log.clear();
    Bench _ = bench.main(TAGGED.replace("two = \"2\"", "two = \"2\", three = \"3\""));
    ApplyResult result = bench.apply(bench.plan());
    assertThat(result.counts()).isEqualTo(new ApplyResult.Counts(0, 1, 0));
    assertThat(sent(bench)).containsExactly("send [a#three]");
    assertThat(port(bench).providerData().get("uid")).isEqualTo("uid-1");
  }
}
