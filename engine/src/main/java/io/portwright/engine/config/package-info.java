/**
 * A module's files as declarations: variables, locals, outputs, resources, providers, settings; and
 * their values once the things they refer to have values.
 *
 * <p>Entry points: {@link io.portwright.engine.config.ConfigLoader}, {@link
 * io.portwright.engine.config.InputLoader} and {@link io.portwright.engine.config.ModuleEvaluator}.
 * Knows providers only by their schemas, and nothing of plans or state.
 */
@NullMarked
package io.portwright.engine.config;

import org.jspecify.annotations.NullMarked;
