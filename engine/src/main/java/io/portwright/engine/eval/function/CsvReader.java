package io.portwright.engine.eval.function;

import io.portwright.provider.value.Type;
import io.portwright.provider.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads comma-separated values with a header line into a list of objects of strings. */
final class CsvReader {

  private final String text;
  private int position;
  private int line = 1;

  private CsvReader(String text) {
    this.text = text;
  }

  static Value read(String text, Meter meter) throws FunctionFailure {
    CsvReader reader = new CsvReader(text);
    List<String> header = reader.record();
    if (header.isEmpty()) {
      throw FunctionFailure.call("missing header line");
    }
    Map<String, Type> attributes = new HashMap<>();
    for (String name : header) {
      if (attributes.put(name, Type.STRING) != null) {
        throw FunctionFailure.call("duplicate column name " + GoText.quoted(name));
      }
    }
    List<Value> rows = new ArrayList<>();
    for (List<String> row = reader.record(); !row.isEmpty(); row = reader.record()) {
      if (row.size() != header.size()) {
        throw reader.failure("wrong number of fields");
      }
      meter.cells(row.size());
      Map<String, Value> values = new HashMap<>();
      for (int i = 0; i < header.size(); i++) {
        values.put(header.get(i), Value.string(row.get(i)));
      }
      rows.add(Value.object(values));
    }
    return Value.list(Type.object(attributes), rows);
  }

  /** The fields of the next line that is not blank; empty at the end. */
  private List<String> record() throws FunctionFailure {
    while (position < text.length() && atLineEnd()) {
      skipLineEnd();
    }
    List<String> fields = new ArrayList<>();
    if (position >= text.length()) {
      return fields;
    }
    int first = line;
    fields.add(field());
    while (position < text.length() && text.charAt(position) == ',') {
      position++;
      fields.add(field());
    }
    recordLine = first;
    if (position < text.length()) {
      skipLineEnd();
    }
    return fields;
  }

  private int recordLine = 1;

  private String field() throws FunctionFailure {
    if (position < text.length() && text.charAt(position) == '"') {
      return quotedField();
    }
    int start = position;
    while (position < text.length() && text.charAt(position) != ',' && !atLineEnd()) {
      if (text.charAt(position) == '"') {
        recordLine = line;
        throw failure("bare \" in non-quoted-field");
      }
      position++;
    }
    return text.substring(start, position);
  }

  private String quotedField() throws FunctionFailure {
    StringBuilder out = new StringBuilder();
    position++;
    while (position < text.length()) {
      char c = text.charAt(position);
      if (c == '"' && text.startsWith("\"\"", position)) {
        out.append('"');
        position += 2;
      } else if (c == '"') {
        position++;
        boolean ends = position >= text.length() || text.charAt(position) == ',' || atLineEnd();
        if (ends) {
          return out.toString();
        }
        break;
      } else if (atLineEnd()) {
        out.append('\n');
        skipLineEnd();
      } else {
        out.append(c);
        position++;
      }
    }
    boolean endsWithLine = position >= text.length() && text.endsWith("\n");
    recordLine = endsWithLine ? line - 1 : line;
    throw failure("extraneous or missing \" in quoted-field");
  }

  private boolean atLineEnd() {
    return text.charAt(position) == '\n' || text.startsWith("\r\n", position);
  }

  private void skipLineEnd() {
    position += text.charAt(position) == '\r' ? 2 : 1;
    line++;
  }

  private FunctionFailure failure(String what) {
    return FunctionFailure.call("CSV parse error on line " + recordLine + ": " + what);
  }
}
