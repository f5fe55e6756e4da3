package io.portwright.provider.sandbox.http;

/**
 * One request that came in, without its bodies.
 *
 * @param path as sent, without its query
 * @param query as sent; empty when there is none
 * @param status of the answer; 0 when the connection was dropped
 */
public record LoggedRequest(String method, String path, String query, int status) {}
