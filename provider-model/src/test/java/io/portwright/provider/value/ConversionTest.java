package io.portwright.provider.value;

import static org.assertj.core.api.Assertions.assertThat;

import io.portwright.provider.value.Conversion.Attempt;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConversionTest {
  private static final Type.ObjectOf SITE =
      Type.object(Map.of("code", Type.STRING, "vlan", Type.NUMBER), List.of("vlan"));

  private static Value converted(Value value, Type type) {
    return Conversion.convert(value, type).converted().orElseThrow();
  }

  private static Attempt.Failed failed(Value value, Type type) {
    return (Attempt.Failed) Conversion.convert(value, type);
  }

  @ParameterizedTest(name = "{0} -> {1}: {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          64512 | NUMBER | 64512
          1.50  | NUMBER | 1.5
          true  | BOOL   | true
          0     | BOOL   | false
          text  | STRING | "text"
          """)
  void readsTextAsOtherPrimitives(String text, Type.Primitive type, String expected) {
    assertThat(converted(Value.string(text), type)).hasToString(expected);
  }

  @ParameterizedTest(name = "{0} -> {1}: {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          abc  | NUMBER | a number is required
          yes  | BOOL   | a bool is required
          TRUE | BOOL   | a bool is required; to convert from string, use lowercase "true"
          """)
  void saysWhatIsWrongWithText(String text, Type.Primitive type, String message) {
    assertThat(failed(Value.string(text), type).message()).isEqualTo(message);
  }

  @Test
  void fillsOptionalAttributesWithNullAndDropsOthers() {
    Value given = Value.object(Map.of("code", Value.number(7), "extra", Value.TRUE));
    Value site = converted(given, SITE);
    assertThat(site.type()).isEqualTo(SITE.withoutOptional());
    assertThat(site).hasToString("{code=\"7\", vlan=null}");
  }

  @Test
  void namesMissingAttributes() {
    assertThat(failed(Value.object(Map.of()), SITE).message())
        .isEqualTo("attribute \"code\" is required");
    assertThat(failed(Value.map(Type.STRING, Map.of()), SITE).message())
        .isEqualTo("map has no element for required attribute \"code\"");
  }

  @Test
  void pointsAtTheElementThatDoesNotFit() {
    Value given = Value.tuple(List.of(Value.string("1"), Value.string("x")));
    Attempt.Failed failure = failed(given, Type.list(Type.NUMBER));
    assertThat(failure.path()).hasToString("[1]");
    assertThat(failure.message()).isEqualTo("a number is required");
  }

  @Test
  void describesTypesThatNeverFit() {
    Value given = Value.object(Map.of("code", Value.tuple(List.of())));
    assertThat(failed(given, SITE).message()).isEqualTo("attribute \"code\": string required");
    assertThat(failed(Value.TRUE, Type.list(Type.DYNAMIC)).message())
        .isEqualTo("list of any single type required");
  }

  @Test
  void unifiesElementsForAny() {
    Value given = Value.tuple(List.of(Value.number(1), Value.string("a")));
    assertThat(converted(given, Type.list(Type.DYNAMIC)).type()).isEqualTo(Type.list(Type.STRING));
  }

  @Test
  void keepsWhatIsKnownOfUnknownValues() {
    Value unknown = Value.unknown(Type.STRING, Refinement.NOT_NULL).marked(Marks.SENSITIVE);
    Value number = converted(unknown, Type.NUMBER);
    assertThat(number)
        .isEqualTo(Value.unknown(Type.NUMBER, Refinement.NOT_NULL).marked(Marks.SENSITIVE));
  }

  @Test
  void keepsMarksWhereTheyAre() {
    Value given = Value.object(Map.of("code", Value.string("k").marked(Marks.SENSITIVE)));
    Value site = converted(given, SITE);
    assertThat(site.isSensitive()).isFalse();
    assertThat(((Value.ObjectValue) site).attribute("code").isSensitive()).isTrue();
  }

  @Test
  void typesNulls() {
    assertThat(converted(Value.NULL, SITE)).isEqualTo(Value.nullOf(SITE));
  }
}
