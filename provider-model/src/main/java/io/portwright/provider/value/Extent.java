package io.portwright.provider.value;

import java.util.Collection;

/**
 * What the parts of a value add up to, counted when it is made so that nobody has to walk through
 * it again.
 *
 * @param cells how many values there are inside, at every depth and as often as they are reached; a
 *     long text counts as several
 * @param depth levels of parts; 0 without parts
 * @param marks of all parts together
 * @param known whether no part is unknown, at any depth
 */
record Extent(long cells, int depth, Marks marks, boolean known) {
  static final Extent NOTHING = new Extent(0, 0, Marks.NONE, true);

  /** Characters of a text that weigh as much as one value. */
  private static final int TEXT_OF_A_CELL = 16;

  static Extent of(Collection<Value> parts) {
    if (parts.isEmpty()) {
      return NOTHING;
    }
    long cells = 0;
    int depth = 0;
    Marks marks = Marks.NONE;
    boolean known = true;
    for (Value part : parts) {
      cells += part.cells();
      depth = Math.max(depth, part.depth());
      marks = marks.and(part.marksDeep());
      known &= part.isWhollyKnown();
    }
    return new Extent(cells < 0 ? Long.MAX_VALUE / 2 : cells, depth + 1, marks, known);
  }

  /** {@link Value#cells}. */
  static long cellsOf(Value value) {
    return switch (value) {
      case Value.StringValue v -> 1L + v.text().length() / TEXT_OF_A_CELL;
      case Value.NullValue v -> v.type().cells();
      case Value.UnknownValue v -> v.type().cells();
      case Value v -> 1 + Parts.extent(v).cells();
    };
  }
}
