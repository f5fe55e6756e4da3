package io.portwright.provider.sandbox.world;

import java.time.Instant;
import java.util.Optional;

/**
 * A key by which the owner of a service lets others end VXCs on it. Never deleted.
 *
 * @param companyUid owner of the key and of the service
 * @param limits what a VXC that uses it may be
 * @param active whether its owner lets it be used
 * @param lastUsed when the latest VXC was ordered with it
 */
public record ServiceKey(
    String key,
    String companyUid,
    String productUid,
    String description,
    Limits limits,
    boolean active,
    Instant created,
    Optional<Instant> lastUsed) {

  /**
   * What a VXC that uses a key may be.
   *
   * @param singleUse whether the key opens the service for one VXC only
   * @param maxRate Mbps
   * @param preApproved whether its VXCs need no approval
   * @param vlan on the service, -1 untagged; present exactly for single use
   * @param validFrom the key cannot be used before
   * @param validTo the key has expired from then on
   */
  public record Limits(
      boolean singleUse,
      int maxRate,
      boolean preApproved,
      Optional<Integer> vlan,
      Optional<Instant> validFrom,
      Optional<Instant> validTo) {}

  public boolean expired(Instant now) {
    return limits.validTo().filter(end -> !end.isAfter(now)).isPresent();
  }

  /** Whether a VXC can be ordered with it. */
  public boolean valid(Instant now) {
    boolean begun = limits.validFrom().filter(start -> start.isAfter(now)).isEmpty();
    boolean spent = limits.singleUse() && lastUsed.isPresent();
    return active && begun && !expired(now) && !spent;
  }

  public ServiceKey used(Instant at) {
    return new ServiceKey(
        key, companyUid, productUid, description, limits, active, created, Optional.of(at));
  }

  public ServiceKey with(String changedDescription, Limits changed, boolean nowActive) {
    return new ServiceKey(
        key, companyUid, productUid, changedDescription, changed, nowActive, created, lastUsed);
  }
}
