/**
 * What has to be done so that the services become what the configuration says.
 *
 * <p>Entry points: {@link io.portwright.engine.plan.Planner} makes a {@link
 * io.portwright.engine.plan.Plan}. Changes nothing anywhere. The format of plan files is next door
 * in {@code plan.file}; findings over a plan come from {@code check}.
 */
@NullMarked
package io.portwright.engine.plan;

import org.jspecify.annotations.NullMarked;
