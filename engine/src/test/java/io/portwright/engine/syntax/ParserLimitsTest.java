package io.portwright.engine.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import io.portwright.provider.diagnostic.Checked;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.diagnostic.SourceFile;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Size and depth: linear work, bounded stack, a message instead of an overflow. */
class ParserLimitsTest {

  /** Stack on which the parser must work at its deepest: Java's default is 1 MiB. */
  private static final long SMALL_STACK = 768 * 1024;

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          (         | 1 | )
          [         | 1 | ]
          {a=       | 1 | }
          f(        | 1 | )
          "${       | a | }"
          -         | 1 | ''
          !         | a | ''
          a ? b :   | c | ''
          a ? (     | c | ) : b
          a[        | b | ]
          a[*].b[   | c | ]
          [for x in | y | : x]
          (1+2*     | 3 | )
          a||b&&c==d<e+f*( | 3 | )
          """)
  void deepNestingIsRefusedWithAMessage(String open, String core, String close) {
    String deep = "v = " + nested(open, core, close, 100_000) + "\n";
    Checked<FileNode> parsed = onSmallStack(deep);
    assertThat(summaries(parsed)).contains("Nesting too deep");
    String fine = "v = " + nested(open, core, close, 80) + "\n";
    assertThat(summaries(onSmallStack(fine))).doesNotContain("Nesting too deep");
  }

  @Test
  void deepBlocksAreRefusedWithAMessage() {
    assertThat(summaries(onSmallStack("b {\n".repeat(100_000)))).contains("Nesting too deep");
    String fine = "b {\n".repeat(199) + "}\n".repeat(199);
    assertThat(onSmallStack(fine).diagnostics()).isEmpty();
  }

  @Test
  void deepDirectivesAreRefusedWithAMessage() {
    String open = "%{ if a }".repeat(100_000);
    String close = "%{ endif }".repeat(100_000);
    assertThat(summaries(onSmallStack("v = \"" + open + close + "\"\n")))
        .containsExactly("Nesting too deep");
    String fine = "v = \"" + "%{ if a }".repeat(190) + "%{ endif }".repeat(190) + "\"\n";
    assertThat(onSmallStack(fine).diagnostics()).isEmpty();
  }

  @ParameterizedTest(name = "a{0}")
  @ValueSource(strings = {"+1", "&& a", "[b]", ".*.x[c]"})
  void longChainsAreRefusedWithAMessage(String link) {
    assertThat(summaries(onSmallStack("v = a" + link.repeat(100_000) + "\n")))
        .contains("Expression too long");
    assertThat(onSmallStack("v = a" + link.repeat(200) + "\n").diagnostics()).isEmpty();
  }

  @Test
  void deepestTreesCanBeWalkedRecursivelyOnASmallStack() {
    String chain = "v = a" + " + a".repeat(Parser.MAX_HEIGHT - 2) + "\n";
    AtomicReference<Integer> hash = new AtomicReference<>();
    onSmallThread(() -> hash.set(Parser.parseFile(file(chain)).orThrow().body().hashCode()));
    assertThat(hash.get()).isNotNull();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a = 1\\n
          b {\\n  c = \\"x${d}\\"\\n}\\n
          # comment\\n
          \\n
          (
          )
          /*
          [1,
          \\"
          '
          ${
          <<EOT\\n
          <<
          a.b
          %{if a}
          x\\"%{if a}%{endfor}
          1.e
          a = {\\n
          a = ]\\n
          $
          """)
  void workGrowsLinearly(String unit) {
    String piece = unit.strip().replace("\\n", "\n").replace("\\\"", "\"");
    double small = (double) steps(piece.repeat(1_000)) / 1_000;
    double large = (double) steps(piece.repeat(20_000)) / 20_000;
    assertThat(large).as("steps for each '%s'", piece).isLessThanOrEqualTo(small * 1.2 + 1);
  }

  private static int steps(String text) {
    Tokens tokens = Lexer.code(Excerpt.of(file(text)));
    Cursor cursor = new Cursor(tokens);
    new BodyParser(cursor).body(TokenKind.END);
    return tokens.size() + cursor.reads();
  }

  @Test
  void floodsOfErrorsAreCutOff() {
    Checked<FileNode> parsed = Parser.parseFile(file("x\n".repeat(50_000)));
    assertThat(parsed.diagnostics()).hasSize(Parser.MAX_ERRORS + 1);
    assertThat(parsed.diagnostics().getLast().summary()).isEqualTo("Too many errors");
  }

  private static String nested(String open, String core, String close, int depth) {
    return open.repeat(depth) + core + close.repeat(depth);
  }

  private static List<String> summaries(Checked<FileNode> parsed) {
    return parsed.diagnostics().stream().map(Diagnostic::summary).toList();
  }

  private static SourceFile file(String text) {
    return new SourceFile("deep.tf", text);
  }

  private static Checked<FileNode> onSmallStack(String text) {
    AtomicReference<Checked<FileNode>> result = new AtomicReference<>();
    onSmallThread(() -> result.set(Parser.parseFile(file(text))));
    return result.get();
  }

  private static void onSmallThread(Runnable work) {
    AtomicReference<Throwable> failure = new AtomicReference<>();
    Thread thread = new Thread(null, work, "small-stack", SMALL_STACK);
    thread.setUncaughtExceptionHandler((_, thrown) -> failure.set(thrown));
    thread.start();
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    assertThat(failure.get()).isNull();
  }
}
