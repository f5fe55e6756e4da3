/**
 * Kinds of objects that the API keeps outside the account's list of services, with endpoints of
 * their own.
 *
 * <p>Entry point: {@link io.portwright.provider.megaport.endpoint.EndpointType}.
 */
@NullMarked
package io.portwright.provider.megaport.endpoint;

import org.jspecify.annotations.NullMarked;
