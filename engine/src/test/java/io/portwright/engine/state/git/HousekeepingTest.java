package io.portwright.engine.state.git;

import static org.assertj.core.api.Assertions.assertThat;

import io.portwright.engine.address.InstanceKey;
import io.portwright.engine.address.ResourceAddress;
import io.portwright.engine.state.StateChange;
import io.portwright.engine.state.StateSnapshot;
import io.portwright.provider.value.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Packing beside writers loses nothing. */
class HousekeepingTest extends StoreFixture {

  private StateChange one(int i) {
    var address = ResourceAddress.managed("megaport_port", "p").instance(new InstanceKey.Index(i));
    return StateChange.NONE.with(record(address, Map.of("name", Value.string("n" + i))));
  }

  private int loose() throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve("store.git/objects"))) {
      return (int)
          files
              .filter(Files::isRegularFile)
              .filter(file -> file.getParent().getFileName().toString().length() == 2)
              .count();
    }
  }

  @Test
  void packsWhileOthersWriteAndLosesNothing() throws IOException {
    try (var store = store()) {
      StateSnapshot state = store.read();
      for (int i = 0; i < 60; i++) {
        state = updated(store.update(state, one(i), MESSAGE, ANN));
      }
      int before = loose();
      Housekeeping packing = new Housekeeping(folder.resolve("store.git"), 0);
      packing.consider();
      for (int i = 60; i < 80; i++) {
        state = updated(store.update(state, one(i), MESSAGE, ANN));
      }
      packing.close();
      assertThat(loose()).isLessThan(before);
      assertThat(store.health().damage()).isEmpty();
      assertThat(store.health().commits()).isEqualTo(80);
    }
    assertThat(read().records()).hasSize(80);
    GitCommand.run(folder.resolve("store.git"), "fsck", "--strict");
  }
}
