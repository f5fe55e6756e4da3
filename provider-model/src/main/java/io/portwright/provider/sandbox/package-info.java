/**
 * An HTTP server that behaves like the Megaport API, for rehearsals, samples and tests: it refuses
 * what the real service refuses, takes a moment to provision, and keeps what was ordered in a
 * folder.
 *
 * <p>Entry point: {@link io.portwright.provider.sandbox.SandboxServer}. Companies, users and their
 * API keys are listed in {@link io.portwright.provider.sandbox.account}. Inside, dependencies go
 * {@code http} to {@code order} to {@code world} to {@code catalogue} and {@code account} to {@code
 * wire}. Client code must not know this package.
 */
@NullMarked
package io.portwright.provider.sandbox;

import org.jspecify.annotations.NullMarked;
