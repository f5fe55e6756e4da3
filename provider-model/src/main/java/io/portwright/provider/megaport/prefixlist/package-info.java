/**
 * Prefix filter lists of MCRs: {@code megaport_mcr_prefix_filter_list}, and what the lists inside
 * {@code megaport_mcr} share with it.
 *
 * <p>Entry points: {@link io.portwright.provider.megaport.prefixlist.PrefixListType}, {@link
 * io.portwright.provider.megaport.prefixlist.PrefixList}, and {@link
 * io.portwright.provider.megaport.prefixlist.Network} for prefixes anywhere.
 */
@NullMarked
package io.portwright.provider.megaport.prefixlist;

import org.jspecify.annotations.NullMarked;
