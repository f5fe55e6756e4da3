/**
 * HCL native syntax: text to tokens to tree. A tree always comes back, together with the list of
 * what is wrong in the text; ranges are offsets into the {@link
 * io.portwright.provider.diagnostic.SourceFile}.
 *
 * <p>Entry points: {@link io.portwright.engine.syntax.Parser} and {@link
 * io.portwright.engine.syntax.References}. Nothing here evaluates anything, and this package
 * depends on diagnostics only.
 */
@NullMarked
package io.portwright.engine.syntax;

import org.jspecify.annotations.NullMarked;
