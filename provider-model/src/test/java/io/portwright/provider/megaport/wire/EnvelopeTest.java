package io.portwright.provider.megaport.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Reading of what the API writes. */
class EnvelopeTest {

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"message":"Validation failed","data":"Valid B-End is required"} | Validation failed: Valid B-End is required.
          {"message":"Validation failed","data":[{"error":"One."},{"error":"Two."}]} | Validation failed: One. Two.
          {"message":"Validation failed","data":[{"markets":["X"],"error":"Missing markets: Australia"}]} | Validation failed: Missing markets: Australia.
          {"message":"Validation failed","data":{"vlan":"VLAN 5 is taken"}} | Validation failed: VLAN 5 is taken.
          {"message":"Not found","data":null} | Not found.
          {"message":"Not found"} | Not found.
          {"message":"Same.","data":"Same."} | Same.
          """)
  void errorIsReadInEveryForm(String body, String said) {
    assertThat(Envelope.parse(bytes(body)).orElseThrow().problem()).isEqualTo(said);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<html>", "[]", "{}", "{\"message\":1}", "{\"message\":\"x\"", "nul"})
  void whatIsNoEnvelopeIsEmpty(String body) {
    assertThat(Envelope.parse(bytes(body))).isEmpty();
  }

  @Test
  void amountsKeepTheirDecimals() {
    Json json = JsonText.parse(bytes("{\"a\":0.10,\"b\":1234567890.123456789}")).orElseThrow();
    assertThat(json.decimal("a")).contains(new BigDecimal("0.10"));
    assertThat(json.decimal("b")).contains(new BigDecimal("1234567890.123456789"));
  }

  @Test
  void absentNullAndForeignTypesAreEmpty() {
    Json json = JsonText.parse(bytes("{\"a\":null,\"b\":[1],\"c\":\"7\",\"d\":7.5}")).orElseThrow();
    assertThat(json.text("a")).isEmpty();
    assertThat(json.text("b")).isEmpty();
    assertThat(json.text("nothing")).isEmpty();
    assertThat(json.whole("c")).isEqualTo(OptionalLong.of(7));
    assertThat(json.whole("d")).isEmpty();
    assertThat(json.at("b").at("x").at("y").isNull()).isTrue();
  }

  @Test
  void textIsCanonical() {
    Json json = JsonText.parse(bytes("{ \"b\" : 1 , \"a\" : [ true , null ] }")).orElseThrow();
    assertThat(json.toText()).isEqualTo("{\"a\":[true,null],\"b\":1}");
  }

  @Test
  void cutListIsNotTakenForAShorterOne() {
    List<Json> items = new ArrayList<>();
    assertThat(
            JsonText.eachOfData(bytes("{\"message\":\"m\",\"data\":[{\"a\":1},{\"a\""), items::add))
        .isFalse();
    assertThat(JsonText.eachOfData(bytes("{\"message\":\"m\"}"), items::add)).isFalse();
    items.clear();
    assertThat(
            JsonText.eachOfData(bytes("{\"data\":[{\"a\":1}],\"terms\":{\"x\":[]}}"), items::add))
        .isTrue();
    assertThat(items).hasSize(1);
  }

  @Test
  void servicesThatHangOnAnotherAreReadWithIt() {
    Json port =
        JsonText.parse(
                bytes(
                    "{\"productUid\":\"p\",\"productType\":\"MEGAPORT\",\"associatedVxcs\":[{\"productUid\":\"v\"}],\"associatedIxs\":[{\"productUid\":\"i\"}]}"))
            .orElseThrow();
    assertThat(Product.withAttached(port))
        .extracting(product -> product.uid() + " " + product.kind().orElseThrow())
        .containsExactly("p PORT", "v VXC", "i IX");
  }
}
