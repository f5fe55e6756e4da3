package io.portwright.engine.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.portwright.engine.eval.ConsoleText;
import io.portwright.engine.eval.function.Budget;
import io.portwright.provider.diagnostic.Checked;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.value.Value;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Small files that ask for the world get a clear error, soon; large ordinary ones are untouched.
 */
class BoundedEvaluationTest {
  /** The tables are long; a twentieth of the budget makes the same point. */
  private static Budget small() {
    return new Budget(400_000, 5_000_000, 200_000);
  }

  /** Each local value refers to the one before it as {@code PREV}; the last one is asked for. */
  private static Checked<Value> chain(String first, String next, int length) {
    StringBuilder text = new StringBuilder("locals {\n  v0 = " + first + "\n");
    for (int i = 1; i <= length; i++) {
      text.append("  v").append(i).append(" = ");
      text.append(next.replace("PREV", "local.v" + (i - 1))).append('\n');
    }
    ConsoleModule module = ConsoleModule.of(text.append("}\n").toString(), small());
    List<Diagnostic> problems = module.problems();
    return problems.isEmpty() ? module.line("local.v" + length) : Checked.failed(problems);
  }

  private static List<String> codes(Checked<Value> answer) {
    List<String> codes = new ArrayList<>();
    for (Diagnostic finding : answer.diagnostics()) {
      codes.add(finding.code().map(Object::toString).orElse("") + " " + finding.summary());
    }
    return codes.stream().distinct().toList();
  }

