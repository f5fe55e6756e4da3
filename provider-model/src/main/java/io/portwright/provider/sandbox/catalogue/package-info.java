/**
 * What can be ordered: locations, partner ports, cloud keys, MVE images and sizes, sessions of NAT
 * gateways, internet exchanges, markets and the rate card, as resources of this package.
 *
 * <p>The files are cut by subject, and lists hold one row to a line: a list is answered as it
 * stands, and one row is parsed without the others, so that a short run reads little. Rows carry
 * only fields of the API. Identifiers, keys and prices are of the sandbox alone: never send them to
 * the real service.
 */
@NullMarked
package io.portwright.provider.sandbox.catalogue;

import org.jspecify.annotations.NullMarked;
