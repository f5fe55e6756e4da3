package io.portwright.engine.plan;

/** Why an instance is dealt with as it is, where the difference of its attributes does not say. */
public enum Reason {
  /** The attributes say it. */
  NONE,
  /** At least one attribute cannot be changed in place. */
  REPLACE_BECAUSE_CANNOT_UPDATE,
  /** An earlier attempt left it half made. */
  REPLACE_BECAUSE_TAINTED,
  /** The user asked for it. */
  REPLACE_BY_REQUEST,
  /** Something that {@code replace_triggered_by} names changes. */
  REPLACE_BY_TRIGGERS,
  /** The object is in state, its block is no longer in the configuration. */
  DELETE_BECAUSE_NO_RESOURCE_CONFIG,
  /** The object is in state, the call of its module is no longer in the configuration. */
  DELETE_BECAUSE_NO_MODULE,
  /** A {@code moved} block leads to an address that nobody declares. */
  DELETE_BECAUSE_NO_MOVE_TARGET,
  /** The block has {@code count} where it had {@code for_each}, or the like. */
  DELETE_BECAUSE_WRONG_REPETITION,
  /** The index is not below {@code count} any more. */
  DELETE_BECAUSE_COUNT_INDEX,
  /** The key is not in {@code for_each} any more. */
  DELETE_BECAUSE_EACH_KEY,
  /** A replacement was interrupted before the old object was ended. */
  DELETE_BECAUSE_DEPOSED,
  /** The data source's arguments are not known before apply. */
  READ_BECAUSE_CONFIG_UNKNOWN,
  /** Something that the data source depends on will change. */
  READ_BECAUSE_DEPENDENCY_PENDING,
  /** The data source belongs to a {@code check} block, which wants the latest. */
  READ_BECAUSE_CHECK_NESTED
}
