/**
 * Who is logged in, and for which company.
 *
 * <p>Entry point: {@link io.portwright.provider.megaport.identity.Environment}.
 */
@NullMarked
package io.portwright.provider.megaport.identity;

import org.jspecify.annotations.NullMarked;
