package io.portwright.engine.oracle;

import java.util.List;
import java.util.Random;

/** Templates in quotation marks and heredocs. */
final class RandomTemplates {
  private static final List<String> TEXTS = Words.of("template texts");
  private static final List<String> BODIES = Words.of("template bodies");

  private final Random random;
  private final RandomExpressions expressions;

  RandomTemplates(Random random, RandomExpressions expressions) {
    this.random = random;
    this.expressions = expressions;
  }

  private <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }

  private String trim() {
    return random.nextInt(4) == 0 ? "~" : "";
  }

  String quoted(int depth) {
    StringBuilder text = new StringBuilder("\"");
    int parts = random.nextInt(4);
    for (int i = 0; i < parts; i++) {
      text.append(part(TEXTS, depth));
    }
    return text.append('"').toString();
  }

  private String part(List<String> texts, int depth) {
    return switch (random.nextInt(8)) {
      case 0, 1, 2 -> pick(texts);
      case 3 ->
          "%{"
              + trim()
              + " if "
              + expressions.kind('b', depth)
              + " "
              + trim()
              + "}"
              + pick(texts)
              + (random.nextBoolean() ? "%{ else " + trim() + "}" + pick(texts) : "")
              + "%{"
              + trim()
              + " endif "
              + trim()
              + "}";
      case 4 ->
          "%{"
              + trim()
              + " for v in "
              + expressions.kind('l', depth)
              + " "
              + trim()
              + "}"
              + pick(texts)
              + "${v}"
              + pick(texts)
              + "%{"
              + trim()
              + " endfor "
              + trim()
              + "}";
      default -> "${" + trim() + " " + expressions.any(depth) + " " + trim() + "}";
    };
  }

  String heredoc() {
    boolean flush = random.nextBoolean();
    StringBuilder text = new StringBuilder(flush ? "<<-EOT\n" : "<<EOT\n");
    int lines = random.nextInt(5);
    for (int i = 0; i < lines; i++) {
      text.append(" ".repeat(flush ? random.nextInt(6) : 0));
      int parts = random.nextInt(3);
      for (int j = 0; j < parts; j++) {
        text.append(part(BODIES, 1));
      }
      text.append('\n');
    }
    return text.append(flush ? "  EOT" : "EOT").toString();
  }
}
