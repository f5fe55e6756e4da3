/**
 * Problems that a user can cause, as values: what happened, where, why it matters and what to do.
 *
 * <p>Entry points: {@link io.portwright.provider.diagnostic.Diagnostic} and {@link
 * io.portwright.provider.diagnostic.Checked}. Rendering lives in {@code cli}; this package knows no
 * terminal and depends on no other package of ours.
 */
@NullMarked
package io.portwright.provider.diagnostic;

import org.jspecify.annotations.NullMarked;
