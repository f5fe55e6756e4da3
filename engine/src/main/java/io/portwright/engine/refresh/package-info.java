/**
 * How the objects in state are now, read from the lists of their accounts.
 *
 * <p>Entry points: {@link io.portwright.engine.refresh.Refresher}, and {@link
 * io.portwright.engine.refresh.Adoption} for the owners of what a state file of Terraform holds.
 * Changes nothing, neither in state nor in accounts.
 */
@NullMarked
package io.portwright.engine.refresh;

import org.jspecify.annotations.NullMarked;
