package io.portwright.provider.megaport.product;

/** Attribute names as the API spells them: {@code product_uid} is {@code productUid}. */
public final class Names {

  /** The one name whose unit keeps its capitals (contract §3.2, §7.3). */
  private static final String MEMORY = "ram_gb";

  private Names() {}

  public static String camel(String snake) {
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
    return out.toString();
  }
}
