/**
 * What all Megaport services have in common as resource types: planning, order items, reading what
 * the API lists, and changing it.
 *
 * <p>Entry points: {@link io.portwright.provider.megaport.product.ServiceType}, which every
 * resource type extends, and {@link io.portwright.provider.megaport.product.Lookups}, which the
 * account answers. Nothing here does I/O of its own.
 */
@NullMarked
package io.portwright.provider.megaport.product;

import org.jspecify.annotations.NullMarked;
