package io.portwright.provider.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UnificationTest {

  private static Optional<Type> unify(Type... types) {
    return Unification.convertibly(List.of(types));
  }

  @Test
  void prefersTheMoreGeneralPrimitive() {
    assertThat(unify(Type.NUMBER, Type.STRING)).contains(Type.STRING);
    assertThat(unify(Type.STRING, Type.BOOL)).contains(Type.STRING);
    assertThat(unify(Type.NUMBER, Type.BOOL)).isEmpty();
  }

  @Test
  void makesListsOfTuplesOfDifferentLength() {
    Type one = Type.tuple(List.of(Type.NUMBER));
    Type two = Type.tuple(List.of(Type.NUMBER, Type.NUMBER));
    assertThat(unify(one, two)).contains(Type.list(Type.NUMBER));
    assertThat(unify(one, one)).contains(one);
  }

  @Test
  void makesMapsOfObjectsWithDifferentAttributes() {
    Type a = Type.object(Map.of("a", Type.NUMBER));
    Type b = Type.object(Map.of("b", Type.STRING));
    assertThat(unify(a, b)).contains(Type.map(Type.STRING));
    assertThat(unify(a, Type.map(Type.STRING))).contains(Type.map(Type.STRING));
  }

  @Test
  void neverUnifiesObjectsWithTuples() {
    assertThat(unify(Type.object(Map.of()), Type.tuple(List.of()))).isEmpty();
  }

  @Test
  void waitsForTypesThatAreNotKnown() {
    assertThat(unify(Type.list(Type.STRING), Type.DYNAMIC)).contains(Type.DYNAMIC);
  }
}