  @ParameterizedTest(name = "{0} then {1}")
  @Timeout(20)
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "xxxxxxxxxxxxxxxx"  | "${PREV}${PREV}"
          "xxxxxxxxxxxxxxxx"  | join("", [PREV, PREV])
          "xxxxxxxxxxxxxxxx"  | format("%s%s", PREV, PREV)
          "xxxxxxxxxxxxxxxx"  | replace(PREV, "x", "xx")
          "xxxxxxxxxxxxxxxx"  | replace(PREV, "/x/", "$${0}x")
          "xxxxxxxxxxxxxxxx"  | replace(PREV, "", "x")
          ["x"]               | [PREV, PREV]
          ["x"]               | concat(PREV, PREV)
          {a = "x"}           | {a = PREV, b = PREV}
          {a = "x"}           | tomap({a = PREV, b = PREV})
          "\\\\"              | jsonencode(PREV)
          ["x"]               | jsonencode([PREV, PREV])
          ["x"]               | yamlencode([PREV, PREV])
          "x"                 | "%{ for i in range(10) }${PREV}%{ endfor }"
          "x"                 | join(PREV, ["a", "b", "c"])
          "x"                 | base64encode("${PREV}${PREV}")
          tolist(["x"])       | flatten([PREV, PREV])
          ["x"]               | [for a in [1, 2] : PREV]
          ["x"]               | setproduct(PREV, PREV)
          {a = null}          | PREV == null ? [PREV, PREV] : [PREV, PREV]
          """)
  void doublingEndsInOneError(String first, String next) {
    assertThat(codes(chain(first, next, 60))).containsExactly("EVAL-1 Evaluation needs too much");
  }

  @ParameterizedTest(name = "{0}")
  @Timeout(20)
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          [for a in range(1000) : [for b in range(1000) : [for c in range(1000) : c]]]
          [for a in range(1000) : [for b in range(1000) : [for c in range(1000) : 1 if false]]]
          {for a in range(1000) : a => {for b in range(1000) : b => [for c in range(99) : c]}}
          [for a in range(1000) : sum([for b in range(1000) : sum([for c in range(1000) : c])])]
          "%{for a in range(1000)}%{for b in range(1000)}%{for c in range(1000)}x%{endfor}%{endfor}%{endfor}"
          setproduct(range(1000), range(1000), range(1000))
          length(setproduct(range(1000), range(1000), range(1000), range(1000), range(1000), range(1000), range(1000)))
          format("%1000000000d", 1)
          format("%.1000000000f", 1)
          format("%1000000000s", "a")
          [for i in range(1000) : format("%9999999s", "a")]
          formatlist("%9999999s", range(1000))
          indent(1000000000, "a\\nb")
          [for i in range(1000) : indent(1000000, "a\\nb")]
          join(format("%9999999s", "a"), range(1000))
          replace(format("%9999999s", ""), " ", format("%9999s", "a"))
          replace(format("%9999999s", ""), "/ /", format("%9999s", "a"))
          replace(format("%9999999s", ""), "", format("%9999s", "a"))
          regexall("", format("%19999999s", "a"))
          split("", format("%19999999s", "a"))
          format("%[1]s%[1]s%[1]s%[1]s%[1]s%[1]s%[1]s%[1]s%[1]s%[1]s%[1]s%[1]s", format("%9999999s", "a"))
          [for a in range(1000) : distinct([for b in range(1000) : [for c in range(1000) : c]])]
          [for a in range(1000) : matchkeys(range(1000), range(1000), range(1000))]
          [for a in range(1000) : [for b in range(1000) : contains(range(1000), -1)]]
          [for a in range(1000) : [for b in range(1000) : md5(format("%99999s", "a"))]]
          try([for a in range(1000) : [for b in range(1000) : [for c in range(1000) : c]]], 1)
          [for a in range(1000) : [for b in range(1000) : a.x]]
          can([for a in range(1000) : [for b in range(1000) : a.x]])
          yamldecode("a: &a [x,x,x,x,x,x,x,x,x]\\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\\nd: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c]\\ne: &e [*d,*d,*d,*d,*d,*d,*d,*d,*d]\\nf: &f [*e,*e,*e,*e,*e,*e,*e,*e,*e]\\ng: &g [*f,*f,*f,*f,*f,*f,*f,*f,*f]")
          """)
  void oneExpressionCannotUseUpTheMachine(String expression) {
    Checked<Value> answer = ConsoleModule.of("", small()).line(expression);
    assertThat(answer.hasErrors()).isTrue();
    assertThat(codes(answer))
        .containsAnyOf("EVAL-1 Evaluation needs too much", " Error in function call");
  }

  @ParameterizedTest(name = "{0}")
  @Timeout(20)
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          format("%d", 1e99999999)
          format("%x", 1e99999999)
          "${1e99999999}"
          tostring(1e99999999)
          jsonencode(1e99999999)
          cidrhost("10.0.0.0/8", 1e99999999)
          cidrsubnet("10.0.0.0/8", 8, 1e99999999)
          parseint("9", 1e99999999)
          range(1e99999999)
          range(0, 1e99999999, 1e-99999999)
          pow(1e99999999, 1e99999999)
          1e99999999 % 7
          1e-99999999 == 0
          floor(1e99999999)
          ceil(1e-99999999)
          log(1e99999999, 10)
          substr("a", 1e99999999, 1)
          element([1], 1e99999999)
          chunklist([1], 1e99999999)
          [1][1e99999999]
          {(1e99999999) = 1}
          toset([1e99999999, 1e-99999999])
          cidrsubnets("::/0", 32, 32, 32)
          regex("((a*)*)*b", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")
          regex("(a{1,1000}){1,1000}", "a")
          timeadd("2024-01-01T00:00:00Z", "999999999999999999999999999999h")
          formatdate("YYYY", "9999999999-01-01T00:00:00Z")
          jsondecode("1e99999999")
          yamldecode("1e99999999")
          tonumber("1e99999999")
          tonumber("0x1p99999999")
          """)
  void hugeNumbersAreAnsweredAtOnce(String expression) {
    Checked<Value> answer = ConsoleModule.now("").line(expression);
    String shown = answer.value().map(ConsoleText::of).orElse("an error");
    assertThat(shown.length()).isBetween(1, 2_000_000);
  }

  @ParameterizedTest(name = "{0}")
  @Timeout(60)
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          [for a in range(1000) : [for b in range(1000) : [for c in range(1000) : c]]]
          [for a in range(1000) : [for b in range(1000) : [for c in range(1000) : 1 if false]]]
          bcrypt("x", 31)
          """)
  void theWholeBudgetEndsSoonToo(String expression) {
    assertThat(codes(ConsoleModule.now("").line(expression)))
        .containsExactly("EVAL-1 Evaluation needs too much");
  }

  @Test
  @Timeout(20)
  void deepNestingIsRefusedBeforeTheStackEnds() {
    assertThat(codes(chain("[]", "[PREV]", 3_000))).contains("EVAL-1 Evaluation needs too much");
    assertThat(codes(chain("{}", "{a = PREV}", 3_000)))
        .contains("EVAL-1 Evaluation needs too much");
    Checked<Value> deep = chain("[]", "[PREV]", 900);
    assertThat(deep.hasErrors()).isFalse();
    assertThat(ConsoleModule.json(deep.orThrow())).startsWith("[[[[");
  }

  @Test
  void ordinaryLargeDataIsUntouched() {
    String module =
        """
        locals {
          keys  = {for i in setproduct(range(100), range(100)) : "k-${i[0]}-${i[1]}" => {n = i[0], m = i[1]}}
          names = [for k, v in local.keys : upper(k) if v.n != v.m]
          by    = {for k, v in local.keys : v.n => k...}
          text  = jsonencode(local.keys)
          back  = jsondecode(local.text)
        }
        """;
    ConsoleModule large = ConsoleModule.of(module);
    assertThat(large.line("length(local.keys)").orThrow()).isEqualTo(Value.number(10_000));
    assertThat(large.line("length(local.names)").orThrow()).isEqualTo(Value.number(9_900));
    assertThat(large.line("length(local.by)").orThrow()).isEqualTo(Value.number(100));
    assertThat(large.line("local.back == local.keys").orThrow()).isEqualTo(Value.TRUE);
    for (int i = 0; i < 20_000; i++) {
      String key = "k-" + i % 100 + "-" + i / 100 % 100;
      Checked<Value> answer =
          large.line("merge(lookup(local.keys, \"" + key + "\"), {name = \"" + key + "\"})");
      assertThat(answer.hasErrors()).isFalse();
    }
  }
}
