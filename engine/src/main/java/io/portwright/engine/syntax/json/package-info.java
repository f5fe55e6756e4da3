/**
 * HCL's JSON syntax: text to values to the same tree that the native syntax makes, so that nothing
 * behind it knows which of the two a file was written in.
 *
 * <p>Entry point: {@link io.portwright.engine.syntax.json.JsonParser}. Depends on {@code syntax}
 * and diagnostics only.
 *
 * <p>JSON does not say which properties are blocks, nor which strings are templates, types,
 * addresses or plain text: Terraform finds out when it decodes a body with a schema. Here the tree
 * is made at once, from a table of the language's own blocks ({@code LanguageForms}) and, for
 * blocks of providers, the names that their schemas have ({@code NestedBlocks}). A tree that
 * decodes itself on demand was rejected: every reader of the configuration would need a second way
 * to ask, while the table is 200 lines. What Terraform reports late (a body of the wrong JSON type
 * when it is decoded, a broken template when it is evaluated) is kept in the tree and reported by
 * whoever decodes or evaluates it, so the stages of a run show the same errors.
 */
@NullMarked
package io.portwright.engine.syntax.json;

import org.jspecify.annotations.NullMarked;
