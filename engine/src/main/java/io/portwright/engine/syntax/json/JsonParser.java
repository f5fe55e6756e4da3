package io.portwright.engine.syntax.json;

import io.portwright.engine.syntax.BodyNode;
import io.portwright.engine.syntax.FileNode;
import io.portwright.engine.syntax.Tokens;
import io.portwright.provider.diagnostic.Checked;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.diagnostic.SourceFile;
import io.portwright.provider.diagnostic.SourceRange;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads files in HCL's JSON syntax as Terraform 1.11 does. Bad text never throws: a tree always
 * comes back. Mistakes of JSON are told at once; mistakes of a body are in {@link
 * BodyNode#problems}, and those of expressions in {@link
 * io.portwright.engine.syntax.Expression.Invalid}, for whoever asks for the contents.
 *
 * <p>Time and memory are linear in the length of the text.
 */
public final class JsonParser {
  private JsonParser() {}

  /** Whether a file, by its name, is in this syntax. */
  public static boolean reads(SourceFile file) {
    return file.name().endsWith(".json");
  }

  /**
   * A configuration file. The value is always present.
   *
   * @param providers which names in bodies of providers' blocks are blocks
   */
  public static Checked<FileNode> parseFile(SourceFile file, NestedBlocks.Source providers) {
    return parse(file, LanguageForms.configuration(providers));
  }

  /** A file of variables: nothing in it is evaluated. The value is always present. */
  public static Checked<FileNode> parseVariables(SourceFile file) {
    return parse(file, LanguageForms.variables());
  }

  private static Checked<FileNode> parse(SourceFile file, BodyForm form) {
    Checked<JsonValue> root = JsonReader.read(file);
    List<Diagnostic> found = new ArrayList<>(root.diagnostics());
    JsonValue value = root.orThrow();
    if (!(value instanceof JsonValue.ObjectValue || value instanceof JsonValue.ArrayValue)) {
      found.add(
          Diagnostic.error(
              "Root value must be object",
              "The root value in a JSON-based configuration must be either a JSON object or a JSON"
                  + " array of objects.",
              new SourceRange(file, value.start(), value.startEnd())));
      value = new JsonValue.NullValue(value.start(), value.end());
    }
    BodyNode body = new BodyReader(file).body(value, form);
    return Checked.of(new FileNode(file, body, Tokens.foreign(file)), found);
  }
}
