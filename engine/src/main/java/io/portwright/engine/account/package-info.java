/**
 * The accounts that a configuration's providers lead to, logged in when first needed.
 *
 * <p>Entry point: {@link io.portwright.engine.account.Accounts}. Knows configuration and the
 * boundary to providers; nothing of state or plans.
 */
@NullMarked
package io.portwright.engine.account;

import org.jspecify.annotations.NullMarked;
