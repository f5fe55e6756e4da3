package io.portwright.engine.state.tfstate;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.portwright.provider.diagnostic.Checked;
import io.portwright.provider.diagnostic.Diagnostic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * First look at a state file: is it JSON from end to end, which format has it, which state is it.
 * Only format 4 goes any further.
 */
final class HeadReader {
  private static final int FORMAT = 4;
  private static final String UNSUPPORTED = "Unsupported state file format";
  private static final BigInteger LARGEST = BigInteger.valueOf(Long.MAX_VALUE);

  private final StateFile file;
  private final List<Diagnostic> found = new ArrayList<>();
  private Optional<Long> format = Optional.empty();
  private String writer = "";
  private String lineage = "";
  private long serial;

  private HeadReader(StateFile file) {
    this.file = file;
  }

  static Checked<FileHead> read(StateFile file) {
    return new HeadReader(file).read();
  }

  private Checked<FileHead> read() {
    try (JsonParser parser = StateJson.parser(file)) {
      if (!isObject(parser)) {
        return Checked.failed(found);
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException("cannot read bytes in memory", impossible);
    }
    Optional<Diagnostic> refused = refusal();
    if (refused.isPresent()) {
      return Checked.failed(refused.get());
    }
    return found.isEmpty() ? Checked.of(new FileHead(lineage, serial)) : Checked.failed(found);
  }

  /** Reads to the end; not when it is no JSON, or something else than an object. */
  private boolean isObject(JsonParser parser) throws IOException {
    try {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        parser.skipChildren();
        found.add(hasMore(parser) ? notJson(parser) : missingVersion());
        return false;
      }
      for (JsonToken at = parser.nextToken(); at == JsonToken.FIELD_NAME; at = parser.nextToken()) {
        field(parser.currentName(), parser.nextToken(), parser);
        parser.skipChildren();
      }
      if (hasMore(parser)) {
        found.add(notJson(parser));
        return false;
      }
      return true;
    } catch (JsonProcessingException _) {
      found.clear();
      found.add(notJson(parser));
      return false;
    }
  }

  private static boolean hasMore(JsonParser parser) throws IOException {
    return parser.nextToken() != null;
  }

  private void field(String name, JsonToken token, JsonParser parser) throws IOException {
    String kind = StateJson.kind(token, token.isScalarValue() ? parser.getText() : "");
    boolean isNull = token == JsonToken.VALUE_NULL;
    switch (name) {
      case "version" -> version(token, kind, parser);
      case "terraform_version" -> writer = text(name, token, kind, parser);
      case "lineage" -> lineage = text(name, token, kind, parser);
      case "serial" -> {
        if (token == JsonToken.VALUE_NUMBER_INT && isSerial(parser.getBigIntegerValue())) {
          serial = parser.getLongValue();
        } else if (!isNull) {
          found.add(StateJson.wrong(name, kind));
        }
      }
      case "outputs" -> {
        if (token != JsonToken.START_OBJECT && !isNull) {
          found.add(StateJson.wrong(name, kind));
        }
      }
      case "resources" -> {
        if (token != JsonToken.START_ARRAY && !isNull) {
          found.add(StateJson.wrong(name, kind));
        }
      }
      default -> {}
    }
  }

  private static boolean isSerial(BigInteger number) {
    return number.signum() >= 0 && number.compareTo(LARGEST) <= 0;
  }

  private String text(String name, JsonToken token, String kind, JsonParser parser)
      throws IOException {
    if (token == JsonToken.VALUE_STRING) {
      return parser.getText();
    }
    if (token != JsonToken.VALUE_NULL) {
      found.add(StateJson.wrong(name, kind));
    }
    return "";
  }

  private void version(JsonToken token, String kind, JsonParser parser) throws IOException {
    if (token == JsonToken.VALUE_NUMBER_INT && isSerial(parser.getBigIntegerValue())) {
      format = Optional.of(parser.getLongValue());
    } else if (token != JsonToken.VALUE_NULL) {
      found.addFirst(
          Diagnostic.error(
              UNSUPPORTED,
              "The version in the state file is "
                  + kind
                  + ". A positive whole number is required."));
      format = Optional.of((long) FORMAT);
    }
  }

  private Optional<Diagnostic> refusal() {
    if (format.isEmpty()) {
      return Optional.of(missingVersion());
    }
    long version = format.get();
    if (version == 0) {
      return Optional.of(
          Diagnostic.error(
              UNSUPPORTED,
              "The state file uses JSON syntax but has a version number of zero. There was never a"
                  + " JSON-based state format zero, so this state file is invalid and cannot be"
                  + " processed."));
    }
    return version == FORMAT
        ? Optional.empty()
        : Optional.of(version < FORMAT ? older(version) : newer(version));
  }

  private Diagnostic older(long version) {
    return Diagnostic.error(
            UNSUPPORTED,
            "The state file "
                + file.name()
                + " uses format version "
                + version
                + (writer.isEmpty() ? "" : ", written by Terraform " + writer)
                + ". This program reads format version 4, which Terraform 0.12 and later"
                + " write.\n\nLet Terraform 1.x rewrite the file once, then run again:\n\n"
                + "    terraform apply -refresh-only")
        .withCode("TFSTATE-1");
  }

  private Diagnostic newer(long version) {
    return Diagnostic.error(
        UNSUPPORTED,
        "The state file uses format version "
            + version
            + ", which is not supported by this program: it reads format version 4."
            + (writer.isEmpty()
                ? ""
                : " This state file was created by Terraform " + writer + "."));
  }

  private static Diagnostic missingVersion() {
    return Diagnostic.error(
        UNSUPPORTED,
        "The state file does not have a \"version\" attribute, which is required to identify the"
            + " format version.");
  }

  private Diagnostic notJson(JsonParser parser) {
    JsonLocation place = parser.currentLocation();
    return Diagnostic.error(
        UNSUPPORTED,
        "The state file "
            + file.name()
            + " could not be parsed as JSON: syntax error at line "
            + place.getLineNr()
            + ", column "
            + place.getColumnNr()
            + ". Restore it from "
            + file.name()
            + ".backup or from wherever backups are kept; this program never writes it.");
  }
}
