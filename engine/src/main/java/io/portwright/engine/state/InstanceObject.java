package io.portwright.engine.state;

import io.portwright.engine.address.ResourceAddress;
import io.portwright.provider.value.Value.ObjectValue;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * One object that exists, or should: the current one of an instance or a deposed one.
 *
 * @param attributes wholly known; sensitive parts carry their marks
 * @param dependencies resources that must outlive this object
 * @param createBeforeDestroy whether a replacement comes before the end of this object
 * @param schemaVersion of the schema that the attributes follow
 * @param providerData what the provider wants kept beside the attributes, such as the fingerprint
 *     of the order; never shown and never a secret
 */
public record InstanceObject(
    ObjectValue attributes,
    Status status,
    SortedSet<ResourceAddress> dependencies,
    boolean createBeforeDestroy,
    int schemaVersion,
    SortedMap<String, String> providerData) {

  public InstanceObject {
    dependencies = Collections.unmodifiableSortedSet(new TreeSet<>(dependencies));
    providerData = Collections.unmodifiableSortedMap(new TreeMap<>(providerData));
  }

  /** Name in the provider data of what the service calls the object. */
  public static final String UID = "uid";

  /** What the service calls it; empty when it has not said so yet. */
  public Optional<String> uid() {
    return Optional.ofNullable(providerData.get(UID));
  }

  /** Whether both are the same object of the service, as far as is known. */
  public boolean isSameAs(InstanceObject other) {
    return uid().isPresent() && uid().equals(other.uid());
  }

  /** Whether the object may be used as it is. */
  public enum Status {
    READY,
    /** Made only in part, or marked by the user: the next plan replaces it. */
    TAINTED
  }

  /**
   * The same with other names for what must outlive it.
   *
   * @param names new names of blocks that have some, by the old name
   */
  InstanceObject dependingOn(Map<ResourceAddress, ? extends Collection<ResourceAddress>> names) {
    SortedSet<ResourceAddress> renamed = new TreeSet<>();
    for (ResourceAddress dependency : dependencies) {
      Collection<ResourceAddress> now = names.get(dependency);
      if (now == null) {
        renamed.add(dependency);
      } else {
        renamed.addAll(now);
      }
    }
    return renamed.equals(dependencies)
        ? this
        : new InstanceObject(
            attributes, status, renamed, createBeforeDestroy, schemaVersion, providerData);
  }

  /** A ready object of schema version 0 without dependencies. */
  public static InstanceObject ready(ObjectValue attributes) {
    return new InstanceObject(attributes, Status.READY, new TreeSet<>(), false, 0, new TreeMap<>());
  }

  public InstanceObject withAttributes(ObjectValue changed) {
    return new InstanceObject(
        changed, status, dependencies, createBeforeDestroy, schemaVersion, providerData);
  }

  /** With more for the provider; what is there already stays. */
  public InstanceObject withMore(SortedMap<String, String> data) {
    SortedMap<String, String> all = new TreeMap<>(data);
    all.putAll(providerData);
    return new InstanceObject(
        attributes, status, dependencies, createBeforeDestroy, schemaVersion, all);
  }

  public InstanceObject withStatus(Status changed) {
    return new InstanceObject(
        attributes, changed, dependencies, createBeforeDestroy, schemaVersion, providerData);
  }

  public InstanceObject withDependencies(SortedSet<ResourceAddress> changed) {
    return new InstanceObject(
        attributes, status, changed, createBeforeDestroy, schemaVersion, providerData);
  }
}
