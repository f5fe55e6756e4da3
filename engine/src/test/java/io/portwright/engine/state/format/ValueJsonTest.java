package io.portwright.engine.state.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portwright.provider.value.BigFloat;
import io.portwright.provider.value.Type;
import io.portwright.provider.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValueJsonTest {
  private static final long SEED = 20261123L;

  private static String json(Value value, Type type) {
    return new String(CanonicalJson.compact(ValueJson.write(value, type)), UTF_8);
  }

  private static Value read(String json, Type type) {
    return ValueJson.read(CanonicalJson.read("test", json.getBytes(UTF_8)), type);
  }

  @ParameterizedTest(name = "the number {0}")
  @ValueSource(
      strings = {
        "0",
        "-1",
        "1.5",
        "0.1",
        "1e-7",
        "123456789012345678901234567890",
        "0.333333333333333333333333333333333333333333333333333333333333333333",
        "1e300",
        "9007199254740993"
      })
  void numbersComeBackExactly(String text) {
    BigFloat number = BigFloat.parse(text).orElseThrow();
    Value back = read(json(Value.number(number), Type.NUMBER), Type.NUMBER);
    assertThat(back.asNumber()).isEqualTo(number);
    assertThat(back.asNumber().toText()).isEqualTo(number.toText());
  }

  @Test
  void theFormIsTerraforms() {
    Type type =
        Type.object(Map.of("b", Type.set(Type.NUMBER), "a", Type.DYNAMIC, "c", Type.STRING));
    Value value =
        Value.object(
            Map.of(
                "b", Value.set(Type.NUMBER, List.of(Value.number(2), Value.number(1))),
                "a", Value.map(Type.BOOL, Map.of("x", Value.TRUE)),
                "c", Value.nullOf(Type.STRING)));
    assertThat(json(value, type))
        .isEqualTo(
            "{\"a\":{\"type\":[\"map\",\"bool\"],\"value\":{\"x\":true}},\"b\":[1,2],\"c\":null}");
    assertThat(read(json(value, type), type)).isEqualTo(value);
  }

  @Test
  void valuesOfEveryTypeComeBack() {
    Random random = new Random(SEED);
    for (int i = 0; i < 500; i++) {
      Type type = type(random, 4);
      Value value = value(type, random);
      assertThat(read(json(value, type), type)).as("seed %s, case %s", SEED, i).isEqualTo(value);
      assertThat(TypeJson.read(TypeJson.write(type))).isEqualTo(type);
    }
  }

  private static Type type(Random random, int depth) {
    return switch (random.nextInt(depth == 0 ? 4 : 9)) {
      case 0 -> Type.STRING;
      case 1 -> Type.NUMBER;
      case 2 -> Type.BOOL;
      case 3 -> Type.DYNAMIC;
      case 4 -> Type.list(type(random, depth - 1));
      case 5 -> Type.set(type(random, 0));
      case 6 -> Type.map(type(random, depth - 1));
      case 7 -> Type.tuple(List.of(type(random, depth - 1), type(random, depth - 1)));
      default -> Type.object(Map.of("$a", type(random, depth - 1), "$age", type(random, 0)));
    };
  }

  private static Value value(Type type, Random random) {
    if (random.nextInt(8) == 0) {
      return Value.nullOf(type);
    }
    return switch (type) {
      case Type.Primitive p ->
          switch (p) {
            case STRING ->
                Value.string(random.nextBoolean() ? "s\u0000\"\\" + random.nextInt() : "");
            case NUMBER -> Value.number(BigFloat.of(random.nextGaussian() * 1e6));
            case BOOL -> Value.bool(random.nextBoolean());
            case DYNAMIC -> Value.tuple(List.of(Value.string("d"), Value.number(1)));
          };
      case Type.ListOf l -> Value.list(l.element(), values(l.element(), random));
      case Type.SetOf s -> Value.set(s.element(), values(s.element(), random));
      case Type.MapOf m -> {
        Map<String, Value> entries = new TreeMap<>();
        values(m.element(), random).forEach(v -> entries.put("$" + entries.size(), v));
        yield Value.map(m.element(), entries);
      }
      case Type.TupleOf t -> {
        List<Value> items = new ArrayList<>();
        t.elements().forEach(element -> items.add(value(element, random)));
        yield Value.tuple(items);
      }
      case Type.ObjectOf o -> {
        Map<String, Value> attributes = new TreeMap<>();
        o.attributes().forEach((name, of) -> attributes.put(name, value(of, random)));
        yield Value.object(attributes);
      }
    };
  }

  private static List<Value> values(Type element, Random random) {
    List<Value> items = new ArrayList<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      items.add(value(element, random));
    }
    return items;
  }

  @Test
  void schemaChangesAreBridged() {
    Type now = Type.object(Map.of("kept", Type.STRING, "added", Type.NUMBER));
    assertThat(read("{\"kept\": 5, \"dropped\": [1]}", now))
        .isEqualTo(
            Value.object(Map.of("kept", Value.string("5"), "added", Value.nullOf(Type.NUMBER))));
  }

  @ParameterizedTest(name = "{0} is no {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          [1]                              | string
          secret-text                      | number
          {}                               | list
          [[1]]                            | tuple
          {"type":"nonsense","value":1}    | dynamic
          {"$age":"AAAA"}                  | string
          """)
  void whatDoesNotFitIsRefusedWithoutShowingIt(String json, String kind) {
    Type type =
        switch (kind) {
          case "string" -> Type.STRING;
          case "number" -> Type.NUMBER;
          case "list" -> Type.list(Type.STRING);
          case "tuple" -> Type.tuple(List.of(Type.NUMBER, Type.NUMBER));
          default -> Type.DYNAMIC;
        };
    String text = json.startsWith("secret") ? "\"" + json + "\"" : json;
    assertThatThrownBy(() -> read(text, type))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("secret-text");
  }

  @Test
  void equalTreesHaveEqualBytes() {
    byte[] one =
        CanonicalJson.read("t", "{\"b\":[],\"a\":{\"y\":1.50,\"x\":{}}}".getBytes(UTF_8))
            .toString()
            .getBytes(UTF_8);
    byte[] lines = CanonicalJson.lines(CanonicalJson.read("t", one));
    assertThat(new String(lines, UTF_8))
        .isEqualTo(
            """
            {
              "a": {
                "x": {},
                "y": 1.50
              },
              "b": []
            }
            """);
    assertThat(CanonicalJson.lines(CanonicalJson.read("t", lines))).isEqualTo(lines);
  }
}
