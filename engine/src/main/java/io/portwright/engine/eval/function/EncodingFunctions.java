package io.portwright.engine.eval.function;

import static io.portwright.provider.value.Type.DYNAMIC;
import static io.portwright.provider.value.Type.STRING;

import io.portwright.provider.value.Refinement;
import io.portwright.provider.value.Type;
import io.portwright.provider.value.Value;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

/** Base64, character sets, URLs, and the decoders of JSON, YAML and CSV. */
final class EncodingFunctions {

  private EncodingFunctions() {}

  static List<Function> all() {
    return List.of(
        base64decode(),
        base64encode(),
        base64gzip(),
        csvdecode(),
        jsondecode(),
        jsonencode(),
        textdecodebase64(),
        textencodebase64(),
        urlencode(),
        yamldecode(),
        yamlencode());
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Empty when the bytes are not UTF-8. */
  static Optional<String> utf8(byte[] bytes) {
    try {
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException _) {
      return Optional.empty();
    }
  }

  static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  /** With padding; line breaks are ignored. Empty when it is not Base64. */
  static Optional<byte[]> fromBase64(String text) {
    return switch (Base64Text.read(text)) {
      case Base64Text.Reading.Decoded decoded -> Optional.of(decoded.bytes());
      case Base64Text.Reading.Corrupt _ -> Optional.empty();
    };
  }

  private static Function base64encode() {
    return Definition.named("base64encode")
        .takes("str", STRING)
        .returns(STRING)
        .does(call -> Value.string(base64(utf8(call.text(0)))));
  }

  private static Function base64decode() {
    return Definition.named("base64decode")
        .takes(Parameter.of("str", STRING).withMarked())
        .returns(STRING)
        .does(call -> {
          Value given = call.argument(0);
          Optional<byte[]> bytes = fromBase64(given.asString());
          if (bytes.isEmpty()) {
            throw FunctionFailure.call("failed to decode base64 data " + Redaction.quoted(given));
          }
          Optional<String> text = utf8(bytes.get());
          if (text.isEmpty()) {
            throw FunctionFailure.call(
                "the result of decoding the provided string is not valid UTF-8");
          }
          return Value.string(text.get()).withMarks(given.marks());
        });
  }

  private static Function base64gzip() {
    return Definition.named("base64gzip")
        .takes("str", STRING)
        .returns(STRING)
        .does(call -> Value.string(base64(zipped(utf8(call.text(0))))));
  }

  private static byte[] zipped(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
      zip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot compress in memory", e);
    }
    return out.toByteArray();
  }

  private static TextEncoding encoding(Call call, int index) throws FunctionFailure {
    String name = call.text(index);
    return TextEncoding.named(name)
        .orElseThrow(() ->
            FunctionFailure.argument(
                index,
                GoText.quoted(name)
                    + " is not a supported IANA encoding name or alias in this Terraform"
                    + " version"));
  }

  private static Function textencodebase64() {
    return Definition.named("textencodebase64")
        .takes("string", STRING)
        .takes("encoding", STRING)
        .returns(STRING)
        .does(call -> {
          TextEncoding encoding = encoding(call, 1);
          Optional<byte[]> bytes = encoding.encoded(call.text(0));
          if (bytes.isEmpty()) {
            throw FunctionFailure.argument(
                0,
                "the given string contains characters that cannot be represented in "
                    + encoding.name());
          }
          return Value.string(base64(bytes.get()));
        });
  }

  private static Function textdecodebase64() {
    return Definition.named("textdecodebase64")
        .takes("source", STRING)
        .takes("encoding", STRING)
        .returns(STRING)
        .does(call -> {
          TextEncoding encoding = encoding(call, 1);
          return switch (Base64Text.read(call.text(0))) {
            case Base64Text.Reading.Corrupt corrupt ->
                throw FunctionFailure.argument(
                    0,
                    "the given value is has an invalid base64 symbol at offset "
                        + corrupt.offset());
            case Base64Text.Reading.Decoded decoded ->
                Value.string(
                    encoding
                        .decoded(decoded.bytes())
                        .orElseThrow(() ->
                            FunctionFailure.argument(
                                0,
                                "the given string contains symbols that are not defined for "
                                    + encoding.name())));
          };
        });
  }

  private static Function urlencode() {
    return Definition.named("urlencode")
        .takes("str", STRING)
        .returns(STRING)
        .does(call ->
            Value.string(
                URLEncoder.encode(call.text(0), StandardCharsets.UTF_8)
                    .replace("*", "%2A")
                    .replace("%7E", "~")));
  }

  private static Function jsonencode() {
    return Definition.named("jsonencode")
        .takes(Parameter.of("val", DYNAMIC).withNull().withUnknown().withDynamic())
        .returns(STRING)
        .does(call -> {
          Value value = call.argument(0);
          return value.isWhollyKnown()
              ? Value.string(JsonText.of(value))
              : Value.unknown(STRING, Refinement.startingWith(jsonStart(value)));
        });
  }

  /** The first character of the JSON of a value that is not wholly known, if it is certain. */
  private static String jsonStart(Value value) {
    if (value instanceof Value.UnknownValue unknown && !unknown.refinement().notNull()) {
      return "";
    }
    return switch (value.type()) {
      case Type.MapOf _, Type.ObjectOf _ -> "{";
      case Type.ListOf _, Type.SetOf _, Type.TupleOf _ -> "[";
      case Type type -> type.equals(STRING) ? "\"" : "";
    };
  }

  /** A function from text to a value whose type only the text can tell. */
  private static Function decoder(String name, String parameter, Definition.Body body) {
    return Definition.named(name)
        .takes(parameter, STRING)
        .returns(DYNAMIC)
        .perhapsNull()
        .does(body);
  }

  private static Function jsondecode() {
    return decoder("jsondecode", "str", call -> JsonReader.read(call.text(0), call.meter()));
  }

  private static Function csvdecode() {
    return decoder("csvdecode", "str", call -> CsvReader.read(call.text(0), call.meter()));
  }

  private static Function yamldecode() {
    return decoder("yamldecode", "src", call -> YamlReader.read(call.text(0), call.meter()));
  }

  private static Function yamlencode() {
    return Definition.named("yamlencode")
        .takes(Parameter.of("value", DYNAMIC).withNull().withUnknown().withDynamic())
        .returns(STRING)
        .does(call ->
            call.argument(0).isWhollyKnown()
                ? Value.string(YamlText.of(call.argument(0)))
                : Value.unknown(STRING));
  }
}
