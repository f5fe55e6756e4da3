/**
 * What Portwright believes exists: resource records, outputs, lineage, and the store they live in.
 *
 * <p>Entry point: {@link io.portwright.engine.state.StateStore}. This package is the model only;
 * its JSON form is in {@code state.format}, encryption in {@code state.crypt} and the git
 * repository in {@code state.git}, all of which may import this package and never the other way
 * round.
 */
@NullMarked
package io.portwright.engine.state;

import org.jspecify.annotations.NullMarked;
