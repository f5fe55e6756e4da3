package io.portwright.provider.sandbox.world;

/**
 * Who keeps a service from being changed and ended.
 *
 * @param owner a Company Admin has locked it, and may unlock it
 * @param staff Megaport has locked it; no customer can undo that
 */
public record Locks(boolean owner, boolean staff) {
  public static final Locks NONE = new Locks(false, false);

  public boolean any() {
    return owner || staff;
  }

  public Locks byOwner(boolean on) {
    return new Locks(on, staff);
  }

  public Locks byStaff(boolean on) {
    return new Locks(owner, on);
  }
}
