package io.portwright.provider.megaport.product;

import java.util.Locale;

/** Attribute names as the API spells them: {@code product_uid} is {@code productUid}. */
public final class Names {

  private Names() {}

  public static String camel(String snake) {
    StringBuilder out = new StringBuilder(snake.length());
    boolean upper = false;
    for (int i = 0; i < snake.length(); i++) {
      char c = snake.charAt(i);
      if (c == '_') {
        upper = true;
      } else {
        out.append(upper ? String.valueOf(c).toUpperCase(Locale.ROOT) : c);
        upper = false;
      }
    }
    return out.toString();
  }
}
