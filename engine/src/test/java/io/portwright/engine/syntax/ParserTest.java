package io.portwright.engine.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import io.portwright.provider.diagnostic.Checked;
import io.portwright.provider.diagnostic.SourceFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Expressions, templates and addresses that are texts of their own. */
class ParserTest {

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiterString = ";;",
      textBlock =
          """
          a.b                 ;; a.b
          a[0]["k"].b         ;; a[0]["k"].b
          module.m["x"].r.n[1] ;; module.m["x"].r.n[1]
          ''                  ;; 1,1-1,1 Variable name required: Must begin with a variable name.
          1                   ;; 1,1-1,2 Variable name required: Must begin with a variable name.
          a.                  ;; 1,3-1,3 Attribute name required: Dot must be followed by attribute name.
          a[b]                ;; 1,3-1,4 Index value required: Index brackets must contain either a literal number or a literal string.
          a["${b}"]           ;; 1,3-1,9 Index value required: Index brackets must contain either a literal number or a literal string.
          a[1                 ;; 1,4-1,4 Unclosed index brackets: Index key must be followed by a closing bracket.
          a b                 ;; 1,3-1,4 Invalid character: Expected an attribute access or an index operator.
          """)
  void addressesAreTraversalsWithFixedKeys(String text, String expected) {
    Checked<Expression.Traversal> parsed = Parser.parseTraversal(new SourceFile("address", text));
    String actual =
        parsed.value().map(TreeDump::of).orElseGet(() -> TreeDump.of(parsed.diagnostics()).strip());
    assertThat(actual).isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiterString = ";;",
      quoteCharacter = '`',
      textBlock =
          """
          a|b                                   ;; "a\\nb"
          ${x}                                  ;; (wrap x)
          x ${~ y ~} |  z                       ;; (template "x" y "  z")
          $${a} %%{b} $                         ;; "${a} %{b} $"
          \\n "q"                               ;; "\\\\n \\"q\\""
          a|%{ if b ~}|  c|%{ endif ~}|d        ;; (template "a\\n" (if b( then "  c\\n")) "d")
          x||  ${~ y}                           ;; (template "x\\n\\n" y)
          ${ f(|1) }                            ;; (wrap (call f 1))
          """)
  void templateFilesAreTemplatesWithoutQuotes(String text, String expected) {
    String lines = text.replace('|', '\n');
    Checked<Expression> parsed = Parser.parseTemplate(new SourceFile("t.tpl", lines));
    assertThat(parsed.diagnostics()).isEmpty();
    assertThat(TreeDump.of(parsed.orThrow())).isEqualTo(expected);
  }

  @Test
  void newlinesMeanNothingInAnExpressionOfItsOwn() {
    Checked<Expression> parsed = Parser.parseExpression(new SourceFile("console", "a\n+\n\nb # c"));
    assertThat(parsed.diagnostics()).isEmpty();
    assertThat(TreeDump.of(parsed.orThrow())).isEqualTo("(+ a b)");
  }

  @Test
  void textBehindAnExpressionIsAnError() {
    Checked<Expression> parsed = Parser.parseExpression(new SourceFile("console", "a b"));
    assertThat(TreeDump.of(parsed.diagnostics()))
        .isEqualTo(
            "1,3-1,4 Extra characters after expression: An expression was successfully parsed, but"
                + " extra characters were found after it.\n");
  }

  @Test
  void brokenEncodingIsToldOnceWhereItStandsExceptInComments() {
    SourceFile file = new SourceFile("main.tf", "# \uDCFF\na = \"\uDCFE\"\nb = \uDCFF\n");
    assertThat(Parser.parseFile(file).diagnostics())
        .filteredOn(d -> d.summary().equals("Invalid character encoding"))
        .singleElement()
        .satisfies(d -> assertThat(d.subject().orElseThrow().startLine()).isEqualTo(2));
  }

  @Test
  void missingArgumentsAreReportedInFrontOfTheBody() {
    SourceFile file = new SourceFile("main.tf", "output \"x\" {\n}\n");
    BlockNode block = Parser.parseFile(file).orThrow().body().blocks("output").getFirst();
    assertThat(TreeDump.place(block.body().missingItem())).isEqualTo("1,12-1,12");
    assertThat(TreeDump.place(block.header())).isEqualTo("1,1-1,11");
  }
}
