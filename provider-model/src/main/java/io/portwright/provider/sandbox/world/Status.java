package io.portwright.provider.sandbox.world;

/** Provisioning status of a service. */
public enum Status {
  /** Designed, not ordered: a NAT gateway before its purchase. Left by a purchase only. */
  DESIGN,
  /** Ordered, but a partner has yet to approve it; then DEPLOYABLE, else DECOMMISSIONED. */
  NEW,
  /** Ordered; becomes CONFIGURED (or LIVE) by itself after a while, FAILED by a fault. */
  DEPLOYABLE,
  /** Provisioned; a port waits here for light. */
  CONFIGURED,
  /** In service. Left by a cancel only. */
  LIVE,
  /** Ends at a later time; can be restored until then. */
  CANCELLED,
  /** Provisioning failed; can only be cancelled. */
  FAILED,
  /** Ended for good; readable for a while, then unknown. */
  DECOMMISSIONED;

  /** Whether the service exists for ordering: others can attach to it, it holds its VLANs. */
  public boolean active() {
    return this != DECOMMISSIONED;
  }

  public boolean ready() {
    return this == CONFIGURED || this == LIVE;
  }
}
