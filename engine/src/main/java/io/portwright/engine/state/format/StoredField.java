package io.portwright.engine.state.format;

/**
 * One leaf of a stored file.
 *
 * @param text the value as JSON, or the ciphertext of a sealed one
 */
public record StoredField(String text, boolean isSealed) {

  /** The value as people may see it. */
  public String shown() {
    return isSealed ? "(sensitive value)" : text;
  }
}
