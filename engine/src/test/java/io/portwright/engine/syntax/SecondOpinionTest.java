package io.portwright.engine.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import io.portwright.provider.diagnostic.Checked;
import io.portwright.provider.diagnostic.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Two parsers written independently of each other read the same documents the same way. */
class SecondOpinionTest {
  private static final long SEED = 98;
  private static final int DOCUMENTS = 530;

  @Test
  void literalDocumentsHaveTheSameValuesInBothParsers() {
    Random random = new Random(SEED);
    int entries = 0;
    for (int i = 0; i < DOCUMENTS; i++) {
      String text = LiteralDocument.random(random);
      String name = "seed " + SEED + " document " + i;
      Checked<FileNode> ours = Parser.parseFile(new SourceFile(name, text));
      assertThat(ours.diagnostics()).as(name).isEmpty();
      assertThat(SecondParser.shaped(ours.orThrow().body()))
          .as("%s:%n%s", name, text)
          .isEqualTo(SecondParser.parse(name, text));
      entries += SecondParser.shaped(ours.orThrow().body()).size();
    }
    assertThat(entries).as("documents are not mostly empty").isGreaterThan(2 * DOCUMENTS);
  }

  @Test
  void samplesHaveTheSameBlocksAndArgumentsInBothParsers() throws IOException {
    int compared = 0;
    for (Path path : samples()) {
      String text = Files.readString(path);
      FileNode tree = Parser.parseFile(new SourceFile(path.toString(), text)).orThrow();
      if (Parser.parseFile(tree.file()).hasErrors()) {
        continue;
      }
      String plain = withoutExpressions(tree);
      FileNode again = Parser.parseFile(new SourceFile(path.toString(), plain)).orThrow();
      assertThat(SecondParser.shaped(again.body()))
          .as("%s:%n%s", path, plain)
          .isEqualTo(SecondParser.parse(path.toString(), plain));
      compared++;
    }
    assertThat(compared).isGreaterThan(60);
  }

  private static List<Path> samples() throws IOException {
    List<Path> found = new ArrayList<>();
    for (Path root :
        List.of(Path.of("src/test/resources/conformance/configs"), Path.of("../samples"))) {
      if (Files.isDirectory(root)) {
        try (Stream<Path> all = Files.walk(root)) {
          all.filter(p -> p.toString().endsWith(".tf")).sorted().forEach(found::add);
        }
      }
    }
    return found;
  }

  /** The text with a 0 for every expression, so that only the structure is compared. */
  private static String withoutExpressions(FileNode tree) {
    StringBuilder text = new StringBuilder(tree.file().text());
    List<Expression> expressions = new ArrayList<>();
    collect(tree.body(), expressions);
    expressions.sort((a, b) -> Integer.compare(b.range().start(), a.range().start()));
    for (Expression expression : expressions) {
      text.replace(expression.range().start(), expression.range().end(), "0");
    }
    return text.toString();
  }

  private static void collect(BodyNode body, List<Expression> expressions) {
    body.attributes().forEach(a -> expressions.add(a.expression()));
    body.blocks().forEach(b -> collect(b.body(), expressions));
  }
}
