/**
 * How things in a configuration are called: modules, resources, their instances.
 *
 * <p>Entry points: {@link io.portwright.engine.address.ResourceAddress} and {@link
 * io.portwright.engine.address.InstanceAddress}. The text forms are Terraform's. Depends on nothing
 * else of the engine, because every later phase needs it.
 */
@NullMarked
package io.portwright.engine.address;

import org.jspecify.annotations.NullMarked;
