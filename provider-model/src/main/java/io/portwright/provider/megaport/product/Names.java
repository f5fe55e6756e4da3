package io.portwright.provider.megaport.product;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Attribute names as the API spells them: {@code product_uid} is {@code productUid}. */
public final class Names {

  /** The one name whose unit keeps its capitals (contract §3.2, §7.3). */
  private static final String MEMORY = "ram_gb";

  private static final Map<String, String> KNOWN = new ConcurrentHashMap<>();

  private Names() {}

  /**
   * @param snake name of an attribute in a schema
   */
  public static String camel(String snake) {
    String known = KNOWN.get(snake);
    return known == null ? KNOWN.computeIfAbsent(snake, Names::made) : known;
  }

  private static String made(String snake) {
    if (snake.indexOf('_') < 0) {
      return snake;
    }
    if (snake.equals(MEMORY)) {
      return "ramGB";
    }
    StringBuilder out = new StringBuilder(snake.length());
    boolean upper = false;
    for (int i = 0; i < snake.length(); i++) {
      char c = snake.charAt(i);
      if (c == '_') {
        upper = true;
      } else {
        out.append(upper ? Character.toUpperCase(c) : c);
        upper = false;
      }
    }
    return out.toString().intern();
  }
}
