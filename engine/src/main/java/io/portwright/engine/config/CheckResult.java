package io.portwright.engine.config;

import io.portwright.engine.address.InstanceKey;
import io.portwright.engine.address.ModuleAddress;
import io.portwright.provider.value.Utf8Order;
import java.util.List;

/**
 * How the conditions of one declaration turned out.
 *
 * @param module path of the module, without instance keys
 * @param name in the module: {@code terraform_data.a}, {@code output.o}, {@code check.c}, {@code
 *     var.v}
 * @param status the worst of all instances; unknown when nobody looked
 * @param instances in the order of their addresses as text
 */
public record CheckResult(
    Kind kind, ModuleAddress module, String name, Status status, List<Instance> instances)
    implements Comparable<CheckResult> {
  public CheckResult {
    instances = List.copyOf(instances);
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

  /**
   * One object with conditions.
   *
   * @param module instance of the module
   * @param name in the module, without instance key
   * @param key of the resource instance; none otherwise
   * @param problems messages of conditions that do not hold, sorted
   */
  public record Instance(
      ModuleAddress module, String name, InstanceKey key, Status status, List<String> problems)
      implements Comparable<Instance> {
    public Instance {
      problems = problems.stream().sorted(Utf8Order.INSTANCE).toList();
    }

    @Override
    public String toString() {
      return text(module, name) + key;
    }

    @Override
    public int compareTo(Instance other) {
      return Utf8Order.INSTANCE.compare(toString(), other.toString());
    }
  }

  private static String text(ModuleAddress module, String name) {
    return (module.isRoot() ? "" : module + ".") + name;
  }

  @Override
  public String toString() {
    return text(module, name);
  }

  @Override
  public int compareTo(CheckResult other) {
    return Utf8Order.INSTANCE.compare(toString(), other.toString());
  }
}
