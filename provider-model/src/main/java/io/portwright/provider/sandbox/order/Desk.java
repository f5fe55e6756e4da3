package io.portwright.provider.sandbox.order;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.portwright.provider.sandbox.account.AccountKind;
import io.portwright.provider.sandbox.account.Caller;
import io.portwright.provider.sandbox.catalogue.Catalogue;
import io.portwright.provider.sandbox.catalogue.Location;
import io.portwright.provider.sandbox.catalogue.Markets;
import io.portwright.provider.sandbox.wire.Json;
import io.portwright.provider.sandbox.wire.Refusal;
import io.portwright.provider.sandbox.world.Draft;
import io.portwright.provider.sandbox.world.Service;
import java.util.Optional;

/**
 * One transaction of one caller.
 *
 * @param draft the world that the transaction changes
 */
public record Desk(Draft draft, Caller caller, Catalogue catalogue) {

  /** An active service of the account in force, else the call is refused as for an unknown one. */
  public Service own(String uid) {
    return visible(uid)
        .filter(service -> draft.status(service).active())
        .orElseThrow(() -> Refusal.unknownService(uid));
  }

  /** A service of the account in force, ended ones included. */
  public Optional<Service> visible(String uid) {
    return draft.find(uid).filter(service -> service.companyUid().equals(caller.company().uid()));
  }

  /** Refuses an order that the company cannot place, whatever it asks for. */
  void refuseIncompleteAccount() {
    if (!caller.company().supportContact()) {
      ArrayNode errors = Json.array();
      errors.addObject().put("error", "Missing Technical Support Contact Details.");
      throw Refusal.incompleteAccount(errors);
    }
  }

  /** Refuses an order in a billing market that is not enabled for the account. */
  void refuseMissingMarket(Location location) {
    if (caller.company().markets().contains(location.market())) {
      return;
    }
    Optional<Markets.Market> market = catalogue.markets().find(location.market());
    ArrayNode errors = Json.array();
    errors
        .addObject()
        .put(
            "error",
            "Missing markets: " + market.map(Markets.Market::country).orElse(location.market()))
        .putArray("markets")
        .add(market.map(Markets.Market::supplier).orElse(location.market()));
    throw Refusal.incompleteAccount(errors);
  }

  /** Whether the limits of managed accounts hold for this account. */
  boolean managed() {
    return caller.company().kind() == AccountKind.MANAGED;
  }

  Location orderableAt(int locationId) {
    Location location =
        catalogue
            .locations()
            .find(locationId)
            .orElseThrow(() -> Refusal.invalid("Location " + locationId + " does not exist"));
    if (!location.orderable()) {
      throw Refusal.invalid(
          "Location "
              + location.name()
              + " ("
              + locationId
              + ") cannot be ordered at: "
              + location.status());
    }
    return location;
  }
}
