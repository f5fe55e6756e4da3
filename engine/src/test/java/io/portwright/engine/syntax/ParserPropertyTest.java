package io.portwright.engine.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import io.portwright.provider.diagnostic.Checked;
import io.portwright.provider.diagnostic.SourceFile;
import io.portwright.provider.diagnostic.SourceRange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Laws that hold for every text, well-formed or not. */
class ParserPropertyTest {
  private static final long SEED = 20261123;
  private static final int ROUNDS = 20_000;

  private static final List<String> PIECES =
      List.of(
          "\"",
          "${",
          "${~",
          "%{",
          "~}",
          "}",
          "{",
          "[",
          "]",
          "(",
          ")",
          "<<EOT\n",
          "<<-X\n",
          "EOT\n",
          "X\n",
          "\n",
          "\r\n",
          "\r",
          "=",
          "==",
          ",",
          ":",
          "::",
          "?",
          "...",
          "=>",
          "for ",
          "in ",
          "if ",
          "else",
          "endif",
          "endfor",
          ".",
          "*",
          "[*]",
          ".*",
          ".0",
          "1",
          "1.5e3",
          "a",
          "b ",
          "foo \"x\" {",
          "true",
          "-",
          "!",
          "+",
          "&&",
          "&",
          "'",
          "`",
          ";",
          "@",
          "#c\n",
          "/*",
          "*/",
          "//",
          "$",
          "%",
          "\\",
          "\\n",
          "\\u00",
          "$${",
          "%%{",
          "\t",
          " ",
          "é",
          "\u00a0",
          "“",
          "~",
          "\0",
          "😀",
          "\uD800",
          "\uDCFF",
          "a = ",
          "\n}\n",
          "f(",
          "%{ if a }",
          "%{ endif }",
          "null",
          "%{ for x in y }",
          "%{ endfor }",
          "\uFEFF");

  @Test
  void everyTextIsPrintedBackAndNoneThrows() {
    Random random = new Random(SEED);
    for (int i = 0; i < ROUNDS; i++) {
      check(randomText(random), "seed " + SEED + " round " + i);
    }
  }

  @Test
  void mutatedFilesArePrintedBackAndNoneThrows() throws IOException {
    List<String> texts = new ArrayList<>();
    try (Stream<Path> files = Files.list(Path.of("src/test/resources/syntax"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".tf")).sorted().toList()) {
        texts.add(Files.readString(file));
      }
    }
    Random random = new Random(SEED);
    for (int i = 0; i < ROUNDS / 10; i++) {
      String text = texts.get(random.nextInt(texts.size()));
      for (int change = random.nextInt(4); change >= 0; change--) {
        int at = random.nextInt(text.length() + 1);
        int end = Math.min(text.length(), at + random.nextInt(4));
        text = text.substring(0, at) + piece(random) + text.substring(end);
      }
      check(text, "seed " + SEED + " round " + i);
    }
  }

  private static String randomText(Random random) {
    StringBuilder text = new StringBuilder(random.nextBoolean() ? "a = " : "");
    for (int n = random.nextInt(20); n >= 0; n--) {
      text.append(piece(random));
    }
    return text.toString();
  }

  private static String piece(Random random) {
    return PIECES.get(random.nextInt(PIECES.size()));
  }

  private static void check(String text, String what) {
    SourceFile file = new SourceFile("random.tf", text);
    Checked<FileNode> parsed = Parser.parseFile(file);
    FileNode tree = parsed.orThrow();
    assertThat(tree.print()).as(what).isEqualTo(text);
    new Ranges(tree, what).check();
    boolean invalid = TreeDump.of(tree.body()).contains("<invalid>");
    assertThat(invalid && parsed.diagnostics().isEmpty()).as(what + ": silent damage").isFalse();
    assertThat(Parser.parseExpression(file).value()).as(what).isPresent();
    assertThat(Parser.parseTemplate(file).value()).as(what).isPresent();
    Checked<Expression.Traversal> traversal = Parser.parseTraversal(file);
    assertThat(traversal.value().isPresent()).as(what).isNotEqualTo(traversal.hasErrors());
  }

  /** Nodes begin and end where tokens do; inner nodes lie inside outer ones, in order. */
  private record Ranges(FileNode tree, String what) {

    void check() {
      body(tree.body(), new SourceRange(tree.file(), 0, tree.file().text().length()));
    }

    private void body(BodyNode body, SourceRange outer) {
      for (AttributeNode attribute : body.attributes()) {
        inside(attribute.range(), outer);
        expression(attribute.expression());
      }
      for (BlockNode block : body.blocks()) {
        inside(block.range(), outer);
        body(block.body(), block.range());
      }
    }

    private void expression(Expression root) {
      ExpressionWalk.forEach(
          root,
          expression -> {
            onTokens(expression.range());
            if (!(expression instanceof Expression.Template)) {
              ExpressionWalk.children(expression)
                  .forEach(child -> inside(child.range(), expression.range()));
            }
          });
    }

    private void onTokens(SourceRange range) {
      Tokens tokens = tree.tokens();
      assertThat(tokens.start(tokens.at(range.start()))).as(what).isEqualTo(range.start());
      assertThat(tokens.start(tokens.at(range.end()))).as(what).isEqualTo(range.end());
    }

    private void inside(SourceRange inner, SourceRange outer) {
      onTokens(inner);
      assertThat(inner.start()).as(what).isGreaterThanOrEqualTo(outer.start());
      if (inner.end() > outer.end()) {
        // only what stands for something that could not be read may look ahead
        assertThat(inner.text()).as(what).isNotEmpty();
        assertThat(Parser.parseFile(tree.file()).hasErrors()).as(what).isTrue();
      }
    }
  }
}
