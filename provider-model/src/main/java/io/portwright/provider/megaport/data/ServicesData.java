package io.portwright.provider.megaport.data;

import io.portwright.provider.diagnostic.Checked;
import io.portwright.provider.megaport.product.Fields;
import io.portwright.provider.megaport.product.FromWire;
import io.portwright.provider.megaport.product.Services.Standing;
import io.portwright.provider.megaport.product.Tags;
import io.portwright.provider.megaport.wire.Json;
import io.portwright.provider.megaport.wire.Product;
import io.portwright.provider.megaport.wire.ProductKind;
import io.portwright.provider.schema.Attribute;
import io.portwright.provider.spi.Answer;
import io.portwright.provider.spi.AttributeProblem;
import io.portwright.provider.value.AttributePath;
import io.portwright.provider.value.Marks;
import io.portwright.provider.value.Type;
import io.portwright.provider.value.Utf8Order;
import io.portwright.provider.value.Value;
import io.portwright.provider.value.Value.ObjectValue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Services of one kind: one by its UID, or all that are active, ordered by name and then UID. Every
 * filter that the schema has applies. A part that cannot be read is an error, never a shorter list.
 */
public class ServicesData extends DataSource {

  /** The port of an IX, as the resource calls it. */
  private static final String HOST = "requested_product_uid";

  private static final Value NO_TAGS = Value.nullOf(Type.map(Type.STRING));
  private static final Comparator<Product> ORDER =
      Comparator.comparing(Product::name, Utf8Order.INSTANCE).thenComparing(Product::uid);

  /** When the tags of services are read: a call for each of them. */
  public enum TagReads {
    ALWAYS,
    /** When {@code include_resource_tags} is true. */
    ON_REQUEST
  }

  private final ProductKind kind;
  private final String list;
  private final TagReads tags;

  /**
   * @param list attribute with the services
   */
  protected ServicesData(String name, ProductKind kind, String list, TagReads tags) {
    super(name);
    this.kind = kind;
    this.list = list;
    this.tags = tags;
  }

  /** {@code megaport_ports}: ports and members of LAGs. */
  public static ServicesData ports() {
    return new ServicesData("megaport_ports", ProductKind.PORT, "ports", TagReads.ON_REQUEST);
  }

  /** {@code megaport_ixs}; they have no tags. */
  public static ServicesData ixs() {
    return new ServicesData("megaport_ixs", ProductKind.IX, "ixs", TagReads.ON_REQUEST);
  }

  @Override
  protected final Answer<ObjectValue> find(ObjectValue configuration, Catalogue catalogue) {
    Answer<List<Product>> found = products(configuration, catalogue);
    if (found.value().isEmpty()) {
      return new Answer<>(Optional.empty(), found.problems());
    }
    List<Product> services =
        found.value().get().stream()
            .filter(service -> isWanted(service, configuration))
            .sorted(ORDER)
            .toList();
    Answer<List<Value>> values = rows(services, catalogue, withTags(configuration));
    Type element = ((Type.ListOf) shape().type()).element();
    return new Answer<>(
        values.value().map(rows -> configuration.with(list, Value.list(element, rows))),
        values.problems());
  }

  private boolean withTags(ObjectValue configuration) {
    return tags == TagReads.ALWAYS
        || Fields.truth(configuration, "include_resource_tags").orElse(false);
  }

  private Attribute.Shape.Nested shape() {
    return (Attribute.Shape.Nested) schema().attribute(list).orElseThrow().shape();
  }

  private Answer<List<Product>> products(ObjectValue configuration, Catalogue catalogue) {
    Optional<String> uid = Fields.text(configuration, "product_uid");
    if (uid.isPresent()) {
      return one(uid.get(), catalogue);
    }
    Checked<List<Product>> all = catalogue.services().all();
    return all.value().isEmpty()
        ? new Answer<>(
            Optional.empty(), all.diagnostics().stream().map(DataSource::problem).toList())
        : Answer.of(
            all.orThrow().stream()
                .filter(service -> service.is(kind) && service.isActive())
                .toList());
  }

  private Answer<List<Product>> one(String uid, Catalogue catalogue) {
    return switch (catalogue.services().standing(uid)) {
      case Standing.Found found ->
          found.product().is(kind)
              ? Answer.of(List.of(found.product()))
              : Answer.refused(absent("The service %s is no %s.".formatted(uid, kind.display())));
      case Standing.Gone gone -> Answer.refused(absent(gone.evidence()));
      case Standing.Unknown unknown -> Answer.refused(problem(unknown.why()));
    };
  }

  private static AttributeProblem absent(String detail) {
    return AttributeProblem.error(AttributePath.of("product_uid"), "Service not found", detail);
  }

  /** Whether a service passes the filters; a type may have more of them. */
  protected boolean isWanted(Product service, ObjectValue configuration) {
    return matches(configuration, "product_name", service.name())
        && matches(configuration, HOST, service.host().orElse(""))
        && matches(configuration, "location_id", service.fields().whole("locationId"))
        && matches(
            configuration,
            "network_service_type",
            service.fields().textOr("networkServiceType", ""))
        && matches(configuration, "diversity_zone", service.fields().textOr("diversityZone", ""));
  }

  /** The value of one attribute of a row. */
  protected Value value(Attribute attribute, Product service, List<Product> group) {
    return attribute.name().equals(HOST)
        ? service.host().map(Value::string).orElseGet(() -> Value.nullOf(Type.STRING))
        : FromWire.attribute(attribute, service.fields());
  }

  private Answer<List<Value>> rows(List<Product> services, Catalogue catalogue, boolean withTags) {
    List<Value> tags = new ArrayList<>();
    List<AttributeProblem> problems = new ArrayList<>();
    if (withTags) {
      List<String> paths =
          services.stream().map(service -> "/v2/product/" + service.uid() + "/tags").toList();
      for (Answer<Json> read : catalogue.lookAll(paths, "read the resource tags of a service")) {
        problems.addAll(read.problems());
        tags.add(read.value().map(ServicesData::tags).orElse(NO_TAGS));
      }
    }
    List<Value> rows = new ArrayList<>();
    for (int i = 0; i < services.size(); i++) {
      rows.add(row(services.get(i), withTags ? tags.get(i) : NO_TAGS, catalogue));
    }
    return problems.isEmpty() ? Answer.of(rows) : new Answer<>(Optional.empty(), problems);
  }

  /** A service without tags has none, which is more than not knowing them. */
  private static Value tags(Json answer) {
    Value tags = Tags.value(answer.at("resourceTags"), NO_TAGS);
    return tags.isNull() ? Value.map(Type.STRING, new TreeMap<>()) : tags;
  }

  private Value row(Product service, Value tags, Catalogue catalogue) {
    SortedMap<String, Value> values = new TreeMap<>(Utf8Order.INSTANCE);
    List<Product> group = catalogue.services().group(service);
    shape()
        .attributes()
        .forEach((name, attribute) ->
            values.put(
                name, name.equals(Tags.ATTRIBUTE) ? tags : value(attribute, service, group)));
    return new ObjectValue(shape().objectType(), values, Marks.NONE);
  }
}
