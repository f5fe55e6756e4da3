/**
 * Design rules that can be checked before anything is ordered, from public lists and the account's
 * own services.
 *
 * <p>Entry point: {@link io.portwright.provider.megaport.rules.DesignRules}. The table {@code
 * design-rules.json} says what each rule is and where it comes from; a class for each subject
 * decides when it applies. The service itself decides in the end: what it may refuse is a warning
 * until it does, and only what it is sure to refuse blocks.
 */
@NullMarked
package io.portwright.provider.megaport.rules;

import org.jspecify.annotations.NullMarked;
