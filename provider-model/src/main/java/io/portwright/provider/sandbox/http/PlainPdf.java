package io.portwright.provider.sandbox.http;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A document of one A4 page with lines of plain text, as small as PDF 1.4 allows. */
final class PlainPdf {
  private static final String PAGE =
      "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
          + " /Resources << /Font << /F1 5 0 R >> >> >>";

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final List<Integer> offsets = new ArrayList<>();

  private PlainPdf() {}

  /** The bytes of a page; characters beyond ISO 8859-1 are shown as a question mark. */
  static byte[] of(List<String> lines) {
    PlainPdf pdf = new PlainPdf();
    pdf.write("%PDF-1.4\n");
    pdf.object("<< /Type /Catalog /Pages 2 0 R >>");
    pdf.object("<< /Type /Pages /Kids [3 0 R] /Count 1 >>");
    pdf.object(PAGE);
    String text = text(lines);
    pdf.object("<< /Length " + text.length() + " >>\nstream\n" + text + "\nendstream");
    pdf.object("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>");
    pdf.end();
    return pdf.out.toByteArray();
  }

  private static String text(List<String> lines) {
    StringBuilder text = new StringBuilder("BT /F1 11 Tf 16 TL 60 770 Td");
    for (String line : lines) {
      String escaped = line.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)");
      text.append(" (").append(escaped).append(") Tj T*");
    }
    return text.append(" ET").toString();
  }

  private void object(String body) {
    offsets.add(out.size());
    write(offsets.size() + " 0 obj\n" + body + "\nendobj\n");
  }

  private void end() {
    int table = out.size();
    int count = offsets.size() + 1;
    write("xref\n0 " + count + "\n0000000000 65535 f \n");
    offsets.forEach(offset -> write(String.format(Locale.ROOT, "%010d 00000 n \n", offset)));
    write("trailer\n<< /Size " + count + " /Root 1 0 R >>\nstartxref\n" + table + "\n%%EOF\n");
  }

  private void write(String text) {
    out.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
  }
}
