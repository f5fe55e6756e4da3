package io.portwright.engine.config;

import io.portwright.provider.value.Type;

/**
 * What a variable accepts.
 *
 * @param type may have optional attributes and {@link Type#DYNAMIC} for {@code any}
 * @param defaults what missing optional attributes become
 */
public record TypeConstraint(Type type, Defaults defaults) {
  public static final TypeConstraint ANY = new TypeConstraint(Type.DYNAMIC, Defaults.NONE);
}
