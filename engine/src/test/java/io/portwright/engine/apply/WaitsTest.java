package io.portwright.engine.apply;

import static org.assertj.core.api.Assertions.assertThat;

import io.portwright.engine.address.InstanceAddress;
import io.portwright.engine.apply.ApplyEvent.Doing;
import io.portwright.engine.config.Timeouts;
import io.portwright.provider.schema.Schema;
import io.portwright.provider.spi.Account;
import io.portwright.provider.spi.Account.Goal;
import io.portwright.provider.spi.Account.Patience;
import io.portwright.provider.spi.Action;
import io.portwright.provider.value.Marks;
import io.portwright.provider.value.Value.ObjectValue;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How long what is waited for. */
class WaitsTest {
  private static final Instant START = Instant.parse("2026-11-25T10:00:00Z");
  private static final InstanceAddress ADDRESS =
      InstanceAddress.parse("megaport_port.syd").orElseThrow();

  private static final ObjectValue NOTHING =
      new ObjectValue(Schema.of(List.of()).objectType(), new TreeMap<>(), Marks.NONE);

  private final AtomicReference<Instant> now = new AtomicReference<>(START);
  private final InstantSource time = now::get;

  @ParameterizedTest(name = "{0} of a resource with create {1}, update {2}, delete {3}: {4}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # doing | create | update | delete | limit
          CREATE  | PT30M  |        |        | PT30M
          CREATE  |        | PT30M  | PT30M  | PT10M
          UPDATE  | PT30M  | PT90M  | PT30M  | PT90M
          UPDATE  | PT30M  |        | PT30M  | PT10M
          END     | PT30M  | PT30M  | PT1S   | PT1S
          END     |        |        |        | PT10M
          """)
  void theBlockCountsBeforeTheProvider(
      Doing doing, Duration create, Duration update, Duration delete, Duration limit) {
    Waits waits =
        waits(
            new Timeouts(
                Optional.ofNullable(create),
                Optional.ofNullable(update),
                Optional.ofNullable(delete)));
    waits.add(call(doing), Goal.UPDATED, NOTHING);
    assertThat(waits.open())
        .singleElement()
        .satisfies(await -> {
          assertThat(await.limit()).isEqualTo(limit);
          assertThat(await.until()).isEqualTo(START.plus(limit));
        });
  }

  @Test
  void theCallsOfOneStepShareWhatTheBlockAllows() {
    Waits waits =
        waits(new Timeouts(Optional.of(Duration.ofMinutes(5)), Optional.empty(), Optional.empty()));
    waits.add(call(Doing.CREATE), Goal.CREATED, NOTHING);
    waits.remove(waits.open().getFirst());
    now.set(START.plusSeconds(60));
    waits.add(call(Doing.CREATE), Goal.UPDATED, NOTHING);
    assertThat(waits.open())
        .singleElement()
        .satisfies(await -> assertThat(await.until()).isEqualTo(START.plus(Duration.ofMinutes(5))));
  }

  private Waits waits(Timeouts timeouts) {
    return new Waits(
        time.withZone(ZoneOffset.UTC), Sleeper.REAL, new Cancellation(), _ -> timeouts);
  }

  private static Prepared.Call call(Doing doing) {
    Account account =
        (Account)
            Proxy.newProxyInstance(
                WaitsTest.class.getClassLoader(),
                new Class<?>[] {Account.class},
                (_, method, _) -> {
                  assertThat(method.getName()).isEqualTo("patience");
                  return new Patience(Duration.ofMinutes(1), Duration.ofMinutes(10));
                });
    return new Prepared.Call(
        Step.make(ADDRESS),
        doing,
        Prepared.Part.FIRST,
        account,
        Schema.of(List.of()),
        new Action.End("megaport_port", NOTHING),
        NOTHING);
  }
}
