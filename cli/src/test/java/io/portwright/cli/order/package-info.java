/**
 * Orders against the real sandbox over HTTP and a real store, with everything that can go wrong:
 * never a service too many, never one that nobody knows.
 */
@NullMarked
package io.portwright.cli.order;

import org.jspecify.annotations.NullMarked;
