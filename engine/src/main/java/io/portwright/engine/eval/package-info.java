/**
 * Values of expressions.
 *
 * <p>Entry points: {@link io.portwright.engine.eval.Evaluator} and {@link
 * io.portwright.engine.eval.Scope}, through which an expression sees names and functions. Results
 * and messages are Terraform's, unknown and sensitive values included. Knows nothing of blocks.
 */
@NullMarked
package io.portwright.engine.eval;

import org.jspecify.annotations.NullMarked;
