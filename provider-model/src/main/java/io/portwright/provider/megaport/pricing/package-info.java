/**
 * Prices as the service quotes them, exact to the last decimal.
 *
 * <p>Entry point: {@link io.portwright.provider.megaport.pricing.Quotes}. No price is ever computed
 * from a table of our own.
 */
@NullMarked
package io.portwright.provider.megaport.pricing;

import org.jspecify.annotations.NullMarked;
