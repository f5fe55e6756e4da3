package io.portwright.provider.value;

import java.util.Collection;

/**
 * What the parts of a type add up to, counted when it is made: types are large, and every null and
 * unknown value asks for it.
 *
 * @param cells how many types there are inside, at every depth and as often as they are reached
 * @param hasOptional whether an optional marker occurs anywhere
 * @param hasDynamic whether {@link Type#DYNAMIC} occurs anywhere
 */
record TypeExtent(long cells, boolean hasOptional, boolean hasDynamic) {

  static TypeExtent of(Iterable<Type> parts) {
    long cells = 0;
    boolean hasOptional = false;
    boolean hasDynamic = false;
    for (Type part : parts) {
      cells += part.cells();
      hasOptional |= part.hasOptional();
      hasDynamic |= part.hasDynamic();
    }
    return new TypeExtent(cells, hasOptional, hasDynamic);
  }

  /** With these names marked as optional. */
  TypeExtent with(Collection<String> names) {
    return new TypeExtent(cells, hasOptional || !names.isEmpty(), hasDynamic);
  }
}
