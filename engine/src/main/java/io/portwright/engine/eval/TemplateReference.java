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

  private TemplateReference() {}

  static Value value(Expression template, Evaluation evaluation, Bindings bindings)
      throws FunctionFailure {
    switch (template) {
      case Expression.Traversal _,
          Expression.RelativeTraversal _,
          Expression.IndexAccess _,
          Expression.Splat _ -> {}
      case Expression.StringLiteral _, Expression.Template _ ->
          throw invalid(
              WRITTEN_IN_PLACE
                  + ", and so does not support providing a literal template; consider using a"
                  + " template string expression instead");
      case Expression.TemplateWrap _ ->
          throw invalid(
              WRITTEN_IN_PLACE
                  + "; to treat the inner expression as template syntax, write the reference"
                  + " expression directly without any template interpolation syntax");
      case Expression _ -> throw notDirect();
    }
    Evaluation trial = evaluation.trial();
    Value value = trial.value(template, bindings);
    if (!trial.errors().isEmpty()) {
      throw invalid(TemplateContext.described(trial.errors().getFirst()));
    }
    return value;
  }

  static FunctionFailure notDirect() {
    return invalid(
        "must be a direct reference to a single string from elsewhere, containing valid Terraform"
            + " template syntax");
  }

  private static FunctionFailure invalid(String why) {
    return FunctionFailure.argument(0, "invalid template expression: " + why);
  }
}
