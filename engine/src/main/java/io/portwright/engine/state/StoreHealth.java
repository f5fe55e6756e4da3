package io.portwright.engine.state;

import java.util.List;

/**
 * What a look at everything that is stored has found.
 *
 * @param commits of the branch
 * @param objects of git that were read and compared with their names
 * @param records in the newest state
 * @param locked files of the newest state whose secrets no key here opens, so that they could not
 *     be checked
 * @param damage one sentence each, without a full stop
 */
public record StoreHealth(int commits, int objects, int records, int locked, List<String> damage) {
  public StoreHealth {
    damage = List.copyOf(damage);
  }
}
