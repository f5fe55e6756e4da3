/**
 * Calls about the account and its services that no plan makes by itself: approvals, locks, letters
 * of authorization, cancellations taken back, managed accounts, billing markets, prices.
 *
 * <p>Entry point: {@link io.portwright.provider.megaport.calls.Calls}. Every call blocks, is
 * bounded in time and ends when its thread is interrupted. What is not the same when done twice is
 * sent once; when its answer is lost, the service is asked whether it was done.
 */
@NullMarked
package io.portwright.provider.megaport.calls;

import org.jspecify.annotations.NullMarked;
