package io.portwright.engine.eval.function;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * A format string in pieces, up to the first mistake in it.
 *
 * @param highestArgument largest argument number that is used, from 1; 0 when none is
 */
record FormatSpec(List<Piece> pieces, int highestArgument) {

  private static final int MAX_NUMBER = 1_000_000_000;

  /** Text to copy, or a verb. */
  sealed interface Piece {
    record Text(String text) implements Piece {}

    /** A mistake; it counts when everything before it could be formatted. */
    record Mistake(FunctionFailure failure) implements Piece {}

    /**
     * One verb with its modifiers.
     *
     * @param raw as written
     * @param offset of its percent sign, in bytes of UTF-8
     * @param argument number of the value, from 1
     */
    record Verb(
        String raw,
        int offset,
        int argument,
        String flags,
        OptionalInt width,
        OptionalInt precision,
        char mode)
        implements Piece {

      boolean has(char flag) {
        return flags.indexOf(flag) >= 0;
      }
    }
  }

  FormatSpec {
    pieces = List.copyOf(pieces);
  }

  static FormatSpec read(String format) {
    return new Reader(format).read();
  }

  /** Reads from left to right; positions are in chars, messages count bytes. */
  private static final class Reader {
    private final String format;
    private final List<Piece> pieces = new ArrayList<>();
    private int position;
    private int nextArgument = 1;
    private int highest;

    Reader(String format) {
      this.format = format;
    }

    FormatSpec read() {
      try {
        readAll();
      } catch (FunctionFailure mistake) {
        pieces.add(new Piece.Mistake(mistake));
      }
      return new FormatSpec(pieces, highest);
    }

    private void readAll() throws FunctionFailure {
      StringBuilder text = new StringBuilder();
      while (position < format.length()) {
        char c = format.charAt(position);
        if (c != '%') {
          text.append(c);
          position++;
        } else if (format.startsWith("%%", position)) {
          text.append('%');
          position += 2;
        } else {
          pieces.add(new Piece.Text(text.toString()));
          text.setLength(0);
          pieces.add(verb());
        }
      }
      pieces.add(new Piece.Text(text.toString()));
    }

    private Piece.Verb verb() throws FunctionFailure {
      int start = position;
      position++;
      int flagsStart = position;
      while (position < format.length() && "0#-+ ".indexOf(format.charAt(position)) >= 0) {
        position++;
      }
      String flags = format.substring(flagsStart, position);
      OptionalInt width = number();
      OptionalInt precision = OptionalInt.empty();
      if (position < format.length() && format.charAt(position) == '.') {
        position++;
        precision = OptionalInt.of(digits());
      }
      int argument = argument();
      char mode = current();
      if (!(mode >= 'a' && mode <= 'z') && !(mode >= 'A' && mode <= 'Z')) {
        throw unrecognized();
      }
      position++;
      nextArgument = argument + 1;
      highest = Math.max(highest, argument);
      return new Piece.Verb(
          format.substring(start, position), bytes(start), argument, flags, width, precision, mode);
    }

    private int argument() throws FunctionFailure {
      if (current() != '[') {
        return nextArgument;
      }
      position++;
      OptionalInt number = number();
      if (number.isEmpty() || current() != ']') {
        throw unrecognized();
      }
      position++;
      return number.getAsInt();
    }

    /** A number without leading zeros. */
    private OptionalInt number() {
      if (position >= format.length() || "123456789".indexOf(format.charAt(position)) < 0) {
        return OptionalInt.empty();
      }
      return OptionalInt.of(digits());
    }

    private int digits() {
      int value = 0;
      while (position < format.length()
          && format.charAt(position) >= '0'
          && format.charAt(position) <= '9') {
        value = (int) Math.min(MAX_NUMBER, value * 10L + format.charAt(position) - '0');
        position++;
      }
      return value;
    }

    private char current() throws FunctionFailure {
      if (position >= format.length()) {
        throw FunctionFailure.call(
            "invalid format string starting at offset " + bytes(format.length()));
      }
      return format.charAt(position);
    }

    private FunctionFailure unrecognized() throws FunctionFailure {
      return FunctionFailure.call(
          "unrecognized format character '" + current() + "' at offset " + bytes(position));
    }

    private int bytes(int chars) {
      return format.substring(0, chars).getBytes(StandardCharsets.UTF_8).length;
    }
  }
}
