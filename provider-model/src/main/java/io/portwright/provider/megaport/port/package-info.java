/**
 * Ports: {@code megaport_port} and {@code megaport_lag_port}.
 *
 * <p>Entry points: {@link io.portwright.provider.megaport.port.PortType} and {@link
 * io.portwright.provider.megaport.port.LagPortType}.
 */
@NullMarked
package io.portwright.provider.megaport.port;

import org.jspecify.annotations.NullMarked;
