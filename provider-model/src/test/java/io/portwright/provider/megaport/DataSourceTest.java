package io.portwright.provider.megaport;

import static io.portwright.provider.megaport.Session.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.portwright.provider.megaport.data.Catalogue;
import io.portwright.provider.megaport.data.LocationData;
import io.portwright.provider.megaport.data.PartnerData;
import io.portwright.provider.megaport.data.PricesData;
import io.portwright.provider.megaport.product.Services;
import io.portwright.provider.megaport.wire.Json;
import io.portwright.provider.megaport.wire.JsonText;
import io.portwright.provider.spi.Answer;
import io.portwright.provider.spi.AttributeProblem;
import io.portwright.provider.value.Value;
import io.portwright.provider.value.Value.ObjectValue;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Look-ups: filters, choice among several, and what is said when nothing fits. */
class DataSourceTest {

  /** Four ports whose order, rank and names make every filter matter. */
  private static final Catalogue PORTS =
      catalogue(
          """
          [{"productUid":"u1","title":"Sydney","companyName":"AWS","companyUid":"c1","connectType":"AWS","locationId":3,"diversityZone":"red","rank":5,"vxcPermitted":true},
           {"productUid":"u2","title":"Sydney","companyName":"AWS","companyUid":"c1","connectType":"AWS","locationId":3,"diversityZone":"blue","rank":2,"vxcPermitted":true},
           {"productUid":"u3","title":"Sydney","companyName":"AWS","companyUid":"c2","connectType":"AWSHC","locationId":4,"diversityZone":"blue","rank":2,"vxcPermitted":true},
           {"productUid":"u4","title":"Perth","companyName":"Azure","companyUid":"c3","connectType":"AZURE","locationId":5,"rank":1,"vxcPermitted":false}]
          """);

  private static Catalogue catalogue(String rows) {
    return catalogue(rows, (_, _) -> Json.NULL);
  }

  private static Catalogue catalogue(String rows, BiFunction<String, Json, Json> answers) {
    List<Json> list = JsonText.parse(rows.getBytes(StandardCharsets.UTF_8)).orElseThrow().items();
    return new Catalogue() {
      @Override
      public Answer<List<Json>> locations() {
        return Answer.of(list);
      }

      @Override
      public Answer<List<Json>> partnerPorts() {
        return Answer.of(list);
      }

      @Override
      public Answer<List<Json>> mveImages() {
        return Answer.of(list);
      }

      @Override
      public Answer<List<Json>> mveSizes() {
        return Answer.of(list);
      }

      @Override
      public Services services() {
        throw new UnsupportedOperationException("no services here");
      }

      @Override
      public Answer<Json> look(String path, String operation) {
        return Answer.of(Json.array(list));
      }

      @Override
      public List<Answer<Json>> lookAll(List<String> paths, String operation) {
        return paths.stream().map(path -> look(path, operation)).toList();
      }

      @Override
      public Answer<Json> ask(String path, Json question, String operation) {
        return Answer.of(answers.apply(path, question));
      }
    };
  }

  private static Answer<ObjectValue> partner(Map<String, ?> filters) {
    PartnerData data = new PartnerData();
    return data.read(Written.of(data.schema(), filters), PORTS);
  }

  @ParameterizedTest(name = "{0} = {1} -> {2}")
  @CsvSource({
    "connect_type, aws, u2",
    "connect_type, AWSHC, u3",
    "diversity_zone, red, u1",
    "product_uid, u3, u3",
    "company_uid, c2, u3",
    "company_name, aws, u2",
    "product_name, sydney, u2",
  })
  void partnerPortIsTheBestRankOfAllThatMatch(String filter, String value, String uid) {
    assertThat(at(partner(Map.of(filter, value)).value().orElseThrow(), "product_uid"))
        .isEqualTo(Value.string(uid));
  }

