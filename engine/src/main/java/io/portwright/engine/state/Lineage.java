package io.portwright.engine.state;

/** Identity of a state over its whole life: given once, at its first commit. */
public record Lineage(String id) {
  @Override
  public String toString() {
    return id;
  }
}
