/**
 * The functions of the Terraform language, by name.
 *
 * <p>Entry point: {@link io.portwright.engine.eval.function.Functions}. A {@link
 * io.portwright.engine.eval.function.Function} checks and converts its arguments, treats null,
 * unknown and marked values, and then works; the evaluator only evaluates the arguments and turns a
 * {@link io.portwright.engine.eval.function.FunctionFailure} into a diagnostic. {@code try} and
 * {@code can} are not here: they take expressions, not values. May depend on {@code
 * provider.value}.
 */
@NullMarked
package io.portwright.engine.eval.function;

import org.jspecify.annotations.NullMarked;
