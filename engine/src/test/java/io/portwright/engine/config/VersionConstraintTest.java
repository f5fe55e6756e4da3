package io.portwright.engine.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VersionConstraintTest {

  @ParameterizedTest(name = "1.11.4 is {0}: {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          1.11.4         | true
          = 1.11.4       | true
          >= 1.0         | true
          >= 1.3, < 2.0  | true
          >= 1.3, < 1.11 | false
          ~> 1.3         | true
          ~> 1.11.0      | true
          ~> 1.10.0      | false
          != 1.11.4      | false
          > 1.11.4       | false
          <= 1.11.4      | true
          >= 1.12.0-rc1  | false
          """)
  void allowsTheLanguageVersion(String text, boolean allowed) {
    VersionConstraint constraint = VersionConstraint.parse(text).orElseThrow();
    assertThat(constraint.allows(RequiredVersion.LANGUAGE)).isEqualTo(allowed);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "bad", ">= bad", "1.2.x", ">> 1", "1.0,"})
  void refusesOtherText(String text) {
    assertThat(VersionConstraint.parse(text)).isEmpty();
  }
}
