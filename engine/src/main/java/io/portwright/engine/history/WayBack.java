package io.portwright.engine.history;

import io.portwright.engine.address.InstanceAddress;
import io.portwright.engine.state.CommitId;
import io.portwright.engine.state.Schemas;
import io.portwright.engine.state.StateHistory;
import io.portwright.engine.state.StoredCommit;
import io.portwright.engine.state.format.RecordPath;
import io.portwright.engine.state.format.StoredField;
import io.portwright.engine.state.format.StoredRecord;
import io.portwright.provider.schema.Attribute;
import io.portwright.provider.schema.Attribute.Replace;
import io.portwright.provider.schema.Schema;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What has to change in the configuration so that things become as they were at an earlier commit.
 * State itself is never taken back: it says what exists, and that does not change by saying so.
 *
 * @param steps in the order of addresses
 */
public record WayBack(List<Step> steps) {
  private static final Set<String> FORGETTING = Set.of("state rm", "state push");
  private static final Pattern NAME = Pattern.compile("(?:^|\\.)([A-Za-z_][A-Za-z0-9_-]*)");

  public WayBack {
    steps = List.copyOf(steps);
  }

  /** What is to be done about one object. */
  public sealed interface Step {
    InstanceAddress address();
  }

  /**
   * It existed and does not any more: a new one is ordered, with an id and a term of its own.
   *
   * @param identity what the service called the one of then, as JSON
   * @param arguments leaves that its block has to set
   */
  public record Order(
      InstanceAddress address, Optional<String> identity, SortedMap<String, StoredField> arguments)
      implements Step {}

  /**
   * State has only forgotten it: to order another would be to order it twice.
   *
   * @param identity what the service calls it, as JSON
   */
  public record Adopt(InstanceAddress address, Optional<String> identity) implements Step {}

  /** It did not exist: its block goes, which ends it. */
  public record End(InstanceAddress address) implements Step {}

  /**
   * Arguments that had other values.
   *
   * @param before address that it had then
   * @param arguments each as it is now and as it was
   * @param replacing those that cannot be changed in place: a new object, and the end of this one
   * @param computed number of leaves that differ and that only the service decides about
   */
  public record Change(
      InstanceAddress address,
      InstanceAddress before,
      List<FieldChange> arguments,
      List<String> replacing,
      int computed)
      implements Step {
    public Change {
      arguments = List.copyOf(arguments);
      replacing = List.copyOf(replacing);
    }

    public boolean isMoved() {
      return !address.equals(before);
    }
  }

  /** From the newest state to that of a commit. */
  public static WayBack to(StateHistory history, CommitId commit, Schemas schemas) {
    return between(history, history.head(), commit, schemas);
  }

  /**
   * From one state to an earlier one.
   *
   * @param from a commit that follows the other one
   */
  public static WayBack between(
      StateHistory history, CommitId from, CommitId commit, Schemas schemas) {
    Differences back = Differences.between(history, from, commit, schemas);
    Set<InstanceAddress> forgotten = forgotten(history, commit, schemas);
    List<Step> steps = new ArrayList<>();
    for (RecordChange change : back.records()) {
      if (!change.address().resource().isData()) {
        Optional<Schema> schema = schemas.of(change.address().resource());
        steps.add(step(change, schema, forgotten));
      }
    }
    return new WayBack(steps);
  }

  /**
   * What a configuration of then needs in addition, so that objects which only have another address
   * now, or which state has only forgotten, are not taken for others; empty when there are none.
   */
  public String blocks() {
    StringBuilder text = new StringBuilder();
    for (Step step : steps) {
      switch (step) {
        case Change change when change.isMoved() ->
            text.append("moved {\n  from = ")
                .append(change.address())
                .append("\n  to   = ")
                .append(change.before())
                .append("\n}\n");
        case Adopt adopt when adopt.identity().isPresent() ->
            text.append("import {\n  to = ")
                .append(adopt.address())
                .append("\n  id = ")
                .append(adopt.identity().get().replace("${", "$${").replace("%{", "%%{"))
                .append("\n}\n");
        case Change _, Adopt _, Order _, End _ -> {}
      }
    }
    return text.toString();
  }

