package io.portwright.provider.megaport.mcr;

import io.portwright.provider.diagnostic.Checked;
import io.portwright.provider.megaport.client.Failures;
import io.portwright.provider.megaport.client.Reply;
import io.portwright.provider.megaport.endpoint.Endpoints;
import io.portwright.provider.megaport.endpoint.Growing;
import io.portwright.provider.megaport.prefixlist.PrefixList;
import io.portwright.provider.megaport.product.Fields;
import io.portwright.provider.megaport.product.FromWire;
import io.portwright.provider.megaport.product.Items;
import io.portwright.provider.megaport.product.ListName;
import io.portwright.provider.megaport.product.Lookups;
import io.portwright.provider.megaport.product.ServiceType;
import io.portwright.provider.megaport.wire.Json;
import io.portwright.provider.megaport.wire.Product;
import io.portwright.provider.megaport.wire.ProductKind;
import io.portwright.provider.schema.Attribute;
import io.portwright.provider.spi.Action;
import io.portwright.provider.spi.Answer;
import io.portwright.provider.spi.AttributeProblem;
import io.portwright.provider.spi.LostOrder;
import io.portwright.provider.spi.Outcome;
import io.portwright.provider.spi.Reading;
import io.portwright.provider.spi.Search;
import io.portwright.provider.spi.SendWindow;
import io.portwright.provider.value.Value;
import io.portwright.provider.value.Value.ObjectValue;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * {@code megaport_mcr}: a virtual router.
 *
 * <p>Its inline prefix filter lists are orders of their own, one after another once the router is
 * there. Without the argument the lists stay as they are; an empty list deletes those in state.
 */
public final class McrType extends ServiceType implements Growing {

  private static final String LISTS = InlineLists.ATTRIBUTE;

  public McrType() {
    super("megaport_mcr", ProductKind.MCR);
  }

  // ---- planning ----

  /** The lists inside it. */
  @Override
  public Set<String> names(ObjectValue router) {
    Set<String> names = new HashSet<>();
    Value lists = router.attributes().getOrDefault(LISTS, Value.NULL);
    for (Value list : lists.isKnown() ? lists.parts() : List.<Value>of()) {
      if (list instanceof ObjectValue object) {
        Fields.text(object, "description")
            .flatMap(text -> ListName.of(router.attribute(identifier()), text))
            .ifPresent(names::add);
      }
    }
    return names;
  }

  @Override
  public List<AttributeProblem> validate(ObjectValue configuration) {
    return InlineLists.problems(configuration);
  }

  @Override
  protected ObjectValue initial(
      ObjectValue planned, ObjectValue configuration, List<AttributeProblem> problems) {
    return configuration.attribute(LISTS).isNull()
        ? planned.with(LISTS, InlineLists.none(planned.attribute(LISTS)))
        : planned;
  }

  @Override
  protected ObjectValue normalised(
      ObjectValue prior, ObjectValue configuration, List<AttributeProblem> problems) {
    Value before = prior.attribute(LISTS);
    Value known = before.isNull() ? InlineLists.none(before) : before;
    Value written = configuration.attribute(LISTS);
    return super.normalised(prior, configuration, problems)
        .with(LISTS, written.isNull() ? known : InlineLists.continued(prior, written));
  }

  @Override
  public Answer<Json.Obj> order(
      ObjectValue planned, Optional<String> fingerprint, Lookups lookups) {
    Json.Obj item = Items.order(kind(), planned, fingerprint);
    Json.Obj config =
        Json.EMPTY
            .withText("diversityZone", Fields.text(planned, "diversity_zone"))
            .withNumber("mcrAsn", Fields.whole(planned, "asn"));
    return Answer.of(
        item.with("config", config).withNumber("portSpeed", Fields.whole(planned, "port_speed")));
  }

  @Override
  public Answer<Json.Obj> changes(ObjectValue before, ObjectValue after, Lookups lookups) {
    Json.Obj body = Items.changes(before, after);
    return Answer.of(
        Fields.differ(before, after, "asn")
            ? body.withNumber("asn", Fields.whole(after, "asn"))
            : body);
  }

  // ---- inline lists ----

  @Override
  public ObjectValue ungrown(Optional<ObjectValue> before, ObjectValue planned) {
    return planned.attribute(LISTS).isNull() ? planned : InlineLists.existing(planned);
  }

  @Override
  public Answer<Optional<Action.Order>> growth(
      Endpoints endpoints, ObjectValue reached, ObjectValue planned, String fingerprint) {
    return Answer.of(InlineLists.next(reached, planned).map(after -> order(after, fingerprint)));
  }

  private Action.Order order(ObjectValue after, String fingerprint) {
    PrefixList list = InlineLists.ordered(after);
    return new Action.Order(
        name(),
        list.description(),
        "prefix list of " + Fields.text(after, "product_uid").orElse(""),
        list.wire().toText(),
        after,
        fingerprint);
  }

  @Override
  public List<Json.Obj> items(Action.Order order) {
    return List.of();
  }

  @Override
  public Checked<List<String>> lookalikes(Endpoints endpoints, Action.Order order) {
    return PrefixList.described(
        endpoints, Fields.text(order.after(), "product_uid").orElseThrow(), order.serviceName());
  }

  @Override
  public Search search(Endpoints endpoints, LostOrder order) {
    return InlineLists.search(endpoints, order);
  }

  @Override
  public ObjectValue grown(LostOrder order, String uid) {
    return InlineLists.grown(order.planned(), uid);
  }

  @Override
  public Outcome grow(Endpoints endpoints, Action.Order order, SendWindow window) {
    return InlineLists.send(endpoints, order, window);
  }

  @Override
  public Optional<Reply.Failure> adjust(
      Endpoints endpoints, ObjectValue before, ObjectValue after) {
    return InlineLists.adjust(endpoints, before, after);
  }

  @Override
  public Reading detailed(Endpoints endpoints, ObjectValue state) {
    Attribute attribute = schema().attribute(LISTS).orElseThrow();
    return switch (InlineLists.read(endpoints, state, attribute)) {
      case InlineLists.Read.Lists lists -> new Reading.Present(lists.router());
      case InlineLists.Read.Failed failed ->
          new Reading.Unreadable(
              Failures.of("read the prefix filter lists of the MCR", failed.why()));
    };
  }

  @Override
  protected Value value(
      Attribute attribute, Product product, List<Product> group, ObjectValue recorded) {
    return switch (attribute.name()) {
      case "asn" ->
          FromWire.value(
              attribute, product.fields().at("resources").at("virtual_router").at("mcrAsn"));
      case LISTS -> recorded.attribute(LISTS);
      default -> super.value(attribute, product, group, recorded);
    };
  }
}
