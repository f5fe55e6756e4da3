package io.portwright.engine.plan;

import io.portwright.engine.config.Lifecycle;
import io.portwright.engine.config.ResourceBlock;
import io.portwright.provider.diagnostic.Diagnostic;
import java.util.List;

/** {@code prevent_destroy}: a block that forbids that its objects are ended. */
final class Protection {
  private Protection() {}

  static List<Diagnostic> findings(ResourceBlock block, Change change) {
    boolean ends =
        switch (change) {
          case Change.Replace _ -> true;
          case Change.Delete delete -> delete.deposed().isEmpty();
          case Change.Create _, Change.Update _, Change.Forget _, Change.Read _, Change.NoOp _ ->
              false;
        };
    if (!ends || !block.lifecycle().is(Lifecycle.Flag.PREVENT_DESTROY)) {
      return List.of();
    }
    return List.of(
        Diagnostic.error(
                "Instance cannot be destroyed",
                "Resource "
                    + change.address()
                    + " has lifecycle.prevent_destroy set, but the plan calls for this resource to"
                    + " be destroyed. To avoid this error and continue with the plan, either"
                    + " disable lifecycle.prevent_destroy or reduce the scope of the plan using the"
                    + " -target option.",
                block.range())
            .about(change.address().toString()));
  }
}
