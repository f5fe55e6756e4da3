package io.portwright.engine.syntax.json;

import java.util.List;
import java.util.Map;

/**
 * How the properties of a JSON object that is a body are read. Names that are not listed are read
 * as arguments, so that whoever knows the schema can refuse them.
 */
sealed interface BodyForm {

  /**
   * The body's blocks and arguments.
   *
   * @param blocks by type
   * @param arguments what strings are in the arguments that are not {@code others}
   * @param others what strings are in all other arguments
   */
  record Mixed(Map<String, BlockForm> blocks, Map<String, Meaning> arguments, Meaning others)
      implements BodyForm {
    public Mixed {
      blocks = Map.copyOf(blocks);
      arguments = Map.copyOf(arguments);
    }
  }

  /**
   * Values of variables: arguments of any name whose strings are no templates. Declarations of
   * variables, which do not belong here, are blocks so that they can be told from values.
   */
  record Variables() implements BodyForm {}

  /** Arguments of any name, no blocks; must be one JSON object. */
  record ArgumentsOnly(Meaning meaning) implements BodyForm {}

  /**
   * A type of block.
   *
   * @param labels what each label is, for messages
   * @param bodies the form of the body of a block with given labels
   */
  record BlockForm(List<String> labels, Bodies bodies) {
    public BlockForm {
      labels = List.copyOf(labels);
    }

    static BlockForm plain(BodyForm body) {
      return new BlockForm(List.of(), _ -> body);
    }

    static BlockForm labelled(String label, BodyForm body) {
      return new BlockForm(List.of(label), _ -> body);
    }
  }

  /** Forms of bodies that depend on labels. */
  interface Bodies {
    BodyForm of(List<String> labels);
  }
}
