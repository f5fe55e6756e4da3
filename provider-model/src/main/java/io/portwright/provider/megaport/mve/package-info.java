/**
 * Virtual edges: {@code megaport_mve}.
 *
 * <p>Entry point: {@link io.portwright.provider.megaport.mve.MveType}. What each vendor needs is a
 * table: {@link io.portwright.provider.megaport.mve.Vendor}.
 */
@NullMarked
package io.portwright.provider.megaport.mve;

import org.jspecify.annotations.NullMarked;
