/**
 * Virtual cross connects: {@code megaport_vxc}, with their two ends and the configuration of the
 * partner at each of them.
 *
 * <p>Entry point: {@link io.portwright.provider.megaport.vxc.VxcType}.
 */
@NullMarked
package io.portwright.provider.megaport.vxc;

import org.jspecify.annotations.NullMarked;
