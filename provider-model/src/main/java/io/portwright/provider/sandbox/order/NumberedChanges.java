package io.portwright.provider.sandbox.order;

import io.portwright.provider.sandbox.wire.Body;
import io.portwright.provider.sandbox.wire.Refusal;
import io.portwright.provider.sandbox.world.Filters;
import io.portwright.provider.sandbox.world.ProductType;
import java.util.ArrayList;
import java.util.List;

/**
 * Numbered things that belong to an MCR or a NAT gateway and that interfaces of its VXCs use.
 *
 * @param <T> one of them
 */
public abstract class NumberedChanges<T> {
  private final Desk desk;
  private final ProductType type;
  private final String word;
  private final List<String> uses;

  /**
   * @param type {@code MCR2} or {@code NAT_GATEWAY}: what they belong to
   * @param word what messages call one, such as {@code Prefix list}
   * @param uses fields of router configurations that hold their numbers
   */
  NumberedChanges(Desk desk, ProductType type, String word, List<String> uses) {
    this.desk = desk;
    this.type = type;
    this.word = word;
    this.uses = uses;
  }

  abstract int id(T one);

  abstract List<T> of(Filters filters);

  abstract Filters with(Filters filters, List<T> all);

  /** One as a body describes it. */
  abstract T read(Body body, int id);

  /** What is wrong with a replacement besides the body itself. */
  void check(T before, T after) {}

  Refusal used(String text) {
    return Refusal.conflict(text);
  }

  final ProductType type() {
    return type;
  }

  private RoutingOwner owner(String uid) {
    return RoutingOwner.of(desk, uid, type);
  }

  public final List<T> all(String uid) {
    return of(owner(uid).kind().filters());
  }

  public final T one(String uid, String id) {
    return all(uid).stream()
        .filter(one -> String.valueOf(id(one)).equals(id))
        .findFirst()
        .orElseThrow(() -> Refusal.notFound(word + " " + id + " does not exist"));
  }

  public final T create(String uid, Body body) {
    List<T> all = new ArrayList<>(all(uid));
    T made = read(body, desk.draft().newId());
    all.add(made);
    store(uid, all);
    return made;
  }

  /** Replaces everything but the number. */
  public final T replace(String uid, String id, Body body) {
    T before = one(uid, id);
    T after = read(body, id(before));
    check(before, after);
    List<T> all = new ArrayList<>(all(uid));
    all.replaceAll(one -> id(one) == id(before) ? after : one);
    store(uid, all);
    return after;
  }

  /** Refused while an interface uses it. */
  public final void delete(String uid, String id) {
    T one = one(uid, id);
    List<String> users = owner(uid).users(desk, uses, id(one));
    if (!users.isEmpty()) {
      throw used(word + " " + id + " is used by VXC " + users.getFirst());
    }
    List<T> all = new ArrayList<>(all(uid));
    all.remove(one);
    store(uid, all);
  }

  private void store(String uid, List<T> all) {
    RoutingOwner owner = owner(uid);
    owner.store(desk, with(owner.kind().filters(), all));
  }

  /** {@code permit} or {@code deny}. */
  static String action(Body entry) {
    String action = entry.requiredText("action");
    if (!action.equals("permit") && !action.equals("deny")) {
      throw Refusal.invalid(entry.name("action") + " must be permit or deny");
    }
    return action;
  }
}
