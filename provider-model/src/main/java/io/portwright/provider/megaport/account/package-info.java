/**
 * A Megaport account that is logged in: its services from one list, public lists, orders, changes
 * and waits.
 *
 * <p>Entry point: {@link io.portwright.provider.megaport.account.MegaportAccount}.
 */
@NullMarked
package io.portwright.provider.megaport.account;

import org.jspecify.annotations.NullMarked;
