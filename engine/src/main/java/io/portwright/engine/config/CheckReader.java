package io.portwright.engine.config;

import io.portwright.engine.eval.GoRange;
import io.portwright.engine.eval.GoText;
import io.portwright.engine.syntax.BlockNode;
import io.portwright.engine.syntax.Name;
import io.portwright.provider.diagnostic.Diagnostic;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads {@code check} blocks. */
final class CheckReader {
  private static final BlockShape SHAPE =
      BlockShape.of(Set.of(), Set.of(), Set.of("assert")).with("data", List.of("type", "name"));

  private final ResourceReader resources;
  private final List<Diagnostic> found;
  private final SortedMap<String, CheckBlock> blocks = new TreeMap<>();

  /**
   * @param resources takes the data sources inside
   */
  CheckReader(ResourceReader resources, List<Diagnostic> found) {
    this.resources = resources;
    this.found = found;
  }

  SortedMap<String, CheckBlock> blocks() {
    return blocks;
  }

  void read(BlockNode block) {
    Name label = block.labels().getFirst();
    Optional<CheckBlock> earlier = Optional.ofNullable(blocks.get(label.text()));
    if (earlier.isPresent()) {
      found.add(
          Diagnostic.error(
              "Duplicate check " + GoText.quoted(label.text()) + " configuration",
              "A check block named "
                  + GoText.quoted(label.text())
                  + " was already declared at "
                  + GoRange.of(earlier.get().range())
                  + ". Check blocks must be unique within each module.",
              block.header()));
    }
    Identifiers.check(label, "Invalid check block name", found);
    found.addAll(SHAPE.problems(block));
    List<BlockNode> data = SHAPE.blocks(block.body(), "data");
    data.stream().skip(1).forEach(again -> found.add(multiple(data.getFirst(), again)));
    data.stream().limit(1).forEach(inside -> resources.readInside(inside, label.text()));
    List<CheckRule> rules =
        CheckRuleReader.read(SHAPE.blocks(block.body(), "assert"), Optional.empty(), found);
    if (rules.isEmpty()) {
      found.add(
          Diagnostic.error(
              "Zero assert blocks",
              "Check blocks must have at least one assert block.",
              block.header()));
    }
    blocks.putIfAbsent(label.text(), new CheckBlock(label.text(), rules, block.header()));
  }

  private static Diagnostic multiple(BlockNode first, BlockNode again) {
    return Diagnostic.error(
        "Multiple data resource blocks",
        "This check block already has a data resource defined at "
            + GoRange.of(first.header())
            + ".",
        again.header());
  }
}
