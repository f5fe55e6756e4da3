/**
 * What depends on what: the order in which the parts of a configuration, and the steps of an apply,
 * can be dealt with.
 *
 * <p>Entry points: {@link io.portwright.engine.graph.Digraph} and {@link
 * io.portwright.engine.graph.ConfigurationGraph}. Knows nothing of state, plans or providers.
 */
@NullMarked
package io.portwright.engine.graph;

import org.jspecify.annotations.NullMarked;
