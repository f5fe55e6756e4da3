package io.portwright.engine.eval.function;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * A character set under its registered name. Only those that Terraform knows: others that this
 * platform has would make a configuration that works nowhere else.
 *
 * @param name as messages say it
 */
record TextEncoding(String name, Charset charset) {

  /** Registered name, this platform's name when it differs, and aliases. Case does not matter. */
  private static final String KNOWN =
      """
      IBM437 = 437 cp437 cspc8codepage437
      IBM850 = 850 cp850 cspc850multilingual
      IBM852 = 852 cp852 csPCp852
      IBM855 = 855 cp855
      IBM860 = 860 cp860 csIBM860
      IBM862 = 862 cp862 cspc862latinhebrew
      IBM863 = 863 cp863 csIBM863
      IBM865 = 865 cp865 csIBM865
      IBM866 = 866 cp866 csIBM866
      IBM00858 = ccsid00858 cp00858 PC-Multilingual-850+euro
      IBM01140 = ccsid01140 cp01140
      IBM037 = cp037 csIBM037 ebcdic-cp-ca ebcdic-cp-nl ebcdic-cp-us ebcdic-cp-wt
      IBM1047 = ibm-1047
      US-ASCII = ANSI_X3.4-1968 ANSI_X3.4-1986 cp367 csASCII IBM367 iso-ir-6 ISO646-US \
      ISO_646.irv:1991 us
      ISO_8859-1:1987 = ISO-8859-1 cp819 csISOLatin1 IBM819 iso-ir-100 ISO_8859-1 l1 latin1
      ISO_8859-2:1987 = ISO-8859-2 csISOLatin2 iso-ir-101 ISO_8859-2 l2 latin2
      ISO_8859-3:1988 = ISO-8859-3 csISOLatin3 iso-ir-109 ISO_8859-3 l3 latin3
      ISO_8859-4:1988 = ISO-8859-4 csISOLatin4 iso-ir-110 ISO_8859-4 l4 latin4
      ISO_8859-5:1988 = ISO-8859-5 csISOLatinCyrillic cyrillic iso-ir-144 ISO_8859-5
      ISO_8859-6:1987 = ISO-8859-6 arabic ASMO-708 csISOLatinArabic ECMA-114 iso-ir-127 ISO_8859-6
      ISO_8859-7:1987 = ISO-8859-7 csISOLatinGreek ECMA-118 ELOT_928 greek greek8 iso-ir-126 \
      ISO_8859-7
      ISO_8859-8:1988 = ISO-8859-8 csISOLatinHebrew hebrew iso-ir-138 ISO_8859-8
      ISO_8859-9:1989 = ISO-8859-9 csISOLatin5 iso-ir-148 ISO_8859-9 l5 latin5
      ISO-8859-13 =
      ISO-8859-15 = csISO885915 ISO_8859-15 Latin-9
      ISO-8859-16 = csISO885916 iso-ir-226 ISO_8859-16 ISO_8859-16:2001 l10 latin10
      KOI8-R = cskoi8r
      KOI8-U =
      macintosh = x-MacRoman
      windows-1250 =
      windows-1251 =
      windows-1252 =
      windows-1253 =
      windows-1254 =
      windows-1255 =
      windows-1256 =
      windows-1257 =
      windows-1258 =
      windows-874 = x-windows-874
      Big5 = csBig5
      GBK = CP936 ms936 windows-936
      GB18030 =
      EUC-KR = csEUCKR
      Extended_UNIX_Code_Packed_Format_for_Japanese = EUC-JP csEUCPkdFmtjapanese
      ISO-2022-JP = csISO2022JP
      Shift_JIS = csShiftJIS ms_kanji
      UTF-8 = csUTF8
      UTF-16 =
      UTF-16BE =
      UTF-16LE =
      """;

  private static final char NEXT_LINE = '\u0085';
  private static final byte EBCDIC_LINE_FEED = 0x25;
  private static final byte EBCDIC_NEXT_LINE = 0x15;

  private static final Map<String, TextEncoding> BY_NAME = byName();

  private static Map<String, TextEncoding> byName() {
    Map<String, TextEncoding> byName = new HashMap<>();
    for (String line : KNOWN.lines().toList()) {
      List<String> names = List.of(line.replace("=", "").strip().split("\\s+"));
      Optional<String> here = names.stream().filter(Charset::isSupported).findFirst();
      here.ifPresent(platform -> {
        TextEncoding encoding = new TextEncoding(names.getFirst(), Charset.forName(platform));
        names.stream()
            .filter(name -> !name.startsWith("x-"))
            .forEach(name -> byName.put(name.toLowerCase(Locale.ROOT), encoding));
      });
    }
    return Map.copyOf(byName);
  }

  static Optional<TextEncoding> named(String name) {
    return Optional.ofNullable(BY_NAME.get(name.toLowerCase(Locale.ROOT)));
  }

  /** Empty when the text has a character that this set has not. */
  Optional<byte[]> encoded(String text) {
    if (text.chars().anyMatch(missing())) {
      return Optional.empty();
    }
    try {
      String simple = isEbcdic() ? text.replace(NEXT_LINE, '\n') : text;
      ByteBuffer bytes = charset.newEncoder().encode(CharBuffer.wrap(simple));
      byte[] exact = new byte[bytes.remaining()];
      bytes.get(exact);
      for (int i = 0; isEbcdic() && i < exact.length; i++) {
        exact[i] =
            switch (text.charAt(i)) {
              case '\n' -> EBCDIC_LINE_FEED;
              case NEXT_LINE -> EBCDIC_NEXT_LINE;
              default -> exact[i];
            };
      }
      return Optional.of(exact);
    } catch (CharacterCodingException _) {
      return Optional.empty();
    }
  }

  /** Empty when the bytes are not text in this set. */
  Optional<String> decoded(byte[] bytes) {
    try {
      StringBuilder text = new StringBuilder(charset.newDecoder().decode(ByteBuffer.wrap(bytes)));
      for (int i = 0; isEbcdic() && i < bytes.length; i++) {
        switch (bytes[i]) {
          case EBCDIC_LINE_FEED -> text.setCharAt(i, '\n');
          case EBCDIC_NEXT_LINE -> text.setCharAt(i, NEXT_LINE);
          default -> {}
        }
      }
      return Optional.of(text.toString()).filter(t -> t.chars().noneMatch(missing()));
    } catch (CharacterCodingException _) {
      return Optional.empty();
    }
  }

  /** The second control characters are in the first and fifth Latin set, not in the others. */
  private IntPredicate missing() {
    boolean without =
        name.startsWith("ISO") && name.contains("8859-") && !name.matches("ISO_8859-[19]:.*");
    return c -> without && c >= 0x80 && c <= 0x9F;
  }

  /** One byte for each character; this platform takes two kinds of line break for one. */
  private boolean isEbcdic() {
    return name.equals("IBM037") || name.equals("IBM01140") || name.equals("IBM1047");
  }
}
