/**
 * The boundary between engine and providers: what a provider offers, and what the engine asks of an
 * account that is logged in.
 *
 * <p>Entry points: {@link io.portwright.provider.spi.Provider}, {@link
 * io.portwright.provider.spi.ResourceType}, {@link io.portwright.provider.spi.Account}. Nothing
 * here knows a terminal, a store or the wire. Changes that cost money are described as {@link
 * io.portwright.provider.spi.Action} values before anything is sent, so that the engine can journal
 * them first.
 */
@NullMarked
package io.portwright.provider.spi;

import org.jspecify.annotations.NullMarked;