  /** Instances of managed resources that a state has, without those that are only left behind. */
  public static SortedSet<InstanceAddress> instances(
      StateHistory history, CommitId commit, Schemas schemas) {
    SortedSet<InstanceAddress> found = new TreeSet<>();
    history.files(
        commit,
        RecordPath.FOLDER,
        (path, file) -> {
          StoredRecord record = StoredRecord.read(path, file, schemas);
          boolean exists =
              record.fields().keySet().stream()
                  .anyMatch(field -> !field.startsWith("(") && !field.startsWith("deposed "));
          if (exists && !record.address().resource().isData()) {
            found.add(record.address());
          }
        });
    return found;
  }

  /** Addresses of records that went without the end of what they stood for. */
  private static Set<InstanceAddress> forgotten(
      StateHistory history, CommitId since, Schemas schemas) {
    Set<InstanceAddress> found = new HashSet<>();
    history.walk(commit -> {
      if (commit.id().equals(since)) {
        return false;
      }
      if (isForgetting(commit)) {
        CommitId before = commit.parent().orElse(CommitId.NONE);
        Differences.between(history, before, commit.id(), schemas).records().stream()
            .filter(change -> change.kind() == RecordChange.Kind.REMOVED)
            .forEach(change -> found.add(change.address()));
      }
      return true;
    });
    return found;
  }

  /** In doubt yes: an import of what has gone fails, an order of what is there costs. */
  private static boolean isForgetting(StoredCommit commit) {
    return commit.trailer("Operation").filter(FORGETTING::contains).isPresent()
        || ("; " + commit.message().summary()).contains("; Forget ");
  }

  private static Step step(
      RecordChange change, Optional<Schema> schema, Set<InstanceAddress> forgotten) {
    return switch (change.kind()) {
      case ADDED -> {
        StoredRecord then = change.after().orElseThrow();
        yield forgotten.contains(then.address())
            ? new Adopt(then.address(), then.identity())
            : new Order(then.address(), then.identity(), arguments(then, schema));
      }
      case REMOVED -> new End(change.address());
      case CHANGED, MOVED -> changed(change, schema);
    };
  }

  private static SortedMap<String, StoredField> arguments(
      StoredRecord record, Optional<Schema> schema) {
    SortedMap<String, StoredField> arguments = new TreeMap<>();
    record
        .fields()
        .forEach((path, field) -> {
          if (isArgument(path, schema)) {
            arguments.put(path, field);
          }
        });
    return arguments;
  }

  private static Step changed(RecordChange change, Optional<Schema> schema) {
    List<FieldChange> arguments = new ArrayList<>();
    List<String> replacing = new ArrayList<>();
    int computed = 0;
    for (FieldChange field : change.fields()) {
      if (isArgument(field.path(), schema)) {
        arguments.add(field);
        if (way(field.path(), schema).stream().anyMatch(a -> a.replace() == Replace.ALWAYS)) {
          replacing.add(field.path());
        }
      } else {
        computed++;
      }
    }
    return new Change(
        change.before().orElseThrow().address(),
        change.after().orElseThrow().address(),
        arguments,
        replacing,
        computed);
  }

  /** Whether a configuration may set a leaf; where there is no schema, it may. */
  private static boolean isArgument(String path, Optional<Schema> schema) {
    if (path.startsWith("(") || path.startsWith("deposed ")) {
      return false;
    }
    List<Attribute> way = way(path, schema);
    return schema.isEmpty() || !way.isEmpty() && way.stream().allMatch(Attribute::isConfigurable);
  }

  /** The attributes on the way to a leaf, the outermost first. */
  private static List<Attribute> way(String path, Optional<Schema> schema) {
    List<Attribute> way = new ArrayList<>();
    if (schema.isEmpty()) {
      return way;
    }
    SortedMap<String, Attribute> level = schema.get().attributes();
    Matcher names = NAME.matcher(path.replaceAll("\\[(\"([^\"\\\\]|\\\\.)*\"|[0-9]+)\\]", ""));
    while (names.find()) {
      Optional<Attribute> attribute = Optional.ofNullable(level.get(names.group(1)));
      if (attribute.isEmpty()) {
        return way;
      }
      way.add(attribute.get());
      level =
          attribute.get().shape() instanceof Attribute.Shape.Nested nested
              ? nested.attributes()
              : new TreeMap<>();
    }
    return way;
  }
}
