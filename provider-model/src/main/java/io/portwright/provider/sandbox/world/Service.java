package io.portwright.provider.sandbox.world;

import java.time.Instant;

/** One ordered service. Immutable: a change is another service with the same uid. */
public record Service(
    Ownership ownership,
    Label label,
    Place place,
    Contract contract,
    Life life,
    Locks locks,
    Kind kind) {

  public int id() {
    return ownership.id();
  }

  public String uid() {
    return ownership.uid();
  }

  public String companyUid() {
    return ownership.companyUid();
  }

  public String name() {
    return label.name();
  }

  public ProductType type() {
    return kind.type();
  }

  public Status status(Instant now) {
    return life.status(now);
  }

  public Service with(Label changed) {
    return new Service(ownership, changed, place, contract, life, locks, kind);
  }

  public Service with(Place changed) {
    return new Service(ownership, label, changed, contract, life, locks, kind);
  }

  public Service with(Contract changed) {
    return new Service(ownership, label, place, changed, life, locks, kind);
  }

  public Service with(Life changed) {
    return new Service(ownership, label, place, contract, changed, locks, kind);
  }

  public Service with(Kind changed) {
    return new Service(ownership, label, place, contract, life, locks, changed);
  }

  public Service with(Locks changed) {
    return new Service(ownership, label, place, contract, life, changed, kind);
  }
}
