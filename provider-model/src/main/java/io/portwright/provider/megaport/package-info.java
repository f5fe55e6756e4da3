/**
 * The Megaport provider: resource types and data sources of Megaport services, with the names and
 * attributes of the official Terraform provider.
 *
 * <p>Entry point: {@link io.portwright.provider.megaport.MegaportProvider}. It calls whatever API
 * its settings name and knows nothing of the sandbox.
 */
@NullMarked
package io.portwright.provider.megaport;

import org.jspecify.annotations.NullMarked;
