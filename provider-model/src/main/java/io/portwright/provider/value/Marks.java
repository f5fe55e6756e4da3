package io.portwright.provider.value;

/**
 * What clings to a value wherever it flows.
 *
 * @param sensitive hidden in every output
 * @param ephemeral must never reach a plan file or the state
 */
public record Marks(boolean sensitive, boolean ephemeral) {
  public static final Marks NONE = new Marks(false, false);
  public static final Marks SENSITIVE = new Marks(true, false);
  public static final Marks EPHEMERAL = new Marks(false, true);

  public Marks and(Marks other) {
    if (other.isEmpty()) {
      return this;
    }
    return isEmpty() || equals(other)
        ? other
        : new Marks(sensitive || other.sensitive, ephemeral || other.ephemeral);
  }

  public boolean isEmpty() {
    return !sensitive && !ephemeral;
  }
}
