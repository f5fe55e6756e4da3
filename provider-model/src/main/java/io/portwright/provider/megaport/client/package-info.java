/**
 * HTTP client of the API: tokens, retries, rate limit, categories of failure, masked trace.
 *
 * <p>Entry points: {@link io.portwright.provider.megaport.client.ApiClient} and {@link
 * io.portwright.provider.megaport.client.Reply}. May depend on {@code wire} and {@code diagnostic}
 * only.
 */
@NullMarked
package io.portwright.provider.megaport.client;

import org.jspecify.annotations.NullMarked;
