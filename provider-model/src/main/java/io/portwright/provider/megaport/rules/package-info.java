/**
 * Design rules that can be checked before anything is ordered, from public lists and the account's
 * own services.
 *
 * <p>Entry point: {@link io.portwright.provider.megaport.rules.DesignRules}. The service itself
 * decides; a rule explains.
 */
@NullMarked
package io.portwright.provider.megaport.rules;

import org.jspecify.annotations.NullMarked;
