package io.portwright.provider.megaport.calls;

import io.portwright.provider.diagnostic.Checked;
import io.portwright.provider.megaport.client.ApiClient;
import io.portwright.provider.megaport.client.Reply;
import io.portwright.provider.megaport.wire.Json;
import io.portwright.provider.megaport.wire.Product;
import java.util.Optional;

/** Locks against changes and ends. A Company Admin may set them. */
public final class Locks {

  private final ApiClient client;

  Locks(ApiClient client) {
    this.client = client;
  }

  /** How a service is locked; what the provider has locked nobody else can unlock. */
  public enum State {
    OPEN,
    LOCKED,
    LOCKED_BY_PROVIDER
  }

  /** Locks a service that is, or has been, live. */
  public Checked<State> lock(String uid) {
    return state("lock the service", client.act(path(uid)));
  }

  public Checked<State> unlock(String uid) {
    return state("unlock the service", client.delete(path(uid)));
  }

  private static Checked<State> state(String operation, Reply reply) {
    return Answers.one(reply, operation, data -> Product.read(data).map(Locks::of));
  }

  /** How a service that was listed or read is locked. */
  public static State of(Product service) {
    return is(service.fields(), "adminLocked")
        ? State.LOCKED_BY_PROVIDER
        : is(service.fields(), "locked") ? State.LOCKED : State.OPEN;
  }

  private static boolean is(Json service, String field) {
    return service.truth(field).equals(Optional.of(true));
  }

  private static String path(String uid) {
    return "/v2/product/" + Answers.segment(uid) + "/lock";
  }
}
