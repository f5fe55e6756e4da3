package io.portwright.engine.plan;

/** Why an instance is dealt with as it is, where the difference of its attributes does not say. */
public enum Reason {
  /** The attributes say it. */
  NONE,
  /** At least one attribute cannot be changed in place. */
  REPLACE_BECAUSE_CANNOT_UPDATE,
  /** An earlier attempt left it half made. */
  REPLACE_BECAUSE_TAINTED,
  /** The object is in state, its block is no longer in the configuration. */
  DELETE_BECAUSE_NO_RESOURCE_CONFIG,
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
  READ_BECAUSE_DEPENDENCY_PENDING
}
