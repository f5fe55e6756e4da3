/**
 * Orders, changes and terminations: what they may ask for, what they become, and what they cost.
 *
 * <p>Entry points: {@link io.portwright.provider.sandbox.order.OrderDesk} for new services, {@link
 * io.portwright.provider.sandbox.order.GatewayDesigns} for NAT gateways before and after their
 * order, {@link io.portwright.provider.sandbox.order.ServiceChanges}, {@link
 * io.portwright.provider.sandbox.order.VxcChanges} and {@link
 * io.portwright.provider.sandbox.order.ExchangeOrders} for ordered ones, {@link
 * io.portwright.provider.sandbox.order.ServiceKeyChanges} for service keys, {@link
 * io.portwright.provider.sandbox.order.Endings}. A refused order throws a refusal, and the
 * transaction around it then changes nothing.
 *
 * <p>The official example configurations are the arbiter: no check may refuse what they order, so
 * placeholder keys and accounts are accepted.
 */
@NullMarked
package io.portwright.provider.sandbox.order;

import org.jspecify.annotations.NullMarked;
