package io.portwright.provider.megaport.data;

import io.portwright.provider.megaport.product.FromWire;
import io.portwright.provider.megaport.wire.Json;
import io.portwright.provider.schema.Attribute;
import io.portwright.provider.spi.Answer;
import io.portwright.provider.value.Utf8Order;
import io.portwright.provider.value.Value;
import io.portwright.provider.value.Value.ObjectValue;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;

/**
 * Rows of one list of the API. Every argument of the schema filters by the row's field of the same
 * name; texts match in any case of letters.
 */
public final class RowsData extends DataSource {

  private final Source source;

  /**
   * Where the rows come from.
   *
   * @param path of the list
   * @param operation for messages, such as {@code list the service keys}
   * @param attribute that holds the rows
   * @param order fields by which the rows are sorted
   * @param shaped a row as the schema names its fields
   */
  private record Source(
      String path,
      String operation,
      String attribute,
      List<String> order,
      UnaryOperator<Json.Obj> shaped) {}

  private RowsData(String name, Source source) {
    super(name);
    this.source = source;
  }

  /** {@code megaport_service_keys}. */
  public static RowsData serviceKeys() {
    return new RowsData(
        "megaport_service_keys",
        new Source(
            "/v2/service/key",
            "list the service keys",
            "service_keys",
            List.of("productName", "productUid", "description", "createDate", "key"),
            RowsData::serviceKey));
  }

  /** {@code megaport_managed_accounts}, of a partner. */
  public static RowsData managedAccounts() {
    return new RowsData(
        "megaport_managed_accounts",
        new Source(
            "/v2/managedCompanies",
            "list the managed accounts",
            "managed_accounts",
            List.of("accountName", "companyUid"),
            UnaryOperator.identity()));
  }

  /** {@code megaport_billing_markets}. */
  public static RowsData billingMarkets() {
    return new RowsData(
        "megaport_billing_markets",
        new Source(
            "/v2/market",
            "list the billing markets",
            "billing_markets",
            List.of("country", "id"),
            row -> row.with("currency", row.at("currencyEnum"))));
  }

  private static Json.Obj serviceKey(Json.Obj row) {
    Json time = row.at("validFor");
    boolean always = time.whole("start").isEmpty() && time.whole("end").isEmpty();
    Json.Obj shaped =
        always
            ? row.without("validFor")
            : row.with(
                "validFor",
                Json.EMPTY
                    .with("startTime", instant(time.whole("start")))
                    .with("endTime", instant(time.whole("end"))));
    return shaped.with("lastUsed", instant(row.whole("lastUsed")));
  }

  private static Json instant(OptionalLong millis) {
    return millis.isPresent()
        ? Json.of(Instant.ofEpochMilli(millis.getAsLong()).toString())
        : Json.NULL;
  }

  @Override
  protected Answer<ObjectValue> find(ObjectValue configuration, Catalogue catalogue) {
    Answer<Json> all = catalogue.look(source.path(), source.operation());
    if (all.value().isEmpty()) {
      return new Answer<>(Optional.empty(), all.problems());
    }
    List<Json> rows =
        all.value().get().items().stream()
            .filter(Json.Obj.class::isInstance)
            .map(row -> (Json) source.shaped().apply((Json.Obj) row))
            .filter(row -> isWanted(row, configuration))
            .sorted(order())
            .toList();
    return Answer.of(withRows(configuration, source.attribute(), rows));
  }

  private boolean isWanted(Json row, ObjectValue configuration) {
    return schema().attributes().values().stream()
        .filter(Attribute::isConfigurable)
        .allMatch(filter -> {
          Value wanted = configuration.attribute(filter.name());
          Value found = FromWire.attribute(filter, row);
          boolean texts = wanted instanceof Value.StringValue && found instanceof Value.StringValue;
          return wanted.isNull()
              || (texts
                  ? wanted.asString().equalsIgnoreCase(found.asString())
                  : wanted.equals(found));
        });
  }

  private Comparator<Json> order() {
    Comparator<Json> order = (_, _) -> 0;
    for (String field : source.order()) {
      order =
          order
              .thenComparing(row -> row.textOr(field, ""), Utf8Order.INSTANCE)
              .thenComparingLong(row -> row.whole(field).orElse(0));
    }
    return order;
  }
}
