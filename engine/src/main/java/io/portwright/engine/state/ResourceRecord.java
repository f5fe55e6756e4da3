package io.portwright.engine.state;

import io.portwright.engine.address.InstanceAddress;
import io.portwright.engine.address.ResourceAddress;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * What the store knows about one resource instance. A replacement that orders first keeps the old
 * object as deposed until its end was seen, so that neither is lost.
 *
 * @param providerSource such as {@code registry.terraform.io/megaport/megaport}
 * @param environment where the objects live; empty for providers without an account
 * @param companyUid who owns them; empty when the account does not tell
 * @param current empty when only deposed objects are left
 */
public record ResourceRecord(
    InstanceAddress address,
    String providerSource,
    Optional<String> environment,
    Optional<String> companyUid,
    Optional<InstanceObject> current,
    SortedMap<DeposedKey, InstanceObject> deposed) {

  public ResourceRecord {
    deposed = Collections.unmodifiableSortedMap(new TreeMap<>(deposed));
  }

  /** A record with a current object only. */
  public static ResourceRecord of(
      InstanceAddress address, String providerSource, InstanceObject current) {
    return new ResourceRecord(
        address,
        providerSource,
        Optional.empty(),
        Optional.empty(),
        Optional.of(current),
        new TreeMap<>());
  }

  /** Neither a current nor a deposed object: such a record is removed from the store. */
  public boolean isEmpty() {
    return current.isEmpty() && deposed.isEmpty();
  }

  /** This record in an environment, owned by a company if one is known. */
  public ResourceRecord in(Optional<String> newEnvironment, Optional<String> newCompanyUid) {
    return new ResourceRecord(
        address, providerSource, newEnvironment, newCompanyUid, current, deposed);
  }

  public ResourceRecord withCurrent(InstanceObject object) {
    return new ResourceRecord(
        address, providerSource, environment, companyUid, Optional.of(object), deposed);
  }

  public ResourceRecord withoutCurrent() {
    return new ResourceRecord(
        address, providerSource, environment, companyUid, Optional.empty(), deposed);
  }

  public ResourceRecord withDeposed(DeposedKey key, InstanceObject object) {
    SortedMap<DeposedKey, InstanceObject> more = new TreeMap<>(deposed);
    more.put(key, object);
    return new ResourceRecord(address, providerSource, environment, companyUid, current, more);
  }

  public ResourceRecord withoutDeposed(DeposedKey key) {
    SortedMap<DeposedKey, InstanceObject> fewer = new TreeMap<>(deposed);
    fewer.remove(key);
    return new ResourceRecord(address, providerSource, environment, companyUid, current, fewer);
  }

  /**
   * What two runs have recorded for one address. Nothing of either is lost: where both have a
   * current object, and it is not the same one, the other one is put aside. An object that one of
   * them has put aside for its successor is not current any more.
   *
   * @param aside key for an object that is put aside
   */
  public ResourceRecord joined(ResourceRecord other, Supplier<DeposedKey> aside) {
    ResourceRecord both = this;
    for (var one : other.deposed.entrySet()) {
      both = both.withDeposed(one.getKey(), one.getValue());
    }
    if (other.current.isEmpty() || other.current.equals(current) || hasAside(other)) {
      return both;
    }
    if (other.hasAside(this)) {
      return both.withCurrent(other.current.get());
    }
    InstanceObject theirs = other.current.get();
    if (current.filter(theirs::isSameAs).isPresent()) {
      // what one run has ordered, another one has found or imported
      return both.withCurrent(current.get().withMore(theirs.providerData()));
    }
    return current.isEmpty() ? both.withCurrent(theirs) : both.withDeposed(aside.get(), theirs);
  }

  /** Whether the current object of another record is one that this one has put aside. */
  private boolean hasAside(ResourceRecord other) {
    return other.current.isPresent()
        && deposed.values().stream().anyMatch(other.current.get()::isSameAs);
  }

  /** The current object becomes a deposed one. */
  public ResourceRecord depose(DeposedKey key) {
    return current.isEmpty() ? this : withDeposed(key, current.get()).withoutCurrent();
  }

  /**
   * The same with other names for what it depends on.
   *
   * @param names new names of blocks that have some, by the old name
   */
  public ResourceRecord dependingOn(
      Map<ResourceAddress, ? extends Collection<ResourceAddress>> names) {
    SortedMap<DeposedKey, InstanceObject> renamed = new TreeMap<>();
    deposed.forEach((key, object) -> renamed.put(key, object.dependingOn(names)));
    return new ResourceRecord(
        address,
        providerSource,
        environment,
        companyUid,
        current.map(object -> object.dependingOn(names)),
        renamed);
  }

  /** The same objects under another address. */
  public ResourceRecord movedTo(InstanceAddress target) {
    return new ResourceRecord(target, providerSource, environment, companyUid, current, deposed);
  }
}
