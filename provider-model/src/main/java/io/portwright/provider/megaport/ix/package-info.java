/**
 * Connections to Internet Exchanges: {@code megaport_ix}.
 *
 * <p>Entry point: {@link io.portwright.provider.megaport.ix.IxType}.
 */
@NullMarked
package io.portwright.provider.megaport.ix;

import org.jspecify.annotations.NullMarked;
