package io.portwright.provider.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import io.portwright.provider.spi.Answer;
import io.portwright.provider.spi.AttributeProblem;
import io.portwright.provider.spi.DataSourceType;
import io.portwright.provider.spi.RemoteStateSource;
import io.portwright.provider.spi.RemoteStateSource.Place;
import io.portwright.provider.value.AttributePath;
import io.portwright.provider.value.Marks;
import io.portwright.provider.value.Type;
import io.portwright.provider.value.Value;
import io.portwright.provider.value.Value.ObjectValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * {@code terraform_remote_state}: its arguments, as Terraform 1.11.4 judges them, and its values.
 */
class RemoteStateTest {
  private static final Value UNSET = Value.nullOf(Type.STRING);

  private final List<String> asked = new ArrayList<>();
  private final RemoteStateSource states =
      (place, workspace) -> {
        asked.add(place + " " + workspace);
        return Answer.of(Optional.of(outputs()));
      };

  private static SortedMap<String, Value> outputs() {
    return new TreeMap<>(
        Map.of("o", Value.string("x"), "s", Value.string("y").marked(Marks.SENSITIVE)));
  }

  private static ObjectValue written(Value backend, Value config, Value defaults, Value workspace) {
    return Value.object(
        Map.of(
            "backend", backend,
            "config", config,
            "defaults", defaults,
            "outputs", Value.NULL,
            "workspace", workspace));
  }

  private static ObjectValue written(String backend, Value config) {
    return written(Value.string(backend), config, Value.NULL, UNSET);
  }

  private static Value object(String name, Value value) {
    return Value.object(Map.of(name, value));
  }

  private List<String> problems(ObjectValue configuration) {
    DataSourceType type =
        new TerraformProvider(states).dataSourceType("terraform_remote_state").orElseThrow();
    return type.validate(configuration).stream().map(RemoteStateTest::text).toList();
  }

  private static String text(AttributeProblem problem) {
    return problem.path().map(Object::toString).orElse("")
        + ": "
        + problem.summary()
        + ": "
        + problem.detail();
  }

  private Answer<ObjectValue> read(RemoteStateSource source, ObjectValue configuration) {
    return new TerraformProvider(source)
        .connect(Value.object(Map.of()))
        .value()
        .orElseThrow()
        .readData("terraform_remote_state", configuration);
  }

  @Test
  void judgesTheBackend() {
    assertThat(problems(written("foo", Value.NULL)))
        .containsExactly(
            "backend: Invalid backend configuration: There is no backend type named \"foo\".");
    assertThat(problems(written("s3", Value.NULL)))
        .singleElement()
        .asString()
        .contains("Remote state cannot be read from this backend", "terraform state pull");
    assertThat(problems(written(UNSET, Value.NULL, Value.NULL, UNSET)))
        .singleElement()
        .asString()
        .startsWith("backend: Invalid backend configuration");
  }

  @Test
  void judgesTheArgumentsOfABackend() {
    String start =
        "config: Invalid backend configuration: The given configuration is not valid for";
    assertThat(problems(written("local", Value.string("x"))))
        .containsExactly(start + " backend \"local\": an object is required.");
    assertThat(problems(written("local", object("foo", Value.TRUE))))
        .containsExactly(start + " backend \"local\": unexpected attribute \"foo\".");
    assertThat(problems(written("local", object("path", Value.tuple(List.of())))))
        .containsExactly(start + " backend \"local\": .path: string required.");
    assertThat(problems(written("local", object("path", Value.number(5))))).isEmpty();
    assertThat(problems(written("local", object("path", UNSET)))).isEmpty();
    assertThat(problems(written("git", Value.NULL)))
        .singleElement()
        .asString()
        .contains("exactly one of \"path\" and \"url\"");
    assertThat(problems(written("git", object("url", Value.string("u"))))).isEmpty();
  }

  @Test
  void judgesDefaults() {
    assertThat(problems(written(Value.string("local"), Value.NULL, Value.string("x"), UNSET)))
        .containsExactly(
            "defaults: Invalid default values: Defaults must be given in an object value.");
  }

  @Test
  void whatIsNotKnownYetIsNotJudged() {
    Value later = Value.unknown(Type.DYNAMIC);
    assertThat(problems(written(Value.unknown(Type.STRING), later, later, UNSET))).isEmpty();
    assertThat(problems(written("local", later))).isEmpty();
    assertThat(problems(written("local", object("path", Value.unknown(Type.STRING))))).isEmpty();
    assertThat(problems(written("local", object("nope", Value.unknown(Type.STRING))))).hasSize(1);
    assertThat(asked).isEmpty();
  }

  @Test
  void givesOutputsOverDefaults() {
    ObjectValue configuration =
        written(
            Value.string("local"),
            object("path", Value.string("a.tfstate")),
            Value.map(Type.STRING, Map.of("o", Value.string("default"), "z", Value.string("more"))),
            UNSET);
    ObjectValue read = read(states, configuration).value().orElseThrow();
    assertThat(read.attribute("outputs"))
        .isEqualTo(
            Value.object(
                Map.of(
                    "o", Value.string("x"),
                    "s", Value.string("y").marked(Marks.SENSITIVE),
                    "z", Value.string("more"))));
    assertThat(read.attribute("config")).isEqualTo(configuration.attribute("config"));
    assertThat(asked)
        .containsExactly(
            new Place.StateFile(Optional.of("a.tfstate"), Optional.empty()) + " default");
  }

  @Test
  void asksForTheWorkspaceThatIsNamed() {
    read(
        states,
        written(
            Value.string("git"),
            object("path", Value.string("../n")),
            Value.NULL,
            Value.string("dev")));
    read(
        states,
        written(
            Value.string("git"),
            object("path", Value.string("../n")),
            Value.NULL,
            Value.string("")));
    String place = new Place.Store("../n", Optional.empty()).toString();
    assertThat(asked).containsExactly(place + " dev", place + " default");
  }

  @Test
  void saysWhenThereIsNoState() {
    Answer<ObjectValue> answer = read(RemoteStateSource.NONE, written("local", Value.NULL));
    assertThat(answer.value()).isEmpty();
    assertThat(answer.problems())
        .singleElement()
        .satisfies(problem -> {
          assertThat(problem.path()).contains(AttributePath.of("workspace"));
          assertThat(problem.summary()).isEqualTo("Unable to find remote state");
          assertThat(problem.detail())
              .isEqualTo("No stored state was found for the given workspace in the given backend.");
        });
  }

  @Test
  void judgesAgainWhatBecameKnown() {
    assertThat(read(states, written("s3", Value.NULL)).hasErrors()).isTrue();
    assertThat(asked).isEmpty();
  }
}
