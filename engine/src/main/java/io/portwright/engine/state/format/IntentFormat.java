package io.portwright.engine.state.format;

import io.portwright.engine.state.StoreFailure;
import io.portwright.provider.value.Value.ObjectValue;
import java.util.regex.Pattern;

/** The file of one document of the journal, {@code intents/<id>.json}. Holds no secret. */
public final class IntentFormat {
  public static final String FOLDER = "intents";

  private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,79}");
  private static final String SUFFIX = ".json";

  private IntentFormat() {}

  /**
   * @throws IllegalArgumentException if the id cannot be a file name
   */
  public static String path(String id) {
    if (!ID.matcher(id).matches()) {
      throw new IllegalArgumentException("not an intent id: " + id);
    }
    return FOLDER + "/" + id + SUFFIX;
  }

  public static byte[] write(ObjectValue document) {
    if (!document.marksDeep().isEmpty()) {
      throw new IllegalArgumentException("an intent must not hold sensitive values");
    }
    return CanonicalJson.lines(ValueJson.write(document, document.type()));
  }

  /** Id of the intent in a file. */
  public static String id(String path) {
    return path.substring(FOLDER.length() + 1, path.length() - SUFFIX.length());
  }

  public static ObjectValue read(String path, byte[] file) {
    if (ValueJson.readUntyped(CanonicalJson.read(path, file)) instanceof ObjectValue document) {
      return document;
    }
    throw StoreFailure.damaged(path, "an object is expected, but something else is there");
  }

  /** Whether a file of the folder can be an intent; anything else there is damage. */
  public static boolean isIntent(String path) {
    return path.startsWith(FOLDER + "/") && path.endsWith(SUFFIX) && ID.matcher(id(path)).matches();
  }
}
