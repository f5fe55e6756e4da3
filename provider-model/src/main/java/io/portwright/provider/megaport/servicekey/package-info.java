/**
 * Keys that let others order VXCs to a product of the account: {@code megaport_service_key}.
 *
 * <p>Entry point: {@link io.portwright.provider.megaport.servicekey.ServiceKeyType}.
 */
@NullMarked
package io.portwright.provider.megaport.servicekey;

import org.jspecify.annotations.NullMarked;
