package io.portwright.engine.config;

import io.portwright.provider.diagnostic.Diagnostic;
import io.portwright.provider.diagnostic.SourceRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Blocks of providers that this program does not have; reported as one error. */
final class ForeignBlocks {
  private final Map<String, List<String>> titlesByFile = new TreeMap<>();
  private final SortedSet<String> providers = new TreeSet<>();
  private Optional<SourceRange> first = Optional.empty();

  /**
   * @param title as written: {@code resource "aws_vpc" "main"}
   */
  void add(String provider, String title, SourceRange range) {
    providers.add(provider);
    titlesByFile.computeIfAbsent(range.file().name(), _ -> new ArrayList<>()).add(title);
    if (first.isEmpty()) {
      first = Optional.of(range);
    }
  }

  Optional<Diagnostic> problem() {
    return first.map(range ->
        Diagnostic.error("Blocks of other providers", detail(), range).withCode("CONFIG-1"));
  }

  private String detail() {
    StringBuilder text =
        new StringBuilder("This program orders network services and has no ")
            .append(providers.size() == 1 ? "provider " : "providers ")
            .append(String.join(", ", providers))
            .append(". Blocks that need ")
            .append(providers.size() == 1 ? "it" : "them")
            .append(":\n");
    titlesByFile.forEach((file, titles) -> {
      text.append("\n  ").append(file).append('\n');
      titles.forEach(title -> text.append("    ").append(title).append('\n'));
    });
    return text.append(
            """

            Move these blocks to a folder of their own and run Terraform there. What they need from \
            this folder, such as a VLAN or a service key, becomes an output here and is read there \
            with a terraform_remote_state data source or given as a variable; what this folder needs \
            from them becomes a variable here.\
            """)
        .toString();
  }
}
