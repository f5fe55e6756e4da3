package io.portwright.engine.config;

import io.portwright.engine.syntax.BlockNode;
import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.diagnostic.SourceRange;

/** What a later version will read. */
final class NotYet {
  static final String SUMMARY = "Not supported by this version yet";
  static final String CODE = "CONFIG-2";

  private NotYet() {}

  static Diagnostic block(BlockNode block) {
    return of(
        "Blocks of type \""
            + block.type()
            + "\" are not supported by this version yet. Remove the block to plan the rest of the"
            + " configuration.",
        block.header());
  }

  static Diagnostic type(String kind, String type, SourceRange range) {
    return of(
        "The "
            + kind
            + " \""
            + type
            + "\" is not supported by this version yet. Remove the block to plan the rest of the"
            + " configuration.",
        range);
  }

  private static Diagnostic of(String detail, SourceRange range) {
    return Diagnostic.error(SUMMARY, detail, range).withCode(CODE);
  }
}
