package io.portwright.engine.state.git;

import static org.assertj.core.api.Assertions.assertThat;

import io.portwright.engine.state.CommitId;
import io.portwright.engine.state.StateSnapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is whole in a damaged store is saved, and a clone fills the gaps. */
class StoreRepairTest extends StoreFixture {
  private StateSnapshot first = StateSnapshot.EMPTY;
  private StateSnapshot second = StateSnapshot.EMPTY;
  private Path store = Path.of("");
  private Path clone = Path.of("");

  @BeforeEach
  void twoCommitsAndAClone() throws IOException {
    save(secrets("a"));
    first = read();
    save(secrets("b"));
    second = read();
    store = folder.resolve("store.git");
    clone = temp.resolve("clone.git");
    try (Stream<Path> files = Files.walk(store)) {
      for (Path file : files.toList()) {
        Path to = clone.resolve(store.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(to);
        } else {
          Files.copy(file, to);
        }
      }
    }
  }

  private void damage(CommitId commit) throws IOException {
    String hex = commit.hex();
    Path file = store.resolve("objects/" + hex.substring(0, 2) + "/" + hex.substring(2));
    Files.delete(file);
    Files.write(file, new byte[] {1, 2, 3});
  }

  private void repair(Optional<Path> from) {
    StoreRepair repair = new StoreRepair(store, from);
    repair.carryOut(repair.outlook(), temp.resolve("kept.git"));
    assertThat(temp.resolve("kept.git")).isDirectory();
    GitCommand.run(store, "fsck", "--strict");
  }

  @Test
  void goesBackToTheNewestWholeCommit() throws IOException {
    String file = file("resources");
    assertThat(file).contains("\"b\"");
    try (var open = store()) {
      assertThat(open.health().damage()).isEmpty();
    }
    String blob = GitCommand.run(store, "rev-parse", "portwright/default:" + path(VXC)).strip();
    damage(new CommitId(blob));
    try (var open = store()) {
      assertThat(open.health().damage()).hasSize(1).first().asString().contains(blob);
    }
    repair(Optional.empty());
    assertThat(read()).isEqualTo(first);
  }

  @Test
  void aCloneFillsTheGaps() throws IOException {
    damage(second.commit());
    assertThat(new StoreRepair(store, Optional.of(clone)).outlook())
        .allMatch(StoreRepair.Saved::isWhole);
    repair(Optional.of(clone));
    assertThat(read()).isEqualTo(second);
  }

  @Test
  void aLostReferenceIsFoundAgain() throws IOException {
    Files.writeString(store.resolve("refs/heads/portwright/default"), "");
    repair(Optional.empty());
    assertThat(read()).isEqualTo(second);
  }
}
