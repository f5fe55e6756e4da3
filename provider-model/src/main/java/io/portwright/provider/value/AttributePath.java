package io.portwright.provider.value;

import java.util.ArrayList;
import java.util.List;

/** Where a value sits inside an object: {@code a_end.vlan}, {@code vnics[0].description}. */
public record AttributePath(List<Step> steps) implements Comparable<AttributePath> {

  /** One step down. */
  public sealed interface Step {
    record Attribute(String name) implements Step {}

    record Index(int index) implements Step {}

    record Key(String key) implements Step {}
  }

  public static final AttributePath ROOT = new AttributePath(List.of());

  public AttributePath {
    steps = List.copyOf(steps);
  }

  public static AttributePath of(String... names) {
    AttributePath path = ROOT;
    for (String name : names) {
      path = path.attribute(name);
    }
    return path;
  }

  public AttributePath attribute(String name) {
    return plus(new Step.Attribute(name));
  }

  public AttributePath index(int index) {
    return plus(new Step.Index(index));
  }

  public AttributePath key(String key) {
    return plus(new Step.Key(key));
  }

  private AttributePath plus(Step step) {
    List<Step> longer = new ArrayList<>(steps);
    longer.add(step);
    return new AttributePath(longer);
  }

  public boolean isRoot() {
    return steps.isEmpty();
  }

  public boolean startsWith(AttributePath other) {
    return steps.size() >= other.steps.size()
        && steps.subList(0, other.steps.size()).equals(other.steps);
  }

  @Override
  public int compareTo(AttributePath other) {
    return Utf8Order.INSTANCE.compare(toString(), other.toString());
  }

  @Override
  public String toString() {
    StringBuilder out = new StringBuilder();
    for (Step step : steps) {
      switch (step) {
        case Step.Attribute a -> out.append(out.isEmpty() ? "" : ".").append(a.name());
        case Step.Index i -> out.append('[').append(i.index()).append(']');
        case Step.Key k -> out.append("[\"").append(k.key()).append("\"]");
      }
    }
    return out.toString();
  }
}
