package io.portwright.provider.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EqualityTest {
  private static final Value ID = Value.unknown(Type.STRING, Refinement.NOT_NULL);
  private static final Value OPEN = Value.unknown(Type.BOOL, Refinement.NOT_NULL);

  @Test
  void nullsOfAllTypesAreEqual() {
    assertThat(Equality.equal(Value.NULL, Value.nullOf(Type.NUMBER))).isEqualTo(Value.TRUE);
  }

  @Test
  void tuplesAreNoLists() {
    Value tuple = Value.tuple(List.of(Value.number(1)));
    Value list = Value.list(Type.NUMBER, List.of(Value.number(1)));
    assertThat(Equality.equal(tuple, list)).isEqualTo(Value.FALSE);
  }

  @Test
  void unknownIsDecidedByWhatIsKnownOfIt() {
    assertThat(Equality.equal(ID, Value.NULL)).isEqualTo(Value.FALSE);
    assertThat(Equality.equal(ID, Value.number(5))).isEqualTo(Value.FALSE);
    assertThat(Equality.equal(ID, Value.string("x"))).isEqualTo(OPEN);
    Value prefixed = Value.unknown(Type.STRING, Refinement.startingWith("pre"));
    assertThat(Equality.equal(prefixed, Value.string("zzz"))).isEqualTo(Value.FALSE);
  }

  @Test
  void firstDifferentElementDecides() {
    Value a = Value.tuple(List.of(Value.number(1), ID));
    Value b = Value.tuple(List.of(Value.number(2), Value.string("x")));
    assertThat(Equality.equal(a, b)).isEqualTo(Value.FALSE);
  }

  @Test
  void marksOfAllPartsReachTheAnswer() {
    Value secret = Value.object(Map.of("k", Value.string("s").marked(Marks.SENSITIVE)));
    assertThat(Equality.equal(secret, secret)).isEqualTo(Value.TRUE.marked(Marks.SENSITIVE));
  }
}
