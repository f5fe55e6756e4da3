import io.portwright.engine.address.InstanceAddress;
import io.portwright.engine.address.InstanceKey;
import io.portwright.engine.address.ResourceAddress;
import io.portwright.engine.state.Author;
import io.portwright.engine.state.CommitMessage;
import io.portwright.engine.state.InstanceObject;
import io.portwright.engine.state.ResourceRecord;
import io.portwright.engine.state.Schemas;
import io.portwright.engine.state.StateChange;
import io.portwright.engine.state.StateSnapshot;
import io.portwright.engine.state.UpdateResult;
import io.portwright.engine.state.crypt.IdentityFile;
import io.portwright.engine.state.git.BranchName;
import io.portwright.engine.state.git.GitStateStore;
import io.portwright.provider.value.Value;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Time and size of a commit that changes one record, against the number of records in the store. A
 * commit syncs five files (record, three folders, commit), so the table also says what that costs
 * the disk without a store. Arguments: a folder to work in, numbers of records. Ends with 1 if the
 * budget does not hold.
 */
final class Commits {
  private static final int COMMITS = 60;

  /** Not counted: the first ones compile. */
  private static final int WARM = 20;

  private static final int FILES = 5;
  private static final int BUDGET_MS = 40;
  private static final int BUDGET_AT = 100_000;
  private static final String SOURCE = "registry.terraform.io/megaport/megaport";
  private static final Author AUTHOR =
      new Author("Ann", "ann@example.com", Instant.ofEpochSecond(1_800_000_000L), ZoneOffset.UTC);

  private final Path folder;
  private final int size;

  private Commits(Path folder, int size) {
    this.folder = folder;
    this.size = size;
  }

  public static void main(String[] args) throws IOException {
    boolean good = true;
    System.out.println("commit of one changed record, medians of " + (COMMITS - WARM));
    System.out.println("     N   commit ms   90% ms   5 syncs ms   bytes each");
    for (int i = 1; i < args.length; i++) {
      int size = Integer.parseInt(args[i]);
      good &= new Commits(Path.of(args[0]).resolve(args[i]), size).run();
    }
    System.exit(good ? 0 : 1);
  }

  /** Whether the budget holds. */
  private boolean run() throws IOException {
    Files.createDirectories(folder);
    IdentityFile identity = new IdentityFile(Map.of(), folder.resolve("home"));
    double[] commits = new double[COMMITS];
    double[] syncs = new double[COMMITS];
    long before = 0;
    try (var store =
        new GitStateStore(
            folder.resolve("store"), BranchName.of("default"), Schemas.NONE, identity)) {
      StateSnapshot state = filled(store);
      for (int i = 0; i < COMMITS; i++) {
        if (i == WARM) {
          before = bytes();
        }
        int chosen = (int) ((long) i * 7919 % size);
        StateChange change = StateChange.NONE.with(record(chosen, "changed " + i));
        syncs[i] = bareSyncs();
        long start = System.nanoTime();
        state = updated(store, state, change);
        commits[i] = (System.nanoTime() - start) / 1e6;
      }
    }
    return report(commits, syncs, (bytes() - before) / (COMMITS - WARM));
  }

  private boolean report(double[] commits, double[] syncs, long growth) {
    double[] times = Arrays.copyOfRange(commits, WARM, COMMITS);
    double[] bare = Arrays.copyOfRange(syncs, WARM, COMMITS);
    Arrays.sort(times);
    Arrays.sort(bare);
    double median = times[times.length / 2];
    boolean good = size != BUDGET_AT || median < BUDGET_MS;
    System.out.println(
        String.format(
            Locale.ROOT,
            "%6d %9.1f%s %8.1f %12.1f %12d",
            size,
            median,
            good ? "  " : " !",
            times[times.length * 9 / 10],
            bare[bare.length / 2],
            growth));
    return good;
  }

  private StateSnapshot filled(GitStateStore store) {
    List<ResourceRecord> records = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      records.add(record(i, "new"));
    }
    return updated(store, store.read(), StateChange.NONE.with(records));
  }

  private static StateSnapshot updated(
      GitStateStore store, StateSnapshot state, StateChange change) {
    CommitMessage message = CommitMessage.of("Change a record").operation("bench");
    return switch (store.update(state, change, message, AUTHOR)) {
      case UpdateResult.Updated done -> done.snapshot();
      case UpdateResult.Stale _ -> throw new IllegalStateException("nobody else writes here");
    };
  }

  /** As large as the record of a port: about thirty attributes. */
  private static ResourceRecord record(int number, String text) {
    Map<String, Value> attributes = new TreeMap<>();
    for (int i = 0; i < 30; i++) {
      attributes.put("attribute_" + i, Value.string("value " + number + " of " + i));
    }
    attributes.put("product_name", Value.string(text));
    InstanceAddress address =
        ResourceAddress.managed("megaport_port", "port_" + number).instance(InstanceKey.NONE);
    return ResourceRecord.of(
        address, SOURCE, InstanceObject.ready(Value.object(new TreeMap<>(attributes))));
  }

  /** Milliseconds to write and sync as many small files as a commit has. */
  private double bareSyncs() throws IOException {
    long start = System.nanoTime();
    for (int i = 0; i < FILES; i++) {
      Path file = folder.resolve("sync" + i);
      try (var channel =
          FileChannel.open(
              file,
              StandardOpenOption.CREATE,
              StandardOpenOption.WRITE,
              StandardOpenOption.TRUNCATE_EXISTING)) {
        channel.write(ByteBuffer.wrap(new byte[500]));
        channel.force(true);
      }
    }
    return (System.nanoTime() - start) / 1e6;
  }

  private long bytes() throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve("store"))) {
      return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    }
  }
}
