package io.portwright.provider.sandbox.http;

import io.portwright.provider.sandbox.account.Directory;
import io.portwright.provider.sandbox.account.Tokens;
import io.portwright.provider.sandbox.catalogue.Catalogue;
import io.portwright.provider.sandbox.world.World;
import java.util.UUID;
import java.util.function.Supplier;

/** Everything that the routes of one server share. */
public record Site(
    World world,
    Catalogue catalogue,
    Directory directory,
    Tokens tokens,
    Faults faults,
    RequestLog log,
    Traffic traffic,
    Supplier<UUID> ids) {

  /** The same site with another world. */
  Site seeing(World other) {
    return new Site(other, catalogue, directory, tokens, faults, log, traffic, ids);
  }
}
