package io.portwright.engine.syntax;

/** {@code key = value} in an object constructor. */
public record ObjectItem(ObjectKey key, Expression value) {}
