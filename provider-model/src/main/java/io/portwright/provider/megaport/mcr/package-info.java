/**
 * Cloud routers: {@code megaport_mcr}.
 *
 * <p>Entry point: {@link io.portwright.provider.megaport.mcr.McrType}.
 */
@NullMarked
package io.portwright.provider.megaport.mcr;

import org.jspecify.annotations.NullMarked;
