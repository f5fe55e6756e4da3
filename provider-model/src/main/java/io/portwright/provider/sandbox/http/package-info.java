/**
 * The sandbox over HTTP: routes, authentication, envelopes, the shapes of answers, faults and the
 * log of requests.
 *
 * <p>Entry point: {@link io.portwright.provider.sandbox.http.Gateway}, which a server calls for
 * every exchange. Routes answer paths of the contract only; faults, clock and what else only a test
 * may touch is under {@code /_sandbox/}, which no client knows.
 */
@NullMarked
package io.portwright.provider.sandbox.http;

import org.jspecify.annotations.NullMarked;
