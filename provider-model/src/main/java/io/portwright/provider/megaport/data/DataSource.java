package io.portwright.provider.megaport.data;

import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.megaport.product.Fields;
import io.portwright.provider.megaport.product.FromWire;
import io.portwright.provider.megaport.wire.Json;
import io.portwright.provider.schema.Attribute;
import io.portwright.provider.schema.Planning;
import io.portwright.provider.schema.Schema;
import io.portwright.provider.schema.json.SchemaFile;
import io.portwright.provider.spi.Answer;
import io.portwright.provider.spi.AttributeProblem;
import io.portwright.provider.spi.DataSourceType;
import io.portwright.provider.value.AttributePath;
import io.portwright.provider.value.Value;
import io.portwright.provider.value.Value.ObjectValue;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/** A data source: what is configured, completed by what the API says. */
public abstract class DataSource implements DataSourceType {

  private final String name;
  private final Schema schema;

  protected DataSource(String name) {
    this.name = name;
    this.schema =
        SchemaFile.read(
            DataSource.class, "/io/portwright/provider/megaport/schema/data/" + name + ".json");
  }

  @Override
  public final String name() {
    return name;
  }

  @Override
  public final Schema schema() {
    return schema;
  }

  @Override
  public List<AttributeProblem> validate(ObjectValue configuration) {
    return List.of();
  }

  /** The data source's object: what is configured, completed from the list. */
  public final Answer<ObjectValue> read(ObjectValue configuration, Catalogue catalogue) {
    return find(conformed(configuration), catalogue);
  }

  /**
   * As {@link #read}, for a source that was read before.
   *
   * @param before what was found then; where several things match, the same one is found again
   */
  public final Answer<ObjectValue> readAgain(
      ObjectValue configuration, Catalogue catalogue, ObjectValue before) {
    return findAgain(conformed(configuration), catalogue, before);
  }

  protected final ObjectValue conformed(ObjectValue configuration) {
    return new Planning(schema).conformed(configuration);
  }

  protected abstract Answer<ObjectValue> find(ObjectValue configuration, Catalogue catalogue);

  /** A source of which more than one thing may match prefers the one that it found before. */
  protected Answer<ObjectValue> findAgain(
      ObjectValue configuration, Catalogue catalogue, ObjectValue before) {
    return find(configuration, catalogue);
  }

  /** An object of this data source's type: each attribute from the list's row. */
  protected final SortedMap<String, Value> values(Json row) {
    SortedMap<String, Value> values = new TreeMap<>();
    schema
        .attributes()
        .forEach((attribute, shape) -> values.put(attribute, FromWire.attribute(shape, row)));
    return values;
  }

  /** A list attribute from rows whose keys are those of the API. */
  protected final ObjectValue withRows(
      ObjectValue configuration, String attribute, List<Json> rows) {
    Attribute list = schema.attributes().get(attribute);
    if (list == null) {
      throw new IllegalArgumentException("no attribute " + attribute + " in " + name);
    }
    return configuration.with(attribute, FromWire.value(list, Json.array(rows)));
  }

  /** Whether a filter is not set, or equals the text in any case. */
  protected static boolean matches(ObjectValue configuration, String filter, String text) {
    Optional<String> wanted = Fields.text(configuration, filter);
    return wanted.isEmpty() || wanted.get().equalsIgnoreCase(text);
  }

  /** Whether a filter is not set, or equals the number. */
  protected static boolean matches(ObjectValue configuration, String filter, OptionalLong number) {
    OptionalLong wanted = Fields.whole(configuration, filter);
    return wanted.isEmpty() || wanted.equals(number);
  }

  /** A finding of the client about this data source as a whole. */
  protected static AttributeProblem problem(Diagnostic diagnostic) {
    return new AttributeProblem(
        AttributePath.ROOT,
        diagnostic.severity(),
        diagnostic.code().map(Object::toString),
        diagnostic.summary(),
        diagnostic.detail());
  }

  protected static Answer<ObjectValue> none(String summary, String detail) {
    return Answer.refused(AttributeProblem.error(AttributePath.ROOT, summary, detail));
  }
}
