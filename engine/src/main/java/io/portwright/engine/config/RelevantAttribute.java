package io.portwright.engine.config;

import io.portwright.provider.value.AttributePath;
import java.util.Comparator;

/**
 * What a change is made from.
 *
 * @param resource address of the block, with the key where the reference has one
 * @param path of the attribute, as far as it is written out; the root for the whole object
 */
public record RelevantAttribute(String resource, AttributePath path)
    implements Comparable<RelevantAttribute> {
  private static final Comparator<RelevantAttribute> ORDER =
      Comparator.comparing(RelevantAttribute::resource).thenComparing(RelevantAttribute::path);

  @Override
  public int compareTo(RelevantAttribute other) {
    return ORDER.compare(this, other);
  }
}
