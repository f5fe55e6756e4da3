package io.portwright.engine.eval;

import io.portwright.engine.eval.function.FunctionFailure;
import io.portwright.engine.syntax.Expression;
import io.portwright.provider.value.Value;

/**
 * The first argument of {@code templatestring}: a reference to a template. One that is written in
 * place is a mistake, as it would be rendered before the call.
 */
final class TemplateReference {
  private static final String WRITTEN_IN_PLACE =
      "templatestring is only for rendering templates retrieved dynamically from elsewhere";

  private static final String NOT_DIRECT =
      "must be a direct reference to a single string from elsewhere, containing valid Terraform"
          + " template syntax";

  private TemplateReference() {}

  static Value value(Expression template, Evaluation evaluation, Bindings bindings)
      throws FunctionFailure {
    if (!isReference(template)) {
      throw invalid(problem(template));
    }
    Evaluation trial = evaluation.trial();
    Value value = trial.value(template, bindings);
    if (!trial.errors().isEmpty()) {
      throw invalid(TemplateContext.described(trial.errors().getFirst()));
    }
    return value;
  }

  /** A name, and steps and splats behind it. */
  private static boolean isReference(Expression expression) {
    return switch (expression) {
      case Expression.Traversal _ -> true;
      case Expression.RelativeTraversal relative -> isReference(relative.source());
      case Expression.IndexAccess index -> isReference(index.collection());
      case Expression.Splat splat -> isReference(splat.source());
      case Expression _ -> false;
    };
  }

  private static String problem(Expression template) {
    return switch (template) {
      case Expression.Template parts when parts.parts().size() > 1 ->
          WRITTEN_IN_PLACE
              + "; to render an inline template, consider using a plain template string"
              + " expression";
      case Expression.StringLiteral _, Expression.Template _ ->
          WRITTEN_IN_PLACE
              + ", and so does not support providing a literal template; consider using a"
              + " template string expression instead";
      case Expression.TemplateWrap _ ->
          WRITTEN_IN_PLACE
              + "; to treat the inner expression as template syntax, write the reference"
              + " expression directly without any template interpolation syntax";
      case Expression _ -> NOT_DIRECT;
    };
  }

  static FunctionFailure notDirect() {
    return invalid(NOT_DIRECT);
  }

  private static FunctionFailure invalid(String why) {
    return FunctionFailure.argument(0, "invalid template expression: " + why);
  }
}
