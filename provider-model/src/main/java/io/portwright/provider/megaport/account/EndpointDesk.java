package io.portwright.provider.megaport.account;

import io.portwright.provider.diagnostic.Checked;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.megaport.endpoint.EndpointType;
import io.portwright.provider.megaport.endpoint.Endpoints;
import io.portwright.provider.megaport.endpoint.Remarks;
import io.portwright.provider.spi.Account;
import io.portwright.provider.spi.Action;
import io.portwright.provider.spi.Answer;
import io.portwright.provider.spi.Finding;
import io.portwright.provider.spi.LostOrder;
import io.portwright.provider.spi.Outcome;
import io.portwright.provider.spi.Progress;
import io.portwright.provider.spi.Reading;
import io.portwright.provider.spi.ResourceType;
import io.portwright.provider.spi.Review;
import io.portwright.provider.spi.Search;
import io.portwright.provider.spi.SendWindow;
import io.portwright.provider.value.Value.ObjectValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Objects with endpoints of their own. Their orders go out one at a time. */
final class EndpointDesk implements Desk {

  private final Map<String, ? extends ResourceType> types;
  private final Endpoints endpoints;

  EndpointDesk(Map<String, ? extends ResourceType> types, Endpoints endpoints) {
    this.types = types;
    this.endpoints = endpoints;
  }

  Endpoints endpoints() {
    return endpoints;
  }

  private EndpointType type(String name) {
    if (types.get(name) instanceof EndpointType type) {
      return type;
    }
    throw new IllegalArgumentException("no resource type with endpoints of its own: " + name);
  }

  @Override
  public void refresh() {
    endpoints.refresh();
  }

  @Override
  public Reading read(String type, ObjectValue recorded) {
    return type(type).read(endpoints, recorded);
  }

  @Override
  public Answer<Action> create(String type, ObjectValue planned, String fingerprint) {
    Answer<Action.Order> order = type(type).create(endpoints, planned, fingerprint);
    return new Answer<>(order.value().map(Action.class::cast), order.problems());
  }

  @Override
  public Answer<Action> update(
      String type, ObjectValue before, ObjectValue planned, String fingerprint) {
    return type(type).update(endpoints, before, planned, fingerprint);
  }

  /** What plans should say about changes. */
  List<Finding> remarks(List<Review.Item> items) {
    List<Finding> found = new ArrayList<>();
    for (Review.Item item : items) {
      if (types.get(item.type()) instanceof Remarks type) {
        found.addAll(type.remarks(endpoints, item));
      }
    }
    return found;
  }

  @Override
  public Checked<List<String>> lookalikes(Action.Order order) {
    return type(order.type()).lookalikes(endpoints, order);
  }

  @Override
  public List<Diagnostic> validate(List<Action.Order> wave) {
    List<Diagnostic> found = new ArrayList<>();
    wave.forEach(order -> found.addAll(type(order.type()).check(endpoints, order)));
    return found;
  }

  @Override
  public List<Outcome> send(List<Action.Order> wave, SendWindow window) {
    List<Outcome> outcomes = new ArrayList<>();
    for (Action.Order order : wave) {
      outcomes.add(type(order.type()).send(endpoints, order, window));
    }
    return outcomes;
  }

  @Override
  public Search search(LostOrder order) {
    return type(order.type()).search(endpoints, order);
  }

  @Override
  public Reading found(LostOrder order, String uid) {
    return type(order.type()).found(endpoints, order, uid);
  }

  @Override
  public Outcome modify(Action.Modify change) {
    return type(change.type()).modify(endpoints, change);
  }

  @Override
  public Outcome end(Action.End end) {
    return type(end.type()).end(endpoints, end.before());
  }

  @Override
  public Progress progress(String type, ObjectValue state, Account.Goal goal) {
    return type(type).progress(endpoints, state, goal);
  }
}
