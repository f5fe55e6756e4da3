package io.portwright.engine.syntax;

import io.portwright.provider.diagnostic.SourceFile;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Locale;

/**
 * Parse time against size, for this parser and hcl4j. Not a test: run its {@code main} by hand; the
 * numbers of one run stand in decision record 1.
 */
final class ParseBenchmark {
  private static final int ATTRIBUTES = 8;
  private static final int REPEATS = 10;
  private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();

  private ParseBenchmark() {}

  private interface Parse {
    void of(String text);
  }

  /** Arguments: numbers of blocks; those after {@code --ours} are not given to hcl4j. */
  public static void main(String[] args) {
    System.err.println("blocks  bytes  ours ms  us/block  hcl4j ms  us/block  ratio");
    boolean both = true;
    for (String arg : args) {
      if (arg.equals("--ours")) {
        both = false;
        continue;
      }
      int blocks = Integer.parseInt(arg);
      String text = document(blocks);
      double ours =
          millis(t -> Parser.parseFile(new SourceFile("b.tf", t)).orThrow(), text, REPEATS);
      double theirs = both ? millis(t -> SecondParser.parse("b.tf", t), text, 1) : Double.NaN;
      System.err.println(
          String.format(
              Locale.ROOT,
              "%6d %8d %8.1f %8.2f %9.1f %8.1f %7.0f",
              blocks,
              text.length(),
              ours,
              ours * 1000 / blocks,
              theirs,
              theirs * 1000 / blocks,
              theirs / ours));
    }
  }

  /**
   * Processor time of this thread in the best of several runs, so that other work counts little.
   */
  private static double millis(Parse parse, String text, int repeats) {
    parse.of(document(20));
    long best = Long.MAX_VALUE;
    for (int i = 0; i < repeats; i++) {
      long start = CPU.getCurrentThreadCpuTime();
      parse.of(text);
      best = Math.min(best, CPU.getCurrentThreadCpuTime() - start);
    }
    return best / 1e6;
  }

  private static String document(int blocks) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < blocks; i++) {
      text.append("resource \"megaport_port\" \"p").append(i).append("\" {\n");
      for (int a = 0; a < ATTRIBUTES; a++) {
        text.append("  attribute_").append(a).append(" = \"value ").append(i).append("\"\n");
      }
      text.append("}\n");
    }
    return text.toString();
  }
}
