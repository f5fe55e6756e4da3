package io.portwright.engine.plan;

import io.portwright.engine.graph.Digraph;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the statements that one statement may have to wait for without comparing it with every
 * other one: chains of thousands of moves are usual in configurations that live long.
 */
final class MoveIndex {
  /** By the object that a statement brings. */
  private final Map<MovePattern.Place, List<MoveStatement>> targets = new HashMap<>();

  /** By the names of the calls that lead to a module, of statements that bring modules. */
  private final Map<List<String>, List<MoveStatement>> targetModules = new HashMap<>();

  /** The same of statements that take modules. */
  private final Map<List<String>, List<MoveStatement>> sourceModules = new HashMap<>();

  private MoveIndex(List<MoveStatement> all) {
    for (MoveStatement statement : all) {
      for (MovePattern.Place place : statement.target().places()) {
        targets.computeIfAbsent(place, _ -> new ArrayList<>()).add(statement);
      }
      if (statement.isOfModules()) {
        targetModules
            .computeIfAbsent(statement.target().names(), _ -> new ArrayList<>())
            .add(statement);
        sourceModules
            .computeIfAbsent(statement.source().names(), _ -> new ArrayList<>())
            .add(statement);
      }
    }
  }

  /** Which statements follow which. */
  static Digraph<MoveStatement> chains(List<MoveStatement> all) {
    MoveIndex index = new MoveIndex(all);
    Digraph<MoveStatement> graph = new Digraph<>();
    for (MoveStatement statement : all) {
      graph.add(statement);
      index.link(statement, graph);
    }
    return graph;
  }

  private void link(MoveStatement statement, Digraph<MoveStatement> graph) {
    for (MovePattern.Place place : statement.source().wanted()) {
      for (MoveStatement other : targets.getOrDefault(place, List.of())) {
        waits(statement, other, graph);
      }
    }
    for (MovePattern side : List.of(statement.source(), statement.target())) {
      List<String> names = side.names();
      for (int length = 0; length <= names.size(); length++) {
        List<String> around = names.subList(0, length);
        targetModules
            .getOrDefault(around, List.of())
            .forEach(other -> waits(statement, other, graph));
        sourceModules
            .getOrDefault(around, List.of())
            .forEach(other -> waits(other, statement, graph));
      }
    }
  }

  private static void waits(
      MoveStatement statement, MoveStatement other, Digraph<MoveStatement> graph) {
    if (statement.number() != other.number() && statement.follows(other)) {
      graph.add(statement, other);
    }
  }
}
