package io.portwright.provider.sandbox.world;

/** Types of product under the names of the API. */
public enum ProductType {
  MEGAPORT,
  MCR2,
  MVE,
  VXC,
  IX,
  NAT_GATEWAY
}
