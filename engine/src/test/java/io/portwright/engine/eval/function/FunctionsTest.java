package io.portwright.engine.eval.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.portwright.provider.value.Marks;
import io.portwright.provider.value.Refinement;
import io.portwright.provider.value.Type;
import io.portwright.provider.value.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FunctionsTest {

  private static final Value UNKNOWN = Value.unknown(Type.STRING);
  private static final Value SECRET = Value.string("s").withMarks(Marks.SENSITIVE);

  private static Value call(String name, Value... arguments) {
    return call(new FixedContext(), name, arguments);
  }

  private static Value call(CallContext context, String name, Value... arguments) {
    try {
      return function(name).call(Arrays.asList(arguments), context);
    } catch (FunctionFailure e) {
      throw new AssertionError(e.detail(function(name).signature(), name), e);
    }
  }

  private static Function function(String name) {
    return Functions.find(name).orElseThrow(() -> new AssertionError("no function " + name));
  }

  private static String failure(String name, Value... arguments) {
    FunctionFailure failure =
        catchThrowableOfType(
            FunctionFailure.class,
            () -> function(name).call(Arrays.asList(arguments), new FixedContext()));
    return failure.summary() + ": " + failure.detail(function(name).signature(), name);
  }

  private static Value text(String text) {
    return Value.string(text);
  }

  @Test
  void findsFunctionsWithAndWithoutNamespace() {
    assertThat(Functions.find("core::max")).isEqualTo(Functions.find("max")).isPresent();
    assertThat(Functions.find("maximum")).isEmpty();
    assertThat(Functions.names()).contains("abs", "zipmap").doesNotContain("try", "can");
  }

  @Test
  void saysWhichArgumentIsMissingOrTooMuch() {
    assertThat(failure("substr", text("a")))
        .isEqualTo(
            "Not enough function arguments: Function \"substr\" expects 3 argument(s). Missing"
                + " value for \"offset\".");
    assertThat(failure("format"))
        .isEqualTo(
            "Not enough function arguments: Function \"format\" expects at least 1 argument(s)."
                + " Missing value for \"format\".");
    assertThat(failure("abs", Value.number(1), Value.number(2)))
        .isEqualTo("Too many function arguments: Function \"abs\" expects only 1 argument(s).");
  }

  @Test
  void refusesWrongTypesAndNull() {
    assertThat(failure("abs", text("x")))
        .isEqualTo(
            "Invalid function argument: Invalid value for \"num\" parameter: a number is"
                + " required.");
    assertThat(failure("upper", Value.NULL))
        .isEqualTo(
            "Invalid function argument: Invalid value for \"str\" parameter: argument must not be"
                + " null.");
    assertThat(failure("max", Value.number(1), text("a")))
        .isEqualTo(
            "Invalid function argument: Invalid value for \"numbers\" parameter: a number is"
                + " required.");
  }

  @Test
  void unknownArgumentsMakeUnknownResultsThatAreNotNull() {
    assertThat(call("upper", UNKNOWN)).isEqualTo(Value.unknown(Type.STRING, Refinement.NOT_NULL));
    assertThat(call("split", text(","), UNKNOWN).type()).isEqualTo(Type.list(Type.STRING));
    assertThat(call("jsondecode", UNKNOWN).type()).isEqualTo(Type.DYNAMIC);
    assertThat(call("timestamp").isKnown()).isFalse();
  }

  @Test
  void untypedNullMakesAResultOfUnknownType() {
    assertThat(call("format", text("%s"), Value.NULL)).isEqualTo(Value.unknown(Type.DYNAMIC));
    assertThat(call("format", text("%v"), Value.nullOf(Type.STRING))).isEqualTo(text("null"));
  }

  @Test
  void beginningsOfUnknownTextAreKnown() {
    assertThat(call("format", text("pre-%s"), UNKNOWN))
        .isEqualTo(Value.unknown(Type.STRING, Refinement.startingWith("pre-")));
    assertThat(call("format", text("pre%s"), UNKNOWN))
        .isEqualTo(Value.unknown(Type.STRING, Refinement.startingWith("pr")));
    assertThat(call("startswith", call("format", text("pre-%s"), UNKNOWN), text("pre")))
        .isEqualTo(Value.TRUE);
    assertThat(call("startswith", call("format", text("pre-%s"), UNKNOWN), text("x")))
        .isEqualTo(Value.FALSE);
  }

  @Test
  void marksOfArgumentsReachTheResult() {
    assertThat(call("upper", SECRET)).isEqualTo(text("S").withMarks(Marks.SENSITIVE));
    assertThat(call("join", text(","), Value.tuple(List.of(SECRET, text("b")))).isSensitive())
        .isTrue();
    assertThat(call("upper", UNKNOWN.withMarks(Marks.SENSITIVE)).isSensitive()).isTrue();
  }

  @Test
  void functionsThatOnlyMovePartsLeaveMarksOnThem() {
    Value list = Value.tuple(List.of(SECRET, text("b")));
    assertThat(call("element", list, Value.number(1)).isSensitive()).isFalse();
    assertThat(call("length", list).isSensitive()).isFalse();
    assertThat(call("reverse", list)).isEqualTo(Value.tuple(List.of(text("b"), SECRET)));
    assertThat(call("keys", Value.object(Map.of("a", SECRET))).isSensitive()).isFalse();
  }

  @Test
  void messagesHideSecrets() {
    assertThat(failure("base64decode", text("!").withMarks(Marks.SENSITIVE)))
        .contains("(sensitive value)")
        .doesNotContain("!");
    assertThat(failure("tonumber", text("hush").withMarks(Marks.SENSITIVE))).doesNotContain("hush");
    assertThat(failure("parseint", text("hush").withMarks(Marks.SENSITIVE), Value.number(10)))
        .doesNotContain("hush");
  }

  @ParameterizedTest(name = "{0} of {1} is {2}")
  @CsvSource({
    "md5, hello, 5d41402abc4b2a76b9719d911017c592",
    "sha1, hello, aaf4c61ddcc5e8a2dabede0f3b482cd9aea9434d",
    "base64sha256, hello, LPJNul+wow4m6DsqxbninhsWHlwfp0JecwQzYpOLmCQ=",
    "urlencode, a b&c=d/é?*~, a+b%26c%3Dd%2F%C3%A9%3F%2A~",
    "title, o'neil a-b c_d, O'Neil A-B C_d",
    "strrev, \u0905\u092E\u0947x, x\u092E\u0947\u0905",
    "cidrnetmask, 172.16.0.0/12, 255.240.0.0",
    "dirname, a//b/../c, a",
    "basename, a/b/, b",
  })
  void changesText(String name, String given, String expected) {
    assertThat(call(name, text(given))).isEqualTo(text(expected));
  }

  @Test
  void readsFilesBelowTheWorkingFolder(@TempDir Path folder) throws IOException {
    Files.createDirectories(folder.resolve("sub"));
    Files.writeString(folder.resolve("sub/a.txt"), "hello");
    CallContext context = new FixedContext(folder);
    assertThat(call(context, "file", text("sub/a.txt"))).isEqualTo(text("hello"));
    assertThat(call(context, "filemd5", text("sub/a.txt")))
        .isEqualTo(text("5d41402abc4b2a76b9719d911017c592"));
    assertThat(call(context, "fileexists", text("sub/b.txt"))).isEqualTo(Value.FALSE);
    assertThat(call(context, "fileset", text("."), text("**/*.txt")))
        .isEqualTo(Value.set(Type.STRING, List.of(text("sub/a.txt"))));
    assertThat(call(context, "templatefile", text("sub/a.txt"), Value.object(Map.of("x", UNKNOWN))))
        .isEqualTo(text("sub/a.txt:hello[x]"));
  }

  @Test
  void missingFilesAreExplained() {
    assertThat(failure("file", text("no/such.txt")))
        .startsWith(
            "Invalid function argument: Invalid value for \"path\" parameter: no file exists at"
                + " \"no/such.txt\"; this function works only with files");
  }

  @Test
  void timesOfThePlanAreTheSameForAllCalls() {
    assertThat(call("plantimestamp")).isEqualTo(text("2026-11-23T12:00:00Z"));
    assertThat(call("uuid")).isEqualTo(text("00000000-0000-0001-0000-000000000002"));
  }

  @Test
  void hostileInputEndsInAFailure() {
    String deep = "[".repeat(100_000);
    assertThat(failure("jsondecode", text(deep))).contains("exceeded max depth");
    assertThat(failure("yamldecode", text(deep))).startsWith("Error in function call");
    StringBuilder bomb = new StringBuilder("a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n");
    for (int i = 1; i < 10; i++) {
      String alias = "*a" + (i - 1);
      bomb.append("a" + i + ": &a" + i + " [" + (alias + " ,").repeat(9) + alias + " ]\n");
    }
    assertThat(failure("yamldecode", text(bomb.toString()))).contains("too large");
  }
}
