package io.portwright.provider.value;

import java.util.List;

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

  static Extent of(List<Value> parts) {
    long cells = 0;
    int depth = -1;
    Marks marks = Marks.NONE;
    boolean known = true;
    // every value is counted: an iterator for each would be a tenth of a large plan's garbage
    for (int i = 0; i < parts.size(); i++) {
      Value part = parts.get(i);
      Extent inside = part.extent();
      cells += part.cells();
      depth = Math.max(depth, inside.depth);
      marks = marks.and(part.marks()).and(inside.marks);
      known &= inside.known && part.isKnown();
    }
    return depth < 0
        ? NOTHING
        : new Extent(cells < 0 ? Long.MAX_VALUE / 2 : cells, depth + 1, marks, known);
  }

  Extent unmarked() {
    return marks.isEmpty() ? this : new Extent(cells, depth, Marks.NONE, known);
  }

  static long cellsOf(String text) {
    return 1L + text.length() / TEXT_OF_A_CELL;
  }
}
