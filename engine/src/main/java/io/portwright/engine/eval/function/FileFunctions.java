package io.portwright.engine.eval.function;

import static io.portwright.provider.value.Type.BOOL;
import static io.portwright.provider.value.Type.DYNAMIC;
import static io.portwright.provider.value.Type.STRING;

import io.portwright.provider.value.Marks;
import io.portwright.provider.value.Type;
import io.portwright.provider.value.Utf8Order;
import io.portwright.provider.value.Value;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reading files, rendering templates, and taking paths apart. */
final class FileFunctions {

  private FileFunctions() {}

  static List<Function> all() {
    return List.of(
        abspath(),
        basename(),
        dirname(),
        file(),
        filebase64(),
        fileexists(),
        fileset(),
        pathexpand(),
        templatefile(),
        templatestring());
  }

  private static Parameter path() {
    return Parameter.of("path", STRING).withMarked();
  }

  private static Function file() {
    return Definition.named("file")
        .takes(path())
        .returns(STRING)
        .does(call -> Value.string(FileContent.text(call, 0)).withMarks(call.argument(0).marks()));
  }

  private static Function filebase64() {
    return Definition.named("filebase64")
        .takes(path())
        .returns(STRING)
        .does(call ->
            Value.string(EncodingFunctions.base64(FileContent.bytes(call, 0)))
                .withMarks(call.argument(0).marks()));
  }

  private static Function fileexists() {
    return Definition.named("fileexists")
        .takes(path())
        .returns(BOOL)
        .does(call -> {
          String path =
              FileContent.system(call, call.text(0))
                  .orElseThrow(() -> FunctionFailure.call(FileContent.NO_SUCH_HOME));
          Path file = FileContent.resolved(call, path);
          String shown = Redaction.plain(call.argument(0), GoText.quoted(path));
          if (FileContent.isBelowFile(file)) {
            throw FunctionFailure.call("failed to stat " + shown);
          }
          if (Files.isDirectory(file)) {
            throw FunctionFailure.call(shown + " is a directory, not a file");
          }
          return Value.bool(Files.exists(file)).marked(call.argument(0).marks());
        });
  }

  private static Function fileset() {
    return Definition.named("fileset")
        .takes(path())
        .takes(Parameter.of("pattern", STRING).withMarked())
        .returns(Type.set(STRING))
        .does(call -> {
          Marks marks = call.argument(0).marks().and(call.argument(1).marks());
          List<Value> found = new ArrayList<>();
          String path =
              FileContent.expanded(call, call.text(0))
                  .orElseThrow(() -> FunctionFailure.call(FileContent.NO_SUCH_HOME));
          Path working = call.context().workingFolder();
          for (String file : Glob.of(path, call.text(1)).filesFrom(working)) {
            found.add(Value.string(file));
          }
          return Value.set(STRING, found).marked(marks);
        });
  }

  private static Function abspath() {
    return Definition.named("abspath")
        .takes("path", STRING)
        .returns(STRING)
        .does(call ->
            Value.string(
                slashes(
                    call.context().workingFolder().resolve(call.text(0)).normalize().toString())));
  }

  private static Function pathexpand() {
    return Definition.named("pathexpand")
        .takes("path", STRING)
        .returns(STRING)
        .does(call ->
            Value.string(
                slashes(
                    FileContent.expanded(call, call.text(0))
                        .orElseThrow(
                            () -> FunctionFailure.call("cannot expand user-specific home dir")))));
  }

  private static String slashes(String path) {
    return path.replace(java.io.File.separatorChar, '/');
  }

  private static Function basename() {
    return Definition.named("basename")
        .takes("path", STRING)
        .returns(STRING)
        .does(call -> Value.string(Paths.base(call.text(0))));
  }

  private static Function dirname() {
    return Definition.named("dirname")
        .takes("path", STRING)
        .returns(STRING)
        .does(call -> Value.string(Paths.folder(call.text(0))));
  }

  private static Function templatefile() {
    return Definition.named("templatefile")
        .takes(path())
        .takes("vars", DYNAMIC)
        .returns(DYNAMIC)
        .perhapsNull()
        .does(call -> {
          String template = FileContent.text(call, 0);
          String shown = Redaction.plain(call.argument(0), call.text(0));
          return call.context()
              .render(shown, template, variables(call.argument(1)))
              .marked(call.argument(0).marks());
        });
  }

  /** The evaluator has made sure that the first argument is a reference. */
  private static Function templatestring() {
    return Definition.named("templatestring")
        .takes(Parameter.of("template", DYNAMIC).withNull().withUnknown().withDynamic())
        .takes("vars", DYNAMIC)
        .returns(STRING)
        .does(call -> {
          Value template = call.argument(0);
          if (!template.isKnown()) {
            return Value.unknown(STRING);
          }
          if (!(template instanceof Value.StringValue text)) {
            throw FunctionFailure.argument(0, "invalid template value: a string is required");
          }
          Value result =
              call.context()
                  .render("<templatestring argument>", text.text(), variables(call.argument(1)));
          return Conversions.to(result, STRING)
              .orElseThrow(() -> FunctionFailure.call("invalid template result: string required"));
        });
  }

  private static SortedMap<String, Value> variables(Value given) throws FunctionFailure {
    SortedMap<String, Value> variables = new TreeMap<>(Utf8Order.INSTANCE);
    switch (given) {
      case Value.MapValue map -> variables.putAll(map.entries());
      case Value.ObjectValue object -> variables.putAll(object.attributes());
      case Value _ -> throw FunctionFailure.argument(1, "invalid vars value: must be a map");
    }
    for (Map.Entry<String, Value> variable : variables.entrySet()) {
      if (!variable
          .getKey()
          .matches("[\\p{L}\\p{Nl}_][\\p{L}\\p{Nl}\\p{Nd}\\p{Mn}\\p{Mc}\\p{Pc}-]*")) {
        throw FunctionFailure.argument(
            1,
            "invalid template variable name "
                + GoText.quoted(variable.getKey())
                + ": must start with a letter, followed by zero or more letters, digits, and"
                + " underscores");
      }
    }
    return variables;
  }
}
