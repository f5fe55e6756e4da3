package io.portwright.provider.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import io.portwright.provider.spi.Account;
import io.portwright.provider.spi.Action;
import io.portwright.provider.spi.ResourceType;
import io.portwright.provider.spi.ResourceType.PlanRequest;
import io.portwright.provider.spi.ResourceType.Planned;
import io.portwright.provider.value.AttributePath;
import io.portwright.provider.value.Type;
import io.portwright.provider.value.Value;
import io.portwright.provider.value.Value.ObjectValue;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** {@code terraform_data} as Terraform has it. */
class TerraformDataTest {

  private final TerraformProvider provider = new TerraformProvider(() -> "the-id");
  private final ResourceType type = provider.resourceType("terraform_data").orElseThrow();

  private static ObjectValue written(Value input, Value trigger) {
    return TerraformDataType.object(Value.nullOf(Type.STRING), input, Value.NULL, trigger);
  }

  private Planned plan(Optional<ObjectValue> prior, ObjectValue configuration) {
    return type.plan(new PlanRequest(prior, configuration));
  }

  private ObjectValue made(ObjectValue configuration) {
    try (Account account = provider.connect(Value.object(Map.of())).value().orElseThrow()) {
      ObjectValue planned = plan(Optional.empty(), configuration).after();
      Action action = account.create("terraform_data", planned, "f").value().orElseThrow();
      return ((Action.Local) action).after();
    }
  }

  @Test
  void newObjectHasUnknownIdAndOutput() {
    ObjectValue after = plan(Optional.empty(), written(Value.string("x"), Value.NULL)).after();
    assertThat(after.attribute("id").isKnown()).isFalse();
    assertThat(after.attribute("output").isKnown()).isFalse();
    assertThat(after.attribute("output").type()).isEqualTo(Type.STRING);
  }

  @Test
  void outputBecomesTheInput() {
    ObjectValue state = made(written(Value.string("x"), Value.NULL));
    assertThat(state.attribute("output")).isEqualTo(Value.string("x"));
    assertThat(state.attribute("id")).isEqualTo(Value.string("the-id"));
  }

  @Test
  void withoutInputThereIsNoOutput() {
    ObjectValue after = plan(Optional.empty(), written(Value.NULL, Value.NULL)).after();
    assertThat(after.attribute("output").isNull()).isTrue();
  }

  @Test
  void sameInputChangesNothing() {
    ObjectValue state = made(written(Value.string("x"), Value.string("t")));
    Planned planned = plan(Optional.of(state), written(Value.string("x"), Value.string("t")));
    assertThat(planned.after()).isSameAs(state);
    assertThat(planned.replaceBecause()).isEmpty();
  }

  @Test
  void otherInputIsAnUpdateThatKeepsTheId() {
    ObjectValue state = made(written(Value.string("x"), Value.NULL));
    Planned planned = plan(Optional.of(state), written(Value.number(1), Value.NULL));
    assertThat(planned.replaceBecause()).isEmpty();
    assertThat(planned.after().attribute("id")).isEqualTo(Value.string("the-id"));
    assertThat(planned.after().attribute("output").type()).isEqualTo(Type.NUMBER);
  }

  @Test
  void anInputThatIsTakenAwayLeavesAnOutputThatIsKnownAfterwards() {
    ObjectValue state = made(written(Value.string("x"), Value.NULL));
    Planned planned = plan(Optional.of(state), written(Value.NULL, Value.NULL));
    assertThat(planned.after().attribute("output").isKnown()).isFalse();
  }

  @Test
  void otherTriggerIsAReplacement() {
    ObjectValue state = made(written(Value.string("x"), Value.string("1")));
    Planned planned = plan(Optional.of(state), written(Value.string("x"), Value.string("2")));
    assertThat(planned.replaceBecause()).containsExactly(AttributePath.of("triggers_replace"));
    assertThat(planned.after().attribute("id").isKnown()).isFalse();
  }
}
