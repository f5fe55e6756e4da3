package io.portwright.engine.config;

import io.portwright.engine.address.InstanceKey;
import io.portwright.engine.address.ModuleAddress;
import io.portwright.provider.value.Utf8Order;
import java.util.List;
import java.util.stream.Stream;

/**
 * How the conditions of one object turned out.
 *
 * @param name in the module, without instance key: {@code terraform_data.a}, {@code output.o},
 *     {@code check.c}, {@code var.v}
 * @param key of the resource instance; none otherwise
 * @param problems messages of conditions that do not hold
 */
public record CheckResult(
    Kind kind,
    ModuleAddress module,
    String name,
    InstanceKey key,
    Status status,
    List<String> problems)
    implements Comparable<CheckResult> {
  public CheckResult {
    problems = problems.stream().sorted(Utf8Order.INSTANCE).toList();
  }

  /** What kind of object has the conditions. */
  public enum Kind {
    CHECK,
    OUTPUT,
    RESOURCE,
    VARIABLE
  }

  /** From best to worst, so that the worst of several counts. */
  public enum Status {
    PASS,
    UNKNOWN,
    FAIL,
    ERROR
  }

  /** Another condition of the same object. */
  CheckResult and(Status more, List<String> messages) {
    List<String> all = Stream.concat(problems.stream(), messages.stream()).toList();
    Status worse = status.compareTo(more) >= 0 ? status : more;
    return new CheckResult(kind, module, name, key, worse, all);
  }

  @Override
  public String toString() {
    return (module.isRoot() ? "" : module + ".") + name + key;
  }

  @Override
  public int compareTo(CheckResult other) {
    int byKind = kind.compareTo(other.kind);
    if (byKind != 0) {
      return byKind;
    }
    int byModule = module.compareTo(other.module);
    int byName = byModule != 0 ? byModule : Utf8Order.INSTANCE.compare(name, other.name);
    return byName != 0 ? byName : key.compareTo(other.key);
  }
}
