package io.portwright.engine.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import io.portwright.provider.diagnostic.SourceFile;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which variables an expression needs from outside. */
class ReferencesTest {

  @ParameterizedTest(name = "{0} needs {1}")
  @CsvSource(
      delimiterString = ";;",
      nullValues = "-",
      textBlock =
          """
          1 + 2                                          ;; -
          a.b + c[d.e]                                   ;; a.b c d.e
          a[0].b["k"]                                    ;; a[0].b["k"]
          f(a.x, b...).c                                 ;; a.x b
          [for x in xs.all : x.y + z]                    ;; xs.all z
          [for k, v in m : k if v == w]                  ;; m w
          {for k, v in m : k => v... if k != x}          ;; m x
          [for x in x : x]                               ;; x
          [for x in a : [for y in x : y + x + b]]        ;; a b
          { a = b, (c) = d, e.f = 1 }                    ;; b c d e.f
          a[*].b[c]                                      ;; a c
          a.*.b                                          ;; a
          "x${a.b}%{ if c }${d}%{ else }${e}%{ endif }"  ;; a.b c d e
          "%{ for x in a }${x}${b}%{ endfor }"           ;; a b
          a ? b : !c                                     ;; a b c
          a + a                                          ;; a a
          """)
  void listsFreeVariablesInOrder(String text, String expected) {
    Expression expression = Parser.parseExpression(new SourceFile("test", text)).orThrow();
    String actual =
        References.in(expression).stream().map(TreeDump::of).collect(Collectors.joining(" "));
    assertThat(actual).isEqualTo(expected == null ? "" : expected);
  }
}
