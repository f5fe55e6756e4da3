/**
 * What has been ordered: services, their lifecycle, the VLANs they hold, and their storage.
 *
 * <p>Entry point: {@link io.portwright.provider.sandbox.world.World}. Every change is a transaction
 * over immutable services: stored first, visible afterwards, or neither. Knows no HTTP.
 */
@NullMarked
package io.portwright.provider.sandbox.world;

import org.jspecify.annotations.NullMarked;
