package io.portwright.engine.state;

import java.util.OptionalLong;

/**
 * Identity of a state over its whole life: given once, at its first commit.
 *
 * @param id a random UUID, or the lineage of the Terraform state that this one goes on from
 * @param adoptedSerial version of that Terraform state; empty for a state of its own
 */
public record Lineage(String id, OptionalLong adoptedSerial) {

  /** Of a state that began here. */
  public Lineage(String id) {
    this(id, OptionalLong.empty());
  }

  @Override
  public String toString() {
    return id;
  }
}