  @Test
  void severalPartnerPortsAreAWarningThatListsThem() {
    Answer<ObjectValue> answer = partner(Map.of("product_name", "Sydney"));
    assertThat(answer.hasErrors()).isFalse();
    assertThat(answer.problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem.detail()).contains("u1", "u2", "u3"));
    assertThat(partner(Map.of("product_uid", "u1")).problems()).isEmpty();
  }

  @Test
  void partnerPortStaysTheSameWhenPortsRotate() {
    PartnerData data = new PartnerData();
    ObjectValue filters = Written.of(data.schema(), Map.of("product_name", "Sydney"));
    ObjectValue before = partner(Map.of("product_uid", "u1")).value().orElseThrow();
    Answer<ObjectValue> again = data.readAgain(filters, PORTS, before);
    assertThat(at(again.value().orElseThrow(), "product_uid")).isEqualTo(Value.string("u1"));
    ObjectValue left = before.with("product_uid", Value.string("not listed any more"));
    assertThat(at(data.readAgain(filters, PORTS, left).value().orElseThrow(), "product_uid"))
        .isEqualTo(Value.string("u2"));
  }

  @Test
  void pinnedPartnerPortThatIsFullIsFoundWithAWarning() {
    Answer<ObjectValue> full = partner(Map.of("product_uid", "u4"));
    assertThat(at(full.value().orElseThrow(), "vxc_permitted")).isEqualTo(Value.FALSE);
    assertThat(full.problems())
        .extracting(AttributeProblem::summary)
        .containsExactly("Partner port takes no more VXCs");
  }

  @ParameterizedTest
  @CsvSource({"product_name, Perth", "connect_type, GOOGLE"})
  void noPartnerPortIsAnError(String filter, String value) {
    assertThat(partner(Map.of(filter, value)).problems())
        .extracting(AttributeProblem::summary)
        .containsExactly("Partner port not found");
  }

  @Test
  void pricesAskThePriceBookAndKeepEveryDecimal() {
    AtomicReference<Json> asked = new AtomicReference<>(Json.NULL);
    Json book =
        JsonText.parse(
                """
                {"productType":"MCR2","currency":"AUD","monthlyRate":512.345,"monthlyRackRate":600,
                 "prices":[{"chargeReason":"CORE","frequency":"MONTHLY","amount":600},
                           {"chargeReason":"ADD_ON_CHARGE","frequency":"MONTHLY","amount":50.5,"addOnType":"IP_SEC"}],
                 "discounts":[{"discountReason":"TERM","amount":87.655,
                               "discountDetails":{"code":"T12","description":"Term","percentageAmount":14.6}}]}
                """
                    .getBytes(StandardCharsets.UTF_8))
            .orElseThrow();
    PricesData data = new PricesData();
    ObjectValue prices =
        data.read(
                Written.of(
                    data.schema(),
                    Map.of(
                        "product_type",
                        "MCR2",
                        "location_id",
                        3,
                        "speed",
                        1000,
                        "term",
                        12,
                        "add_ons",
                        List.of(Map.of("add_on_type", "IP_SEC", "tunnel_count", 10)))),
                catalogue(
                    "[]",
                    (path, question) -> {
                      asked.set(Json.EMPTY.with("path", path).with("question", question));
                      return book;
                    }))
            .value()
            .orElseThrow();
    assertThat(asked.get().toText())
        .isEqualTo(
            "{\"path\":\"/v4/pricebook/product\",\"question\":{\"addOns\":[{\"addOnType\":\"IP_SEC\","
                + "\"tunnelCount\":10}],\"locationId\":3,\"productType\":\"MCR2\",\"speed\":1000,"
                + "\"term\":12}}");
    assertThat(at(prices, "currency")).isEqualTo(Value.string("AUD"));
    assertThat(at(prices, "monthly_rate").toString()).isEqualTo("512.345");
    assertThat(at(prices, "prices").parts()).hasSize(2);
    ObjectValue discount = (ObjectValue) at(prices, "discounts").parts().iterator().next();
    assertThat(discount.attribute("code")).isEqualTo(Value.string("T12"));
    assertThat(discount.attribute("percentage_amount").toString()).isEqualTo("14.6");
  }

  @Test
  void locationByNameIsExactAndSuggestsNearNames() {
    Catalogue places =
        catalogue("[{\"id\":3,\"name\":\"Global Switch Sydney West\",\"metro\":\"Sydney\"}]");
    LocationData data = new LocationData();
    assertThat(
            data.read(
                    Written.of(data.schema(), Map.of("name", "Global Switch Sydney West")), places)
                .value())
        .isPresent();
    assertThat(
            data.read(Written.of(data.schema(), Map.of("name", "global switch sydney")), places)
                .problems())
        .singleElement()
        .satisfies(problem ->
            assertThat(problem.detail()).contains("Did you mean \"Global Switch Sydney West\""));
  }

  @Test
  void locationNeedsAFilter() {
    LocationData data = new LocationData();
    assertThat(data.validate(Written.of(data.schema(), Map.of("site_code", "syd"))))
        .extracting(AttributeProblem::summary)
        .containsExactly("Missing location filter");
  }

  @Test
  void listsAreFetchedOnceAndComplete() {
    try (Session session = new Session()) {
      ObjectValue location = session.data("megaport_location", Map.of("id", 5));
      assertThat(at(location, "name")).isEqualTo(Value.string("NextDC B1"));
      assertThat(at(location, "products", "mcr")).isEqualTo(Value.TRUE);
      assertThat(at(location, "country")).isEqualTo(Value.string("Australia"));
      ObjectValue _ = session.data("megaport_location", Map.of("id", 3));
      assertThat(session.requests("GET", "/v3/locations")).isEqualTo(1);

      ObjectValue images =
          session.data("megaport_mve_images", Map.of("vendor_filter", "Aruba", "id_filter", 23));
      ObjectValue image = (ObjectValue) at(images, "mve_images").parts().iterator().next();
      assertThat(at(image, "id")).isEqualTo(Value.number(23));
      assertThat(at(image, "vendor").asString()).isEqualToIgnoringCase("aruba");

      ObjectValue sizes = session.data("megaport_mve_sizes", Map.of());
      ObjectValue size = (ObjectValue) at(sizes, "mve_sizes").parts().iterator().next();
      assertThat(at(size, "size")).isEqualTo(Value.string("SMALL"));
      assertThat(at(size, "cpu_core_count")).isEqualTo(Value.number(2));
    }
  }

  @Test
  void vendorOfTwoWordsIsFoundHoweverItIsWritten() {
    try (Session session = new Session()) {
      for (String vendor : List.of("Palo Alto", "palo_alto", "PALO ALTO")) {
        ObjectValue images =
            session.data("megaport_mve_images", Map.of("vendor_filter", vendor, "id_filter", 140));
        assertThat(at(images, "mve_images").parts()).as(vendor).hasSize(1);
      }
    }
  }

  @Test
  void noImageIsAnError() {
    try (Session session = new Session()) {
      var answer =
          session.account.readData(
              "megaport_mve_images",
              Written.of(
                  session.provider.dataSourceType("megaport_mve_images").orElseThrow().schema(),
                  Map.of("vendor_filter", "nobody")));
      assertThat(answer.problems())
          .extracting(AttributeProblem::summary)
          .containsExactly("MVE image not found");
    }
  }
}
